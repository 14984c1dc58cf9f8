package stosszahl.verify;

import stosszahl.initial.InitialLaw;

/** (A1) and (A2): the initial data of the two hierarchies. */
final class InitialChapter {
    private InitialChapter() {}

    static Section write(InitialLaw initial) {
        String marginals = initial.chaotic() ? "$f_0^{\\otimes s}$" : "$\\sum_j p_j f_j^{\\otimes s}$";
        return new SectionBuilder("Initial data")
                .say("The initial law of $N$ velocities is " + initial.name() + ". Its marginal of order $s \\le N$ is "
                        + marginals
                        + " for every $N$; beyond $s = N$ it is 0 by (2.20)."
                        + (initial.chaotic()
                                ? ""
                                : " The velocities are exchangeable but not independent, so the limit of the marginals is no tensor"
                                        + " power: Theorem 2.2 applies and Theorem 2.3 does not."))
                .find(Claim.of(
                                "A1",
                                "$F_{N,0} \\to F_0$ pointwise weakly: for each $s$, $\\langle f_{N,0}^{(s)} - f_0^{(s)}, \\varphi\\rangle \\to 0$",
                                "Theorem 2.1, (A1)")
                        .note(
                                "by construction: f_{N,0}^(s) = f_0^(s) as soon as N >= s, so the difference is exactly 0")
                        .exactly(true, 0, 0))
                .find(Claim.of("A2", "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$", "Theorem 2.1, (A2)")
                        .note(
                                "by construction: every marginal is a probability density, so the norm (2.2) with mu = 0 is exactly 1")
                        .exactly(true, 1, 1))
                .build();
    }
}
