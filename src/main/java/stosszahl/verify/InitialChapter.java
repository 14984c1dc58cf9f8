package stosszahl.verify;

import java.util.List;
import java.util.OptionalLong;
import stosszahl.claim.Claim;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.grid.GridSpace;
import stosszahl.grid.InitialData;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.ManyParticleLaw;
import stosszahl.kac.KacModel;

/** (A1) and (A2): the initial data of the two hierarchies, traced down from {@code N} particles on the grid. */
final class InitialChapter {
    /** Rounding of sums over all states of {@code N} particles. */
    private static final double ROUNDING = 1e-12;

    private InitialChapter() {}

    static Section write(FiniteModels finite, KacModel model, List<Long> particles) {
        return model.start() instanceof InitialLaw ? products(finite) : sphere(model, particles);
    }

    private static Section products(FiniteModels finite) {
        InitialLaw initial = finite.model().model().initial();
        String marginals = initial.chaotic() ? "$f_0^{\\otimes s}$" : "$\\sum_j p_j f_j^{\\otimes s}$";
        double difference = 0;
        double norm = 0;
        String witness = "";
        for (int n : finite.particles()) {
            GridSpace all = GridSpace.of(finite.model().grid(), n);
            norm = Math.max(norm, all.level(n).norm(InitialData.of(all, initial).marginal(n)));
            for (int s = 1; s <= 2; s++) {
                BanachSpace<SymmetricMasses> space = finite.limit(0).space().level(s);
                SymmetricMasses marginal = finite.finite(n, 0).component(s);
                norm = Math.max(norm, space.norm(marginal));
                double d = space.norm(
                        space.combine(1, marginal, -1, finite.limit(0).component(s)));
                if (d >= difference) {
                    difference = d;
                    witness = "N = " + n + ", s = " + s;
                }
            }
        }
        return new SectionBuilder("Initial data")
                .say("The initial law of $N$ velocities is " + initial.name() + ". Its marginal of order $s \\le N$ is "
                        + marginals
                        + " for every $N$; beyond $s = N$ it is 0 by (2.20). The law of all $N$ velocities on the grid is traced down here, one particle at a time."
                        + (initial.chaotic()
                                ? ""
                                : " The velocities are exchangeable but not independent, so the limit of the marginals is no tensor power: Theorem 2.2"
                                        + " applies and Theorem 2.3 does not."))
                .find(Claim.of(
                                "A1",
                                "$F_{N,0} \\to F_0$ pointwise weakly; here $f_{N,0}^{(s)} = f_0^{(s)}$ as soon as $N \\ge s$",
                                "Theorem 2.1, (A1)")
                        .witness(witness)
                        .note("norm of the difference, s = 1, 2, N = " + finite.particles())
                        .atMost(difference, ROUNDING))
                .find(Claim.of(
                                "A2",
                                "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$; for densities the norm is 1",
                                "Theorem 2.1, (A2)")
                        .note("the largest norm of a marginal, s = 1, 2 and N, N = " + finite.particles())
                        .relatively(ROUNDING)
                        .atMost(norm, 1))
                .build();
    }

    /** The uniform law on the energy sphere: its marginals below level {@code N} have densities that depend on {@code N}. */
    private static Section sphere(KacModel model, List<Long> particles) {
        ManyParticleLaw law = model.start();
        SectionBuilder section = new SectionBuilder("Initial data")
                .say("The initial law of $N$ velocities is the " + law.name()
                        + ". It has no density: level $N$ itself is a measure outside $L^1$, and lower marginals"
                        + " are densities that depend on $N$ and tend to Gaussians. The exact moments and the particles start from this law; the grids, which"
                        + " hold densities, start from products of its limit.");
        double[] numbers = particles.stream().mapToDouble(n -> n).toArray();
        for (int s = 1; s <= 2; s++) {
            double[] distance = new double[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                distance[i] = law.distanceFromLimit(OptionalLong.of(particles.get(i)), s);
            }
            section.find(Rates.finding(
                    Claim.of(
                                    "A1/s=" + s,
                                    "$\\|f_{N,0}^{(" + s + ")} - f_0^{(" + s
                                            + ")}\\|_1 \\to 0$, so $F_{N,0} \\to F_0$ pointwise weakly",
                                    "Theorem 2.1, (A1)")
                            .note("a bound for the distance to the Gaussian (Diaconis and Freedman 1987), N = "
                                    + particles),
                    numbers,
                    distance));
        }
        return section.find(
                        Claim.of("A2", "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$", "Theorem 2.1, (A2)")
                                .notApplicable(
                                        "level N is a probability measure without a density, outside L^1; in the space of measures every norm is 1"))
                .build();
    }
}
