package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** The model, its constants and its two windows of time. */
final class ModelChapter {
    private ModelChapter() {}

    static Section write(KacModel model, ModelConstants constants, Windows windows) {
        boolean coupled = model.reach() > 0;
        SectionBuilder section = new SectionBuilder("The model, its constants and its windows of time")
                .say(String.format(
                        Locale.ROOT,
                        "The system of $N$ particles collides at rate $N$; a collision is of order $K$ with probability"
                                + " $\\beta_K$: %s. The highest order is $M = %d$, so level $s$ of the hierarchy is driven by the"
                                + " levels up to $s + m$, $m = %d$; one particle takes part in $\\alpha = %s$ collisions per unit of"
                                + " time. Initial law: %s.",
                        weights(model),
                        model.highestOrder(),
                        model.reach(),
                        fraction(model.alpha()),
                        model.start().name()))
                .say(
                        "Condition 1 holds with $R_k = 2\\sum_{\\ell>k}\\beta_\\ell\\,\\ell/(\\ell-k)$ for every $N \\ge M$ and every $s$. Lemma 6.4 gives"
                                + " $2\\sum_{\\ell>k}\\beta_\\ell(1-\\varepsilon)^{-\\ell}\\binom{\\ell}{k}$, "
                                + beside(constants)
                                + ". Condition 2 holds with $\\rho_k = 2\\beta_{k+1}(k+1)$. Sharper, for one $N$ and in exact fractions:"
                                + " $R_k^\\sharp(N) = \\max_s \\frac{2}{s}\\sum_n w_N(s;k,n)\\binom{s}{n}$.")
                .say(
                        coupled
                                ? String.format(
                                        Locale.ROOT,
                                        "The times (2.16): $T_* = %.6g$ and $T_*/m = %.6g$. Claims whose proof needs $T < T_*/m$ are"
                                                + " checked on the guaranteed window $[0, %.4g]$; Theorem 2.3 and the properties of"
                                                + " densities hold for all times and are checked on the long window $[0, %.4g]$.",
                                        constants.lifeSpan().existenceTime(),
                                        constants.lifeSpan().guaranteedTime(),
                                        windows.guaranteed(),
                                        windows.until())
                                : String.format(
                                        Locale.ROOT,
                                        "With $M = 1$ the levels are not coupled: $m = 0$, the factor $1/m$ of (2.16) means nothing, and"
                                                + " the limit holds for every time. Everything is checked on $[0, %.4g]$.",
                                        windows.until()));
        section.find(lemma(constants, constants.paper().orElse(null)));
        List<List<Object>> rows = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            for (var entry : constants.sharp().entrySet()) {
                KacConstants.Sharp sharp = entry.getValue().get(k);
                int distance = k;
                rows.add(List.of(
                        k,
                        number(entry.getKey()),
                        constants.uniform().get(k).doubleValue(),
                        constants
                                .paper()
                                .map(paper -> (Object) paper.get(distance).doubleValue())
                                .orElse("none"),
                        sharp.constant().doubleValue(),
                        fraction(sharp.constant()),
                        sharp.level(),
                        constants.limit().get(k).doubleValue()));
            }
        }
        return section.show(new Table(
                        "constants",
                        "The constants of Conditions 1 and 2: the uniform ones, (6.35), the sharp ones of each $N$ with a level $s$ that reaches them,"
                                + " and the limit's.",
                        List.of(
                                "$k$",
                                "$N$",
                                "$R_k^u$",
                                "$R_k$ of (6.35)",
                                "$R_k^\\sharp(N)$",
                                "exactly",
                                "at $s$",
                                "$\\rho_k$"),
                        rows))
                .build();
    }

    /** The paper's time beside ours. */
    private static String beside(ModelConstants constants) {
        return constants
                .paperLifeSpan()
                .map(life -> String.format(
                        Locale.ROOT,
                        "which for $\\varepsilon = %s$ is never less and gives $T_* = %.6g$",
                        fraction(constants.epsilon().orElseThrow()),
                        life.existenceTime()))
                .orElse("which says nothing at $N = M$");
    }

    /** (6.35) against the sharp constants of each {@code N}, in exact fractions; none at {@code N = M}. */
    static Finding lemma(ModelConstants constants, @Nullable List<BigFraction> paper) {
        Comparison comparison = Comparison.start();
        if (paper == null) {
            comparison.notApplicable("(6.35) needs epsilon < 1 and says nothing at N = M");
        } else {
            constants
                    .sharp()
                    .forEach((n, list) -> list.forEach(sharp -> comparison.atMost(
                            sharp.constant(),
                            paper.get(sharp.k()),
                            () -> "k = " + sharp.k() + ", N = " + n + ", s = " + sharp.level())));
        }
        return Claim.of(
                        "lemma-6.4",
                        "$\\frac{2}{s}\\sum_n w_N(s;k,n)\\binom{s}{n} \\le R_k$ of (6.35) for every $1 \\le s \\le N-k$",
                        "Lemma 6.4, (6.35), (6.39)")
                .note(
                        "every s, for the N of the table; measured and bound: R_k^sharp(N) and R_k where they are closest")
                .trusts(
                        "exact fractions; every s by the sign changes of the differences of a polynomial in s, for the N of the table")
                .judge(comparison);
    }

    private static String weights(KacModel model) {
        List<String> parts = new ArrayList<>();
        for (int order = 1; order <= model.highestOrder(); order++) {
            if (model.beta(order).signum() > 0) {
                parts.add("$\\beta_" + order + " = " + fraction(model.beta(order)) + "$");
            }
        }
        return String.join(", ", parts);
    }

    static String fraction(BigFraction x) {
        return x.toString().replace(" ", "");
    }

    static Object number(ParticleNumber n) {
        return n.finite() ? (Object) n.count() : "inf";
    }
}
