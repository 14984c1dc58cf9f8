package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** A rate for all times, beyond the paper: the proved bounds beside the true distance, how far each can be tightened, and the rate as the exact moments have it. */
final class RateChapter {
    private static final int EXACT_LEVELS = 5;

    /** How many numbers of particles the lemma of the theorem for every N is compared at. */
    private static final int THEOREM = 30;

    /** Numbers of particles at which the expansion in 1/N is compared: far beyond the orders of collisions, where the fourth coefficient does not count. */
    private static final long[] LARGE = {1000, 10_000};

    /** The time shown in the tables, by its place: near the end of the guaranteed window in most models. */
    private static final int MOMENT = 5;

    private RateChapter() {}

    static Section write(
            FiniteModels finite, KacModel model, List<Long> particles, Windows windows, double relaxationTime) {
        SectionBuilder section = new SectionBuilder("A rate for all times (beyond the paper)")
                .say(
                        "The paper proves convergence without a rate. For densities, $e_s(t) = \\|f_N^{(s)}(t) - f^{(s)}(t)\\|_{L^1}$ is at most"
                                + " $\\int_0^t E_s[\\delta_N(S_u)]\\,du$ with a jump process $S$ that counts the particles met (Feynman and Kac), and, sharper, at most"
                                + " $2(1 - E_s[e^{-\\int_0^t Q_N(S'_u)du}])$, $Q_N(s) = s\\sum_K K\\beta_K\\bigl(1 - \\binom{N-s}{K-1}/\\binom{N-1}{K-1}\\bigr)$: both trees"
                                + " of collisions agree until the limit's collides with a particle it has met. For every $N$ at once it is at most"
                                + " $\\frac{3G}{N-1}\\int_0^t b_s$, $G = \\sum_K K(K-1)\\beta_K$. The bounds are rounded up, so they are proved; they use that densities are positive,"
                                + " symmetric and of mass 1, and chaotic data, but none of the hypotheses H1, H2 and H3. Beside them stands the true distance in the"
                                + " finite model.");
        section.find(RateFindings.theorem(model, model, THEOREM));
        bounds(section, finite);
        if (finite.model().model().initial().parts().size() == 1) {
            tightened(section, finite);
        }
        moments(section, MeasuredRates.of(model), model, particles, windows, relaxationTime);
        return section.build();
    }

    /** The distances of a finite model at all its times, with a bound each. */
    static List<RateFindings.Bounded> places(FiniteModels finite, int s, Bound bound) {
        List<RateFindings.Bounded> places = new ArrayList<>();
        for (int n : finite.particles()) {
            for (double t : finite.times()) {
                if (t > 0) {
                    places.add(new RateFindings.Bounded(
                            String.format(Locale.ROOT, "N = %d, t = %.4g", n, t),
                            finite.defect(n, s, t, t),
                            bound.at(n, s, t)));
                }
            }
        }
        return places;
    }

    /** A bound for a distance. */
    @FunctionalInterface
    interface Bound {
        double at(int n, int s, double t);
    }

    /** The claims that {@link RateFindings#bounded} judges. */
    static Claim claim(String name, int s) {
        return Claim.of(
                "rate/" + name + "/s=" + s,
                "$\\|f_N^{(" + s + ")}(t) - f^{(" + s + ")}(t)\\|_1$ is at most "
                        + (name.equals("bound")
                                ? "the proved bound, for every $t$"
                                : "the bound for every $N$ at once, for every $t$"),
                RateFindings.BEYOND);
    }

    private static void bounds(SectionBuilder section, FiniteModels finite) {
        KacModel model = finite.model().model();
        List<List<Object>> rows = new ArrayList<>();
        String range = "N = " + finite.particles() + ", all times; uses none of H1, H2, H3";
        for (int s = 1; s <= 2; s++) {
            for (int n : finite.particles()) {
                ConvergenceRate rate = ConvergenceRate.of(model, ParticleNumber.of(n));
                double t = finite.times().get(Math.min(MOMENT, finite.times().size() - 1));
                double truth = finite.defect(n, s, t, t);
                rows.add(List.of(
                        n,
                        s,
                        t,
                        truth,
                        rate.bound(s, t),
                        rate.feynmanKac(s, t),
                        rate.everyNumber(s, t),
                        rate.bound(s, t) / truth));
            }
            section.find(RateFindings.bounded(
                    claim("bound", s).note(range),
                    places(
                            finite,
                            s,
                            (n, j, t) -> ConvergenceRate.of(model, ParticleNumber.of(n))
                                    .bound(j, t))));
            section.find(RateFindings.bounded(
                    claim("theorem", s).note(range),
                    places(
                            finite,
                            s,
                            (n, j, t) -> ConvergenceRate.of(model, ParticleNumber.of(n))
                                    .everyNumber(j, t))));
        }
        section.show(new Table(
                "rate-bounds",
                "The true distance in the finite model and its proved bounds, one time for each $N$ and $s$; the last bound is the theorem's for every $N$.",
                List.of("N", "s", "t", "distance", "bound", "Feynman-Kac", "every N", "bound / distance"),
                rows));
    }

