package stosszahl.theorem;

import java.util.List;
import java.util.Optional;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Tolerance;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Majorant;

/** The Duhamel series, (5.17) and (5.18): its remainders against Lemma 5.1, and its sum against what the family knows of the solution. */
final class DuhamelSection<E> {
    /** Orders whose remainder is compared. */
    private static final int ORDERS = 12;

    private final Setting<E> setting;

    private DuhamelSection(Setting<E> setting) {
        this.setting = setting;
    }

    static <E> Section write(Setting<E> setting, List<Solution<E>> finite, Solution<E> limit) {
        DuhamelSection<E> section = new DuhamelSection<>(setting);
        SectionBuilder out = new SectionBuilder("The Duhamel series");
        out.say(
                "A partial sum of order $n$ reads $nm$ levels of data and needs no closure. Its remainder is measured against the reference solution where the family has one, otherwise against the sum"
                        + " of all orders at hand.");
        out.find(section.remainder("N", finite)).find(section.remainder("limit", List.of(limit)));
        section.reference("N", finite).ifPresent(out::find);
        section.reference("limit", List.of(limit)).ifPresent(out::find);
        return out.build();
    }

    /** {@code ||F(t) - S_n(t)|| <= t^(n+1)/(n+1)! b_(n+1)(s)} with Lemma 5.1's majorant of the bound (2.10) or (2.15). */
    private Finding remainder(String which, List<Solution<E>> solutions) {
        Claim claim = Claim.of(
                "duhamel/remainder/" + which,
                "the remainder of each partial sum is at most Lemma 5.1's majorant",
                "Lemma 5.1, (5.4), (5.5), (5.21)");
        Comparison comparison = Comparison.start();
        int left = 0;
        for (Solution<E> solution : solutions) {
            if (!(setting.end < solution.member().constants().lifeSpan())) {
                return claim.notApplicable("the bound of Propositions 2.1 and 2.2 needs a shorter window");
            }
            if (!(solution.initialNorm() < Double.POSITIVE_INFINITY)) {
                return claim.notApplicable("the data of " + solution.member().name() + " lie in no X_0");
            }
            for (int s = 1; s <= setting.observed(); s++) {
                for (double t : setting.times()) {
                    if (t > 0 && !remainders(comparison, solution, s, t)) {
                        left++;
                    }
                }
            }
        }
        if (left > 0) {
            comparison.note(left + " places are left out, where the full sum itself is not resolved");
        }
        return comparison.places() == 0 && left > 0
                ? claim.unresolved(Double.NaN, Double.NaN, 0, "the full sum is not resolved; use more levels")
                : claim.judge(comparison.note("orders up to " + ORDERS));
    }

    private boolean remainders(Comparison comparison, Solution<E> solution, int s, double t) {
        BanachSpace<E> x = solution.member().hierarchy().space().level(s);
        Optional<E> reference = solution.member().reference().at(s, t);
        E full = reference.orElseGet(() -> solution.value(s, t));
        double lacking = reference.isPresent() ? 0 : solution.truncation(s, t);
        double rounding = 10 * solution.rounding(s, t);
        if (!(lacking <= 1e-3 * solution.series().magnitude(s, t, solution.order(s)))) {
            return false;
        }
        Majorant majorant = Majorant.wellPosed(solution.member().constants(), t, setting.end, solution.initialNorm());
        for (int n = 0; n <= Math.min(ORDERS, solution.order(s)); n++) {
            int order = n;
            double measured = x.norm(x.combine(1, full, -1, solution.series().partialSum(s, t, n)));
            comparison
                    .tolerance(Tolerance.ROUNDING.and(
                            lacking + rounding, "rounding of the sums, and what the full sum lacks"))
                    .atMost(
                            measured,
                            majorant.bound(s, t, n),
                            () -> solution.member().name() + ", s = " + s + ", t = " + t + ", n = " + order);
        }
        return true;
    }

    /** The sum of the series against another source of the solution. */
    private Optional<Finding> reference(String which, List<Solution<E>> solutions) {
        Claim claim = Claim.of(
                "duhamel/reference/" + which,
                "the sum of the series is the solution that the family knows from another source",
                "(5.17), (5.18)");
        Comparison comparison = Comparison.start();
        boolean known = false;
        int left = 0;
        for (Solution<E> solution : solutions) {
            for (int s = 1; s <= setting.observed(); s++) {
                BanachSpace<E> x = solution.member().hierarchy().space().level(s);
                for (double t : setting.times()) {
                    Optional<E> reference = solution.member().reference().at(s, t);
                    if (reference.isEmpty()) {
                        continue;
                    }
                    known = true;
                    double lacking = solution.truncation(s, t);
                    if (!(lacking < Double.POSITIVE_INFINITY)) {
                        left++;
                        continue;
                    }
                    int level = s;
                    comparison
                            .tolerance(new Tolerance(
                                    1e-11, lacking, "rounding of both sources, and what the truncated series lacks"))
                            .equal(
                                    x.norm(x.combine(1, solution.value(s, t), -1, reference.get())),
                                    0,
                                    solution.series().magnitude(s, t, solution.order(s)),
                                    () -> solution.member().name() + ", s = " + level + ", t = " + t);
                }
            }
        }
        if (!known) {
            return Optional.empty();
        }
        return Optional.of(
                comparison.places() == 0 && left > 0
                        ? claim.unresolved(
                                Double.NaN, Double.NaN, 0, "the truncated series does not decide; use more levels")
                        : claim.judge(comparison));
    }
}
