package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Tolerance;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.ManyParticleLaw;
import stosszahl.kac.KacModel;

/** (A1) and (A2): the initial data of the two hierarchies, traced down from {@code N} particles on the grid. */
final class InitialChapter {
    private static final Tolerance TRACES = Tolerance.relative(
            1e-12, "rounding of sums over all states of N particles, relative to the norm of the data");

    private static final Tolerance QUADRATURE =
            Tolerance.relative(1e-6, "midpoint rule of 20000 panels for an integrand with kinks");

    /** Above this many coordinates the density of the sphere differs from Gauss's by rounding of its logarithm. */
    private static final long MOST = 1_000_000;

    /** One marginal traced down from {@code N} particles: its norm, and its distance from the limit's, of the given norm. */
    record Marginal(String where, double norm, double difference, double limitNorm) {}

    private InitialChapter() {}

    static Section write(FiniteModels finite, KacModel model, List<Long> particles) {
        return model.start() instanceof InitialLaw ? products(finite) : sphere(model, particles);
    }

    private static Section products(FiniteModels finite) {
        InitialLaw initial = finite.model().model().initial();
        String marginals = initial.chaotic() ? "$f_0^{\\otimes s}$" : "$\\sum_j p_j f_j^{\\otimes s}$";
        List<Marginal> all = new ArrayList<>();
        for (int n : finite.particles()) {
            for (int s = 1; s <= Math.min(2, n); s++) {
                BanachSpace<SymmetricMasses> space = finite.limit(0).space().level(s);
                SymmetricMasses marginal = finite.finite(n, 0).component(s);
                SymmetricMasses limit = finite.limit(0).component(s);
                all.add(new Marginal(
                        "N = " + n + ", s = " + s,
                        space.norm(marginal),
                        space.norm(space.combine(1, marginal, -1, limit)),
                        space.norm(limit)));
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
                .find(first(all))
                .find(second(all))
                .build();
    }

    static Finding first(List<Marginal> all) {
        Comparison comparison = Comparison.within(TRACES);
        all.forEach(m -> comparison.equal(m.difference(), 0, m.limitNorm(), m::where));
        return Claim.of(
                        "A1",
                        "$F_{N,0} \\to F_0$ pointwise weakly; here $f_{N,0}^{(s)} = f_0^{(s)}$ as soon as $N \\ge s$",
                        "Theorem 2.1, (A1)")
                .note(
                        "norm of the difference; the law of N particles traced down one at a time against the law of the limit")
                .judge(comparison);
    }

    static Finding second(List<Marginal> all) {
        Comparison comparison = Comparison.within(TRACES);
        all.forEach(m -> comparison.equal(m.norm(), 1, 1, m::where));
        return Claim.of("A2", "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$; for densities every norm is 1", "Theorem 2.1, (A2)")
                .note("the norm of each marginal traced down, s = 1, 2")
                .judge(comparison);
    }

    /** The uniform law on the energy sphere: its marginals below level {@code N} have densities that depend on {@code N}. */
    private static Section sphere(KacModel model, List<Long> particles) {
        ManyParticleLaw law = model.start();
        SectionBuilder section = new SectionBuilder("Initial data")
                .say("The initial law of $N$ velocities is the " + law.name()
                        + ". It has no density: level $N$ itself is a measure outside $L^1$, and lower marginals"
                        + " are densities that depend on $N$ and tend to Gaussians. The exact moments and the particles start from this law; the grids, which"
                        + " hold densities, start from products of its limit.");
        double[] numbers = particles.stream()
                .filter(n -> n * law.dimension() <= MOST)
                .mapToDouble(n -> n)
                .toArray();
        for (int s = 1; s <= 2; s++) {
            int k = s * law.dimension();
            double[] distance = new double[numbers.length];
            double[] bound = new double[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                double coordinates = numbers[i] * law.dimension();
                distance[i] = k <= coordinates - 4 ? sphereDistance(coordinates, k, coordinates - k - 2) : 2;
                bound[i] = law.distanceFromLimit(OptionalLong.of((long) numbers[i]), s);
            }
            section.find(diaconisFreedman(s, numbers, distance, bound));
            section.find(Rates.finding(
                    Claim.of(
                                    "A1/rate/s=" + s,
                                    "$\\|f_{N,0}^{(" + s + ")} - f_0^{(" + s
                                            + ")}\\|_1 \\to 0$, so $F_{N,0} \\to F_0$ pointwise weakly",
                                    "Theorem 2.1, (A1)")
                            .note("the distance integrated numerically"),
                    numbers,
                    distance));
        }
        return section.find(
                        Claim.of("A2", "$\\sup_N \\|F_{N,0}\\|_0 < \\infty$", "Theorem 2.1, (A2)")
                                .notApplicable(
                                        "level N is a probability measure without a density, outside L^1; in the space of measures every norm is 1"))
                .build();
    }

    /** The distance of the marginals, integrated, against Diaconis and Freedman's bound; where that is 2 it says nothing. */
    static Finding diaconisFreedman(int s, double[] numbers, double[] distance, double[] bound) {
        Comparison comparison = Comparison.within(QUADRATURE);
        for (int i = 0; i < numbers.length; i++) {
            int at = i;
            if (bound[i] < 2) {
                comparison.atMost(distance[i], bound[i], () -> "N = " + (long) numbers[at]);
            }
        }
        return Claim.of(
                        "A1/s=" + s,
                        "$\\|f_{N,0}^{(" + s + ")} - f_0^{(" + s + ")}\\|_1 \\le 2(k+3)/(n-k-3)$, $k = " + s
                                + "d$, $n = dN$",
                        "Theorem 2.1, (A1); Diaconis and Freedman 1987, Theorem 1")
                .note("the density on the sphere and the Gaussian, integrated numerically in L1; N up to " + MOST
                        + "/d")
                .judge(comparison);
    }

    /**
     * The {@code L^1} distance between the standard Gaussian of {@code R^k} and the density {@code c (1 - r^2/n)^{p/2}}, in the radius. Both are normalised by the same midpoint rule, so no
     * constant of either is shared with the bound.
     *
     * @param n the number {@code dN} of coordinates, the squared radius of the sphere
     * @param k the coordinates of the marginal
     * @param p twice the exponent: {@code n - k - 2} for the marginal of the sphere
     * @return the distance
     */
    static double sphereDistance(double n, int k, double p) {
        int panels = 20_000;
        // Beyond this radius the Gaussian has no mass in binary64, and neither has the sphere's density, which lies
        // below a multiple of it.
        double h = (20 + Math.sqrt(k)) / panels;
        double[] sphere = new double[panels];
        double[] gauss = new double[panels];
        double sphereMass = 0;
        double gaussMass = 0;
        for (int i = 0; i < panels; i++) {
            double r = (i + 0.5) * h;
            double volume = Math.pow(r, k - 1);
            gauss[i] = volume * Math.exp(-r * r / 2);
            sphere[i] = r * r < n ? volume * Math.exp(p / 2 * Math.log1p(-r * r / n)) : 0;
            sphereMass += sphere[i];
            gaussMass += gauss[i];
        }
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            sum += Math.abs(sphere[i] / sphereMass - gauss[i] / gaussMass);
        }
        return sum;
    }
}
