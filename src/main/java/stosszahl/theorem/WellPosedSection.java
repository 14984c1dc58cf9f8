package stosszahl.theorem;

import java.util.List;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.LifeSpan;

/** The window (2.16), and the bounds (2.10) and (2.15) of Propositions 2.1 and 2.2. */
final class WellPosedSection<E> {
    private final Setting<E> setting;

    private WellPosedSection(Setting<E> setting) {
        this.setting = setting;
    }

    static <E> Section write(Setting<E> setting, List<Solution<E>> finite, Solution<E> limit) {
        WellPosedSection<E> section = new WellPosedSection<>(setting);
        LifeSpan span = setting.lifeSpan();
        return new SectionBuilder("The window and well-posedness")
                .find(section.window(span))
                .find(section.bounded("proposition-2.1", "(2.10)", "\\mathbf F_N", finite, setting.constants))
                .find(section.bounded(
                        "proposition-2.2", "(2.15)", "\\mathbf F", List.of(limit), setting.limitConstants))
                .show(new Table(
                        "times",
                        "The times that the constants give",
                        List.of("time", "value"),
                        List.of(
                                List.of("$T_*$, (2.16)", span.existenceTime()),
                                List.of("$T_*/m$", span.guaranteedTime()),
                                List.of("$T$", setting.end),
                                List.of("$\\theta_1$", setting.constants.theta(setting.end)),
                                List.of("$\\theta_2$", setting.limitConstants.theta(setting.end)))))
                .build();
    }

    private Finding window(LifeSpan span) {
        Claim claim = Claim.of("window", "$T < T_*/m$", "(2.16)");
        double guaranteed = span.guaranteedTime();
        if (Double.isInfinite(guaranteed)) {
            return claim.notApplicable("no levels are coupled: Theorem 2.1 holds for every T");
        }
        return claim.judge(Comparison.within(Tolerance.relative(0, "strict: the bound is the double below"))
                .atMost(setting.end, Math.nextDown(guaranteed), () -> "m = " + setting.reach));
    }

    private Finding bounded(
            String name, String label, String f, List<Solution<E>> solutions, GrowthConstants constants) {
        Claim claim = Claim.of(
                name,
                "$\\|" + f + "\\|_{\\boldsymbol\\mu} \\le (1 - \\theta)^{-1}$ times the norm of its data",
                "Proposition " + name.substring("proposition-".length()) + ", " + label);
        if (!(setting.end < constants.lifeSpan())) {
            return claim.notApplicable("T = " + setting.end + " is not below " + constants.lifeSpan()
                    + ", the inverse of the sum of the constants times e^k");
        }
        Comparison comparison = Comparison.start();
        int left = 0;
        for (Solution<E> solution : solutions) {
            if (!(solution.initialNorm() < Double.POSITIVE_INFINITY)) {
                return claim.notApplicable("the data of " + solution.member().name() + " lie in no X_0");
            }
            double bound = constants.solutionBound(setting.end, solution.initialNorm());
            int top = Math.min(
                    Math.max(setting.observed(), setting.levels / 2),
                    solution.series().levels());
            for (int s = 1; s <= top; s++) {
                for (double t : setting.times()) {
                    left += place(comparison, solution, s, t, bound) ? 0 : 1;
                }
            }
        }
        if (left > 0) {
            comparison.note(left + " places are left out, where the truncated series does not decide");
        }
        return comparison.places() == 0 && left > 0
                ? claim.unresolved(Double.NaN, Double.NaN, 0, "the truncated series does not decide; use more levels")
                : claim.judge(comparison);
    }

    /** Compares with the uncertainty of the series on the safe side; false if it does not decide. */
    private boolean place(Comparison comparison, Solution<E> solution, int s, double t, double bound) {
        double weight = Math.exp(-s * t / setting.end);
        double value = weight * solution.norm(s, t);
        double uncertainty = weight * (solution.truncation(s, t) + solution.rounding(s, t));
        double side = value - uncertainty > bound ? value - uncertainty : value + uncertainty;
        if (!(value + uncertainty <= bound || value - uncertainty > bound || t == 0)) {
            return false;
        }
        comparison.atMost(side, bound, () -> solution.member().name() + ", s = " + s + ", t = " + t);
        return true;
    }
}