    private static void tightened(SectionBuilder section, FiniteModels finite) {
        int n = finite.particles().get(0);
        GridModel grid = finite.model();
        KacModel model = grid.model();
        InitialLaw initial = model.initial();
        double t = finite.times().get(Math.min(MOMENT, finite.times().size() - 1));
        CellMasses start = CellMasses.of(grid.grid(), initial.parts().get(0).law());
        SolutionRate rate = SolutionRate.of(grid, start, n, Math.min(n, EXACT_LEVELS), n, t);
        double truth = finite.defect(n, 1, t, t);
        ConvergenceRate proved = ConvergenceRate.of(model, ParticleNumber.of(n));
        List<List<Object>> rows = new ArrayList<>();
        add(rows, "closed form for every N", proved.everyNumber(1, t), truth);
        add(rows, "Feynman-Kac, delta_N(s)", proved.feynmanKac(1, t), truth);
        add(rows, "coupling", proved.coupled(1, t), truth);
        add(rows, "coupling, collisions forget", rate.regenerating(1, t), truth);
        add(rows, "delta_N(s,t) from collision norms", rate.bound(SolutionRate.Version.COLLISION_NORMS, 1), truth);
        add(rows, "delta_N(s,t) exactly", rate.bound(SolutionRate.Version.EXACT_DEFECT, 1), truth);
        add(rows, "exactly, collisions forget", rate.bound(SolutionRate.Version.FORGETTING, 1), truth);
        section.show(new Table(
                "rate-tightened",
                String.format(
                        Locale.ROOT,
                        "How loose the bounds are: $s = 1$, $N = %d$, $t = %.4g$, true distance %.4g. Below the coupling they use the finite model's own solution and"
                                + " collisions, so they speak of this instance.",
                        n,
                        t,
                        truth),
                List.of("bound by", "value", "bound / distance"),
                rows));
        section.find(solution(n, t, truth, rate));
    }

    /** The tightened bound is above the distance. */
    static Finding solution(int n, double t, double truth, SolutionRate rate) {
        return RateFindings.bounded(
                Claim.of(
                                "rate/solution",
                                "the bound with $\\delta_N(s,t) = \\|(C^N - C^\\infty)f(t)^{\\otimes\\cdot}\\|$ of the solution itself is above the distance too",
                                RateFindings.BEYOND)
                        .note("Runge-Kutta, not rounded outward"),
                List.of(new RateFindings.Bounded(
                        "s = 1, N = " + n + ", t = " + t, truth, rate.bound(SolutionRate.Version.EXACT_DEFECT, 1))));
    }

    private static void add(List<List<Object>> rows, String name, double bound, double truth) {
        rows.add(List.of(name, bound, bound / truth));
    }

    private static void moments(
            SectionBuilder section,
            MeasuredRates rates,
            KacModel model,
            List<Long> particles,
            Windows windows,
            double relaxationTime) {
        double[] window = ConvergenceChapter.times(windows.until());
        boolean conserved = rates.conservesEnergy(20 * relaxationTime, particles.get(0));
        List<List<Object>> rows = new ArrayList<>();
        for (Observable phi : rates.observables()) {
            double size = MeasuredRates.largest(rates.coefficient(phi, 1, window));
            List<Long> enough = particles.stream().filter(n -> n >= phi.order()).toList();
            for (long n : enough) {
                double largest = rates.largest(phi, n, window);
                rows.add(List.of(
                        phi.text(), phi.order(), n, largest, size, largest / (phi.order() * (double) phi.order())));
            }
            section.find(RateFindings.coefficient(
                    RateFindings.coefficientClaim(phi.text()).note("long window"), expansion(rates, phi, window)));
            section.find(
                    conserved
                            ? uniform(rates, phi, enough, relaxationTime)
                            : RateFindings.uniformClaim(phi.text())
                                    .notApplicable(
                                            "the mean of one component's square is not conserved for every N, so nothing bounds the deviation"));
        }
        section.show(new Table(
                "rate-measured",
                "$\\max_t N|E_N\\varphi - E_\\infty\\varphi|$ on the long window, exactly from moments, the coefficient of $1/N$, and the first divided by $s^2$.",
                List.of("observable", "s", "N", "N x error", "coefficient", "N x error / s^2"),
                rows));
        section.find(quadratic(rates, model, window));
    }

    /** The expansion of one observable as the moment hierarchy has it. */
    static RateFindings.Expansion expansion(MeasuredRates rates, Observable phi, double... times) {
        double[][] scaled = new double[LARGE.length][];
        double[][] c = new double[3][];
        for (int i = 0; i < LARGE.length; i++) {
            scaled[i] = rates.scaled(phi, LARGE[i], times);
        }
        for (int q = 1; q <= 3; q++) {
            c[q - 1] = rates.coefficient(phi, q, times);
        }
        return new RateFindings.Expansion(times, LARGE.clone(), scaled, c, rates.scale(phi, times));
    }

    /** The deviation of one observable early and late, in relaxation times of the limit. */
    static Finding uniform(MeasuredRates rates, Observable phi, List<Long> particles, double relaxationTime) {
        double[] early = new double[40];
        for (int i = 0; i < early.length; i++) {
            early[i] = 20 * relaxationTime * Math.pow((i + 1) / 40.0, 2);
        }
        double[] late = {40 * relaxationTime, 100 * relaxationTime, 400 * relaxationTime};
        double[] before = new double[particles.size()];
        double[] after = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            before[i] = rates.largest(phi, particles.get(i), early);
            after[i] = rates.largest(phi, particles.get(i), late);
        }
        return RateFindings.uniform(
                RateFindings.uniformClaim(phi.text()), particles, before, after, rates.scale(phi, early));
    }

    private static Finding quadratic(MeasuredRates rates, KacModel model, double[] window) {
        if (!(model.start() instanceof InitialLaw initial)) {
            return RateFindings.quadraticClaim()
                    .notApplicable(
                            "the " + model.start().name()
                                    + " depends on N, and its own distance from independent velocities is added to what collisions cause");
        }
        return initial.chaotic()
                ? RateFindings.quadratic(rates.relative(window))
                : RateFindings.quadraticClaim().notApplicable("mixtures of products have correlations of order 1");
    }
}
