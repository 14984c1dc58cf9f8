package stosszahl.theorem;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.hierarchy.OperatorNorms;

/** Condition 1, (2.9), and Condition 2, (2.14). */
final class ConditionSection<E> {
    private final Setting<E> setting;
    private final List<List<Object>> rows = new ArrayList<>();

    private ConditionSection(Setting<E> setting) {
        this.setting = setting;
    }

    static <E> Section write(Setting<E> setting) {
        ConditionSection<E> section = new ConditionSection<>(setting);
        SectionBuilder out = new SectionBuilder("Conditions 1 and 2");
        out.say(
                "The operators are held against the constants that are claimed, on every level looked at. Norms are exact where the family states them, or where the unit ball is the hull of the"
                        + " elements that the space lists; elsewhere they are estimated from below, by random elements and power steps, which can refute only.");
        for (int k = 0; k <= setting.reach; k++) {
            out.find(section.conditionOne(k));
        }
        for (int k = 0; k <= setting.reach; k++) {
            out.find(section.conditionTwo(k));
        }
        return out.show(new Table(
                        "norms",
                        "The largest norm beside its bound, over the levels looked at",
                        List.of("hierarchy", "$k$", "$s$", "norm", "bound"),
                        section.rows))
                .build();
    }

    private Finding conditionOne(int k) {
        Comparison comparison = Comparison.start();
        setting.finite.forEach((n, member) -> compare(comparison, member, setting.family.norms(n), k));
        return Claim.of(
                        "condition-1/k=" + k,
                        "$\\|\\mathscr C^N_{" + indices(k) + "}\\| \\le R_" + k + " s$ for every $N$, with $R_" + k
                                + " = " + number(setting.constants.constant(k)) + "$",
                        "Condition 1, (2.9)")
                .note(range())
                .judge(comparison);
    }

    private Finding conditionTwo(int k) {
        Comparison comparison = Comparison.start();
        compare(comparison, setting.limit, setting.family.limitNorms(), k);
        return Claim.of(
                        "condition-2/k=" + k,
                        "$\\|\\mathscr C^\\infty_{" + indices(k) + "}\\| \\le \\rho_" + k + " s$, with $\\rho_" + k
                                + " = " + number(setting.limitConstants.constant(k)) + "$",
                        "Condition 2, (2.14)")
                .note(range())
                .judge(comparison);
    }

    private String range() {
        return "levels up to " + setting.levels + (setting.finite.isEmpty() ? "" : ", N = " + setting.particles);
    }

    private void compare(Comparison comparison, Setting.Member<E> member, Optional<OperatorNorms> stated, int k) {
        // No level beyond those of the family is asked for: spaces may end there.
        int top = Math.min(setting.levels, member.hierarchy().levels()) - k;
        double worst = -1;
        List<Object> row = List.of();
        for (int s = 1; s <= top && k <= member.hierarchy().reach(); s++) {
            int level = s;
            double found = setting.elements.norm(member.hierarchy(), s, k);
            double norm = stated.isPresent() ? Math.max(found, stated.get().norm(s, k)) : found;
            double bound = member.constants().bound(s, k);
            comparison.atMost(norm, bound, () -> place(member, level, k, norm, bound));
            if (stated.isEmpty() && !setting.elements.exact(member.hierarchy(), s + k)) {
                comparison.unresolved(
                        "the norms are lower bounds, found by random elements and power steps: they can refute only; state exact norms");
            }
            double ratio = norm == 0 ? 0 : norm / bound;
            if (ratio > worst) {
                worst = ratio;
                row = List.of(member.name(), k, s, norm, bound);
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static String place(Setting.Member<?> member, int s, int k, double norm, double bound) {
        return member.name() + ", s = " + s + ", k = " + k + ": norm " + Comparison.show(norm) + ", bound "
                + Comparison.show(bound);
    }

    private static String indices(int k) {
        return k == 0 ? "s,s" : "s,s+" + k;
    }

    private static String number(double x) {
        return new BigDecimal(x).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
