package stosszahl.theorem;

import java.util.ArrayList;
import java.util.List;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.hierarchy.Convergence;

/** Theorem 2.1: convergence in observables, (2.18). */
final class ConvergenceSection {
    private ConvergenceSection() {}

    static <E> Section write(Setting<E> setting, List<Solution<E>> finite, Solution<E> limit) {
        SectionBuilder out = new SectionBuilder("Theorem 2.1: convergence in observables");
        out.say(
                "The error is the largest over the times $0, T/4, .., T$. It is judged by itself, whether or not the hypotheses hold; an error that what the truncated series lacks could hide is unresolved.");
        List<List<Object>> rows = new ArrayList<>();
        List<Figure.Curve> curves = new ArrayList<>();
        for (Convergence.Observable<E> o : setting.observables) {
            Decay decay = errors(setting, o, finite, limit);
            out.find(decay.judge(Claim.of(
                            "theorem-2.1/" + Setting.id(o),
                            "$\\sup_{t \\le T} |\\langle f_N^{(" + o.level() + ")}(t) - f^{(" + o.level()
                                    + ")}(t), \\varphi\\rangle|$ decays as $N$ grows",
                            "Theorem 2.1, (2.18)")
                    .note("T = " + setting.end)));
            rows.addAll(decay.rows(Setting.id(o)));
            curves.addAll(decay.curve(Setting.id(o)));
        }
        out.show(new Table(
                "errors",
                "The largest error over the window, and what the truncated series may lack",
                List.of("observable", "$N$", "error", "may lack"),
                rows));
        if (!curves.isEmpty()) {
            out.show(new Figure(
                    "error-against-N",
                    "Distance to the limit",
                    "The largest error over $[0,T]$ of each observable against $N$, with the last local exponent",
                    new Figure.Axis("N", true),
                    new Figure.Axis("error", true),
                    curves));
        }
        return out.build();
    }

    private static <E> Decay errors(
            Setting<E> setting, Convergence.Observable<E> o, List<Solution<E>> finite, Solution<E> limit) {
        Decay decay = new Decay(setting.family.rate());
        int s = o.level();
        for (int i = 0; i < finite.size(); i++) {
            Solution<E> solution = finite.get(i);
            double error = 0;
            double rounding = 0;
            double truncation = 0;
            for (double t : setting.times()) {
                double a = o.functional().apply(solution.value(s, t));
                double b = o.functional().apply(limit.value(s, t));
                double norm = o.functional().norm();
                error = Math.max(error, Math.abs(a - b));
                rounding = Math.max(rounding, norm * (solution.rounding(s, t) + limit.rounding(s, t)));
                truncation = Math.max(truncation, norm * (solution.truncation(s, t) + limit.truncation(s, t)));
            }
            decay.add(setting.particles.get(i), error, rounding, truncation);
        }
        return decay;
    }
}
