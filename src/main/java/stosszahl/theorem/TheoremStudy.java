package stosszahl.theorem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import stosszahl.claim.Section;
import stosszahl.claim.Study;

/**
 * Holds a family of hierarchies against Theorem 2.1: Conditions 1 and 2, (2.9) and (2.14); (A1)-(A3); the window (2.16); Propositions 2.1 and 2.2; the Duhamel series with its remainders, Lemma 5.1; and
 * convergence in observables, (2.18). Each claim is judged by itself: one hypothesis that fails does not refute another.
 *
 * <p>It looks at finitely many {@code N}, levels, times, observables and sequences: it refutes with a witness, and what holds, holds there.
 */
public final class TheoremStudy {
    /** The seed of the random elements and sequences, if none is asked for. */
    public static final long SEED = 2211_02758L;

    private TheoremStudy() {}

    /**
     * The study of a family, as the family asks for it.
     *
     * @param <E> the elements of the levels
     * @param family the family
     * @return all findings, tables and figures
     * @throws IllegalArgumentException if the numbers of the family make no sense
     */
    public static <E> Study run(HierarchyFamily<E> family) {
        return run(family, family.particles(), OptionalDouble.empty(), SEED);
    }

    /**
     * The study of a family. Cost: for each {@code N}, as many applications of {@code C^N} as there are levels.
     *
     * @param <E> the elements of the levels
     * @param family the family
     * @param particles the numbers {@code N}, increasing
     * @param until the end {@code T} of the window; empty for that of the family
     * @param seed the seed of the random elements and sequences
     * @return all findings, tables and figures
     * @throws IllegalArgumentException if the numbers make no sense
     */
    public static <E> Study run(HierarchyFamily<E> family, List<Long> particles, OptionalDouble until, long seed) {
        Setting<E> setting = new Setting<>(family, particles, until.orElseGet(family::end), seed);
        List<Solution<E>> finite = new ArrayList<>();
        double dataBound = setting.dataBound();
        setting.finite.values().forEach(member -> finite.add(new Solution<>(member, dataBound)));
        Solution<E> limit = new Solution<>(setting.limit, 0);
        List<Section> sections = new ArrayList<>();
        sections.add(ConditionSection.write(setting));
        Section data = DataSection.write(setting);
        sections.add(data);
        sections.add(OperatorSection.write(setting, !DataSection.refutesA1().test(data)));
        sections.add(WellPosedSection.write(setting, finite, limit));
        sections.add(DuhamelSection.write(setting, finite, limit));
        sections.add(ConvergenceSection.write(setting, finite, limit));
        return new Study(
                family.name(),
                family.name() + ": a family of hierarchies under Theorem 2.1",
                "family: " + family.getClass().getName() + "\n",
                parameters(setting, seed),
                sections);
    }

    private static Map<String, String> parameters(Setting<?> setting, long seed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("family", setting.family.getClass().getName());
        parameters.put("particle numbers", join(setting.particles));
        parameters.put("levels", Integer.toString(setting.levels));
        parameters.put("window", "[0, " + setting.end + "]");
        parameters.put("reach m", Integer.toString(setting.reach));
        parameters.put("constants R_k", setting.constants.toString());
        parameters.put("constants rho_k", setting.limitConstants.toString());
        parameters.put(
                "observables", setting.observables.stream().map(Setting::id).collect(Collectors.joining(", ")));
        parameters.put("seed", Long.toString(seed));
        String version = TheoremStudy.class.getPackage().getImplementationVersion();
        parameters.put("Stosszahl", version == null ? "development" : version);
        parameters.put("Java", Runtime.version().toString());
        return parameters;
    }

    private static String join(List<Long> numbers) {
        return numbers.stream().map(n -> Long.toString(n)).collect(Collectors.joining(", "));
    }
}
