package stosszahl.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;

/** (A1), (A2), and that data are in {@code X_0}, (2.2). */
final class DataSection<E> {
    /** A norm that grows by less than this power of {@code N}, or this rate per level, is called bounded. */
    private static final double FLAT = 0.01;

    /** A norm that grows by more than this power of {@code N} is called unbounded; between tens of particles {@code log N} looks like a power of 0.3. */
    private static final double STEEP = 0.4;

    private final Setting<E> setting;

    private DataSection(Setting<E> setting) {
        this.setting = setting;
    }

    static <E> Section write(Setting<E> setting) {
        DataSection<E> section = new DataSection<>(setting);
        SectionBuilder out = new SectionBuilder("Initial data: (A1) and (A2)");
        for (Convergence.Observable<E> o : setting.observables) {
            out.find(section.weak(o));
        }
        out.find(setting.family.dataBound().isPresent() ? section.bounded() : section.growth());
        out.find(section.inSpace());
        List<List<Object>> rows = new ArrayList<>();
        setting.all()
                .forEach(m ->
                        rows.add(List.of(m.name(), m.data().levels(), m.data().norm(0))));
        return out.show(new Table(
                        "data",
                        "The norms $\\|F_{N,0}\\|_0$ and $\\|F_0\\|_0$ over the levels looked at",
                        List.of("hierarchy", "levels", "norm"),
                        rows))
                .build();
    }

    /** Does (A1) stand for all observables: if not, data are no sequence that Definition 4 is about. */
    static Predicate<Section> refutesA1() {
        return section -> section.findings().stream()
                .anyMatch(f -> f.claim().startsWith("A1/") && f.verdict() == Verdict.REFUTED);
    }

    private Finding weak(Convergence.Observable<E> o) {
        return decay(setting, o, n -> setting.at(n).data(), setting.limit.data())
                .judge(Claim.of(
                        "A1/" + Setting.id(o),
                        "$\\langle f_{N,0}^{(" + o.level() + ")}, \\varphi\\rangle$ converges to $\\langle f_0^{("
                                + o.level() + ")}, \\varphi\\rangle$",
                        "(A1), (2.17)"));
    }

    /** A sequence for each {@code N}. */
    @FunctionalInterface
    interface Sequences<E> {
        GradedElement<E> at(long n);
    }

    /** The differences of one observable. */
    static <E> Decay decay(
            Setting<E> setting, Convergence.Observable<E> o, Sequences<E> sequences, GradedElement<E> limit) {
        Decay decay = new Decay(setting.family.rate());
        E b = limit.component(o.level());
        BanachSpace<E> x = limit.space().level(o.level());
        for (long n : setting.particles) {
            E a = sequences.at(n).component(o.level());
            double error = Math.abs(o.functional().apply(a) - o.functional().apply(b));
            decay.add(n, error, Elements.rounding(o, x.norm(a) + x.norm(b)), 0);
        }
        return decay;
    }

    private Claim boundedClaim() {
        return Claim.of("A2", "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$", "(A2)")
                .note("levels up to " + setting.levels + ", N = " + setting.particles);
    }

    private Finding bounded() {
        double bound = setting.family.dataBound().orElseThrow();
        Comparison comparison = Comparison.start();
        each((member, s, norm) -> comparison.atMost(
                norm, bound, () -> member.name() + ", level s = " + s + ", the bound that is claimed"));
        return boundedClaim().judge(comparison);
    }

