package stosszahl.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.RealLine;

/** Hierarchies of scalars that break exactly one hypothesis of Theorem 2.1, and one that breaks Condition 2. */
final class HierarchyGallery {
    private static final List<Long> NUMBERS = List.of(4L, 8L, 16L, 32L);
    private static final GrowthConstants LINEAR = GrowthConstants.of(0, 1);
    private static final double WINDOW = 0.25; // below T_* = 1/e

    private HierarchyGallery() {}

    static List<Counterexample> all() {
        return List.of(conditionOne(), conditionTwo(), dataA1(), dataA2(), operatorsA3(), tooLong());
    }

    /** {@code C^N_{s,s+1} = s (1 - s/N)}, which converges to {@code s}. */
    private static Hierarchy<Double> linear(long n) {
        return new Scalars("s (1 - s/N)", Math.toIntExact(n), s -> s * (1 - s / (double) n));
    }

    private static Hierarchy<Double> linearLimit() {
        return new Scalars("s", Hierarchy.INFINITE, s -> s);
    }

    /** With the data {@code 2^-s} the limit is {@code (2 - t)^-s}. */
    private static ConvergentFamily<Double> family(
            LongFunction<Hierarchy<Double>> finite,
            Hierarchy<Double> limit,
            ConvergentFamily.Data<Double> data,
            IntFunction<Double> limitData,
            GrowthConstants limitConstants,
            double end) {
        return new ConvergentFamily<>(
                finite,
                limit,
                data,
                limitData,
                LINEAR,
                limitConstants,
                1,
                end,
                40,
                List.of(
                        new Convergence.Observable<>(1, RealLine.multiple(1)),
                        new Convergence.Observable<>(2, RealLine.multiple(1))),
                NUMBERS,
                0.5);
    }

    private static double halves(int s) {
        return Math.pow(0.5, s);
    }

    private static Counterexample example(
            String hypothesis, String title, String story, ConvergentFamily<Double> family) {
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("N", NUMBERS.stream().mapToDouble(Long::doubleValue).toArray());
        figures.put(
                "f_N^(1)(T)",
                NUMBERS.stream()
                        .mapToDouble(n -> family.path(n).apply(family.end()).component(1))
                        .toArray());
        figures.put(
                "f^(1)(T) of the limit, " + family.levels() + " levels of its series",
                new double[] {family.limitPath().apply(family.end()).component(1)});
        return new Counterexample(
                hypothesis, title, story, Set.of(hypothesis, "Theorem 2.1"), FamilyChecks.of(family), figures);
    }

    /** The family that breaks nothing: what the others differ from. */
    static ConvergentFamily<Double> sound() {
        return family(
                HierarchyGallery::linear, linearLimit(), (n, s) -> halves(s), HierarchyGallery::halves, LINEAR, WINDOW);
    }

    private static Counterexample conditionOne() {
        return example(
                "Condition 1",
                "C^N_{s,s+1} = s^3/N for s < N, which vanishes in the limit at every level",
                "At levels s of the size of N the operators grow like s^2. Their products reach down to level 1: f_N^(1)(t) blows up as N grows for every t > 0, and the limit is constant.",
                family(
                        n -> new Scalars("s^3/N", Math.toIntExact(n), s -> (double) s * s * s / n),
                        new Scalars("0", Hierarchy.INFINITE, s -> 0),
                        (n, s) -> 1.0,
                        s -> 1.0,
                        GrowthConstants.of(0, 0),
                        WINDOW));
    }

    private static Counterexample dataA1() {
        return example(
                "A1",
                "the data of F_N is 3^-s and that of F is 2^-s",
                "Everything converges, to the solution from other data.",
                family(
                        HierarchyGallery::linear,
                        linearLimit(),
                        (n, s) -> Math.pow(1.0 / 3, s),
                        HierarchyGallery::halves,
                        LINEAR,
                        WINDOW));
    }

    private static Counterexample dataA2() {
        return example(
                "A2",
                "the data vanishes but for level N, where it is 4^(N-1)",
                "At every fixed level the data converges to 0. What sits at level N comes down to level 1 in time T = 1/4: f_N^(1)(t) = (4t)^(N-1).",
                family(
                        n -> linearLimit(),
                        linearLimit(),
                        (n, s) -> s == n ? Math.pow(4, n - 1.0) : 0,
                        s -> 0.0,
                        LINEAR,
                        WINDOW));
    }

    private static Counterexample operatorsA3() {
        return example(
                "A3",
                "C^N converges to C^inf_{s,s+1} = s, and the limit is claimed to be s/2",
                "The solutions converge, to the solution of another hierarchy.",
                family(
                        HierarchyGallery::linear,
                        new Scalars("s/2", Hierarchy.INFINITE, s -> s / 2.0),
                        (n, s) -> halves(s),
                        HierarchyGallery::halves,
                        LINEAR,
                        WINDOW));
    }

    private static Counterexample tooLong() {
        return example(
                "window",
                "the data 1 at every level and T = 1.2, beyond T_* = 1/e and beyond the blow-up at t = 1",
                "The limit (1 - t)^-s ends at t = 1. Every F_N exists for all times, and at T = 1.2 f_N^(1) grows without bound.",
                family(HierarchyGallery::linear, linearLimit(), (n, s) -> 1.0, s -> 1.0, LINEAR, 1.2));
    }

    private static Counterexample conditionTwo() {
        TwoSolutions two = TwoSolutions.of(20);
        Hierarchy<Double> hierarchy = two.hierarchy();
        List<Check> checks = new ArrayList<>();
        HierarchyChecks.of(
                        hierarchy,
                        GrowthConstants.of(0, TwoSolutions.RATE),
                        RandomElements::scalar,
                        HierarchyChecks.normsOf(hierarchy),
                        6,
                        2211_02758L,
                        50)
                .stream()
                .filter(check -> check.id().startsWith("hierarchy/")
                        || check.id().equals("Condition 2")
                        || check.id().equals("mild equation"))
                .forEach(checks::add);
        checks.add(new Check(
                "uniqueness",
                "the solution in X_mu from the data 0 is 0",
                () -> Check.equal(
                        "f^(1)(1)", two.solution(1, 1), 0, 1e-12, "another solution from the same data is 0")));
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("f^(s)(1), s = 1..5", new double[] {
            two.solution(1, 1), two.solution(2, 1), two.solution(3, 1), two.solution(4, 1), two.solution(5, 1)
        });
        figures.put("largest |f^(s)(t)| over t <= 1 and s <= 20", new double[] {two.largest()});
        return new Counterexample(
                "Condition 2",
                "C_{s,s+1} = 2 s^2",
                "From the data 0 there are two solutions in X_mu: 0, and f^(s) = g^(s-1)(t) / (2^(s-1) (s-1)!^2) with g = exp(-1/t), whose derivatives at 0 vanish and grow like (s!)^2 only.",
                Set.of("Condition 2", "uniqueness"),
                checks,
                figures);
    }
}
