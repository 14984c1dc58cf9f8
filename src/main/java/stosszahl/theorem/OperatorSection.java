package stosszahl.theorem;

import java.util.Optional;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.OperatorNorms;

/** (A3): {@code C^N} converges to {@code C^inf} in the sense of Definition 4, looked at along three sequences. */
final class OperatorSection<E> {
    private final Setting<E> setting;

    private OperatorSection(Setting<E> setting) {
        this.setting = setting;
    }

    /** The section; {@code dataConverge} is false where (A1) is refuted: data are then no sequence that Definition 4 is about. */
    static <E> Section write(Setting<E> setting, boolean dataConverge) {
        OperatorSection<E> section = new OperatorSection<>(setting);
        SectionBuilder out = new SectionBuilder("Operators: (A3)");
        out.say(
                "Definition 4 asks that $\\mathscr C^N F_N$ converges pointwise weakly to $\\mathscr C^\\infty F$ whenever $F_N$ does to $F$. It is looked at along the data, along the data of the limit,"
                        + " which do not depend on $N$, and along a random sequence, which does not either; one of them can refute it.");
        GradedElement<E> limit = setting.limit.data();
        GradedElement<E> random = setting.elements.randomSequence(setting.limit.hierarchy(), setting.levels);
        for (Convergence.Observable<E> o : setting.observables) {
            Claim data = claim("data", o, "F_{N,0}");
            out.find(
                    dataConverge
                            ? section.along(data, o, n -> setting.at(n).data(), limit)
                            : data.notApplicable("the data do not converge: (A1) is refuted"));
            out.find(section.along(claim("limit-data", o, "F_0"), o, n -> limit, limit));
            out.find(section.along(claim("random", o, "F"), o, n -> random, random));
        }
        section.differences().ifPresent(out::find);
        return out.build();
    }

    private static Claim claim(String sequence, Convergence.Observable<?> o, String f) {
        return Claim.of(
                "A3/" + sequence + "/" + Setting.id(o),
                "$\\langle \\pi_" + o.level() + " \\mathscr C^N " + f
                        + ", \\varphi\\rangle$ converges to that of the limit",
                "(A3), Definition 4");
    }

    private Finding along(
            Claim claim, Convergence.Observable<E> o, DataSection.Sequences<E> sequences, GradedElement<E> limit) {
        return DataSection.decay(
                        setting,
                        o,
                        n -> {
                            var c = setting.at(n).hierarchy();
                            GradedElement<E> f = sequences.at(n);
                            return GradedElement.generate(
                                    c.space(),
                                    o.level(),
                                    s -> s < o.level()
                                            ? c.space().level(s).zero()
                                            : c.component(s, fit(c.levels(), s + c.reach(), f)));
                        },
                        image(limit, o.level()))
                .judge(claim);
    }

    private GradedElement<E> image(GradedElement<E> limit, int level) {
        var c = setting.limit.hierarchy();
        return GradedElement.generate(
                c.space(),
                level,
                s -> s < level ? c.space().level(s).zero() : c.component(s, fit(c.levels(), s + c.reach(), limit)));
    }

    /** The levels that one component reads. */
    private GradedElement<E> fit(int levels, int needed, GradedElement<E> f) {
        int top = Math.min(levels, needed);
        if (top > f.levels()) {
            throw new IllegalArgumentException(setting.family.name() + ": " + f.levels()
                    + " levels do not determine the image on a level observed; use at least " + top + " levels");
        }
        return f.truncate(top);
    }

    /** What the family claims of {@code ||C^N_{s,s+k} - C^inf_{s,s+k}||}. */
    private Optional<Finding> differences() {
        Comparison comparison = Comparison.start();
        boolean stated = false;
        boolean estimate = false;
        for (long n : setting.particles) {
            Optional<OperatorNorms> bounds = setting.family.differences(n);
            if (bounds.isEmpty()) {
                continue;
            }
            stated = true;
            var c = setting.at(n).hierarchy();
            var limit = setting.limit.hierarchy();
            for (int k = 0; k <= Math.min(c.reach(), limit.reach()); k++) {
                for (int s = 1; s <= Math.min(setting.levels, Math.min(c.levels(), limit.levels())) - k; s++) {
                    int level = s;
                    int distance = k;
                    double found = setting.elements.difference(c, limit, s, k);
                    // The difference of two operators carries the rounding of both.
                    double rounding = 1e-13 * setting.elements.norm(limit, s, k);
                    double bound = bounds.get().norm(s, k);
                    comparison.atMost(
                            found, bound + rounding, () -> "N = " + n + ", s = " + level + ", k = " + distance);
                    estimate |= !setting.elements.exact(limit, s + k);
                }
            }
        }
        if (estimate) {
            comparison.unresolved("the norms are lower bounds: they can refute only");
        }
        return stated
                ? Optional.of(Claim.of(
                                "A3/differences",
                                "$\\|\\mathscr C^N_{s,s+k} - \\mathscr C^\\infty_{s,s+k}\\|$ is at most what the family claims",
                                "(6.51) for Kac's gas")
                        .judge(comparison))
                : Optional.empty();
    }
}