    /**
     * No bound is claimed: the largest norm up to each {@code N} must not grow like a power of {@code N}, by the local powers between the larger half of the numbers. It is called bounded where they are
     * flat, or fall at least like {@code N^-1/2}, as those of {@code c (1 - 1/N)} do and those of {@code log N} do not.
     *
     * <p>The numbers up to that of the levels are judged by themselves as well: of larger ones the data are at hand in part, and would look bounded.
     */
    private Finding growth() {
        Claim claim = boundedClaim().note("no bound is claimed: judged by powers of N");
        if (setting.particles.size() < 3) {
            return claim.unresolved(Double.NaN, Double.NaN, 0, "a power needs three values of N; claim a bound");
        }
        for (long n : setting.particles) {
            double norm = setting.at(n).data().norm(0);
            if (!(norm < Double.POSITIVE_INFINITY)) {
                return claim.judge(Comparison.start().atMost(norm, 0, () -> "N = " + n));
            }
        }
        Comparison flat = Comparison.within(Tolerance.relative(0, "the bound is a power of N that is called none"));
        Comparison falling = Comparison.within(Tolerance.relative(0, "between the -1 of 1 - 1/N and the 0 of a power"));
        boolean steep = false;
        for (List<Growth> all : List.of(
                growth(setting.particles),
                growth(setting.particles.stream()
                        .filter(n -> n <= setting.levels)
                        .toList()))) {
            for (int i = all.size() / 2; i < all.size(); i++) {
                Growth g = all.get(i);
                flat.atMost(g.power(), FLAT, g::show);
                steep |= g.power() > STEEP;
                if (i > 0) {
                    falling.atMost(g.fall(all.get(i - 1)), -0.5, g::show);
                }
            }
        }
        if (flat.verdict() == Verdict.HOLDS || steep) {
            return claim.judge(flat);
        }
        return falling.verdict() == Verdict.HOLDS
                ? claim.note("the powers fall with N; measured is how fast").judge(falling)
                : claim.witness(flat.witness())
                        .unresolved(
                                flat.measured(), FLAT, flat.places(), "slow growth; claim a bound, or use larger N");
    }

    private List<Growth> growth(List<Long> numbers) {
        List<Growth> all = new ArrayList<>();
        double before = 0;
        long last = 0;
        for (long n : numbers) {
            double norm = Math.max(before, setting.at(n).data().norm(0));
            if (last > 0) {
                all.add(new Growth(last, before, n, norm));
            }
            last = n;
            before = norm;
        }
        return all;
    }

    /** The largest norm up to two neighbouring numbers. */
    private record Growth(long from, double before, long n, double norm) {
        double power() {
            return norm == before ? 0 : Math.log(norm / before) / Math.log((double) n / from);
        }

        /** The power of {@code N} that the local powers fall by. */
        double fall(Growth earlier) {
            return power() == 0 ? -1 : Math.log(power() / earlier.power()) / Math.log((double) n / earlier.n);
        }

        String show() {
            return String.format(
                    Locale.ROOT,
                    "the largest norm up to N = %d is %.6g, up to N = %d it is %.6g",
                    from,
                    before,
                    n,
                    norm);
        }
    }

    /** Over the levels at hand the norms must not grow geometrically: the second half of the levels may add little. */
    private Finding inSpace() {
        Comparison comparison =
                Comparison.within(Tolerance.relative(0, "the bound is a growth per level that is called none"));
        Claim claim = Claim.of(
                "A2/X_0", "$F_{N,0}$ and $F_0$ lie in $X_0$: their norms are bounded over the levels", "(2.2)");
        for (Setting.Member<E> member : setting.all()) {
            int top = member.data().levels();
            if (member.hierarchy().levels() != Hierarchy.INFINITE) {
                continue; // Finitely many levels: always bounded.
            }
            double half = Math.max(member.data().truncate(Math.max(1, top / 2)).norm(0), Double.MIN_NORMAL);
            double all = Math.max(member.data().norm(0), Double.MIN_NORMAL);
            double perLevel = Math.log(all / half) / Math.max(1, top - Math.max(1, top / 2));
            comparison.atMost(
                    perLevel,
                    FLAT,
                    () -> String.format(
                            Locale.ROOT,
                            "%s: %.6g up to level %d, %.6g up to level %d",
                            member.name(),
                            half,
                            Math.max(1, top / 2),
                            all,
                            top));
        }
        return claim.judge(comparison);
    }

    private interface Visitor<E> {
        void at(Setting.Member<E> member, int s, double norm);
    }

    private void each(Visitor<E> visitor) {
        for (Setting.Member<E> member : setting.finite.values()) {
            for (int s = 1; s <= member.data().levels(); s++) {
                visitor.at(
                        member,
                        s,
                        member.hierarchy().space().level(s).norm(member.data().component(s)));
            }
        }
    }
}
