package stosszahl.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.LifeSpan;
import stosszahl.hierarchy.Majorant;
import stosszahl.hierarchy.OperatorNorms;

/** The checks of {@link ConvergentFamilyContract}. */
final class FamilyChecks<E> {
    /** Errors below this are rounding of sums of numbers of size 1. */
    private static final double FLOOR = 1e-11;

    private static final double ROUNDING = 1e-11;

    private final ConvergentFamily<E> family;

    private FamilyChecks(ConvergentFamily<E> family) {
        this.family = family;
    }

    static <E> List<Check> of(ConvergentFamily<E> family) {
        FamilyChecks<E> c = new FamilyChecks<>(family);
        return List.of(
                new Check("Condition 1", "||C^N_{s,s+k}|| <= R_k s for every N", c::conditionOne),
                new Check(
                        "Condition 2",
                        "||C^inf_{s,s+k}|| <= rho_k s",
                        () -> c.growth("inf", family.limit(), family.limitConstants())),
                new Check("A1", "F_{N,0} converges to F_0 pointwise weakly", c::data),
                new Check("A2", "||F_{N,0}||_0 is bounded in N", c::bounded),
                new Check("A3", "C^N converges to C^inf in the sense of Definition 4", c::operators),
                new Check("window", "T < T_*/m (2.16)", c::window),
                new Check("Theorem 2.1", "F_N converges in observables to F on [0,T]", c::converges));
    }

    private void conditionOne() {
        for (long n : family.particles()) {
            growth(Long.toString(n), family.finite().apply(n), family.finiteConstants());
        }
    }

    private void growth(String n, Hierarchy<E> hierarchy, GrowthConstants constants) {
        Optional<OperatorNorms> norms = HierarchyChecks.normsOf(hierarchy);
        OperatorNorms given = norms.orElseThrow(() -> new NotApplicable("the hierarchy gives no operator norms"));
        int top = Math.min(family.levels(), hierarchy.levels());
        for (int s = 1; s <= top; s++) {
            for (int k = 0; k <= hierarchy.reach() && s + k <= top; k++) {
                Check.atMost(
                        "||C^" + n + "_{" + s + "," + (s + k) + "}||",
                        given.norm(s, k),
                        constants.bound(s, k) * (1 + ROUNDING),
                        "N = " + n + ", s = " + s + ", k = " + k + ", the constant " + constants.constant(k)
                                + " times s");
            }
        }
    }

    private void data() {
        decays(
                "|<F_{N,0} - F_0, phi>|",
                Convergence.pointwiseWeak(
                        family::dataOf, family.dataOfLimit(), family.observables(), family.numbers()));
    }

    private void bounded() {
        for (long n : family.particles()) {
            Check.atMost(
                    "||F_{N,0}||_0",
                    family.dataOf(n).norm(0),
                    family.dataBound() * (1 + ROUNDING),
                    "N = " + n + ", the bound that was claimed");
        }
    }

    /** Along the data, which converge if (A1) holds, and along a sequence that does not depend on {@code N}. */
    private void operators() {
        decays(
                "|<C^N F_0 - C^inf F_0, phi>|",
                Convergence.ofOperators(
                        family.finite(),
                        family.limit(),
                        n -> {
                            GradedElement<E> limit = family.dataOfLimit();
                            return limit.truncate(Math.min(
                                    limit.levels(), family.finite().apply(n).levels()));
                        },
                        family.dataOfLimit(),
                        family.observables(),
                        family.numbers()));
    }

    private LifeSpan lifeSpan() {
        return LifeSpan.of(family.finiteConstants(), family.limitConstants());
    }

    private void window() {
        double guaranteed = lifeSpan().guaranteedTime();
        if (!(family.end() < guaranteed)) {
            throw new AssertionError(
                    "T = " + family.end() + " is not below T_*/m = " + guaranteed + "; use a shorter window");
        }
    }

    private void converges() {
        Convergence table = Convergence.inObservables(
                family::path, family.limitPath(), family.observables(), family.numbers(), family.times());
        decays("sup_t |<F_N(t) - F(t), phi>|", table);
        double[] errors = table.largestErrors();
        double last = errors[errors.length - 1];
        double remainder = remainder();
        if (remainder > Math.max(FLOOR, last)) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "unresolved: with %d levels of data the series may lack %.3g, more than the error %.3g at the largest N;"
                            + " use more levels or a shorter window",
                    family.levels(),
                    remainder,
                    last));
        }
    }

    /** What the series of the limit may lack at the end of the window; that of a finite hierarchy lacks no more if its constants are no larger. */
    private double remainder() {
        double worst = 0;
        GrowthConstants constants = family.limitConstants();
        DuhamelSeries<E> series = DuhamelSeries.of(family.limit(), family.dataOfLimit());
        if (!(family.end() < constants.lifeSpan()) || constants.reach() == 0) {
            return 0;
        }
        for (Convergence.Observable<E> o : family.observables()) {
            Majorant majorant = Majorant.wellPosed(
                    constants, family.end(), family.end(), family.dataOfLimit().norm(0));
            worst = Math.max(
                    worst,
                    o.functional().norm() * majorant.bound(o.level(), family.end(), family.order(series, o.level())));
        }
        return worst;
    }

    private void decays(String what, Convergence table) {
        if (table.decays(family.rate(), FLOOR)) {
            return;
        }
        // The smallest failing pair of numbers of particles, for the first observable that fails there.
        List<Convergence.Row> rows = table.rows();
        int width = rows.size() / family.particles().size();
        for (int i = width; i < rows.size(); i++) {
            Convergence.Row before = rows.get(i - width);
            Convergence.Row now = rows.get(i);
            double allowed = before.error() * Math.pow((double) before.particles() / now.particles(), family.rate());
            if (!(now.error() <= Math.max(FLOOR, allowed))) {
                throw new AssertionError(String.format(
                        Locale.ROOT,
                        "%s = %.8g at N = %d after %.8g at N = %d (s = %d, phi = %s) does not fall like N^-%s; largest errors %s",
                        what,
                        now.error(),
                        now.particles(),
                        before.error(),
                        before.particles(),
                        now.level(),
                        now.observable(),
                        family.rate(),
                        Arrays.toString(table.largestErrors())));
            }
        }
    }
}
