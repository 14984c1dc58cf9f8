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
    /** A ratio of two numbers that agree but for the rounding of moments, whose own accuracy is 1e-12. */
    private static final double ROUNDING = 1e-8;

    /** How much later times may exceed the window: a bound like {@code e^{2 gamma t}} would exceed it by many powers of ten. */
    private static final double UNIFORM = 2;

    private static final int EXACT_LEVELS = 5;

    /** The time shown in the tables, by its place: near the end of the guaranteed window in most models. */
    private static final int MOMENT = 5;

    private RateChapter() {}

    static Section write(FiniteModels finite, KacModel model, List<Long> particles, Windows windows) {
        SectionBuilder section = new SectionBuilder("A rate for all times (beyond the paper)")
                .say(
                        "The paper proves convergence without a rate. For densities, $e_s(t) = \\|f_N^{(s)}(t) - f^{(s)}(t)\\|_{L^1}$ is at most"
                                + " $\\int_0^t E_s[\\delta_N(S_u)]\\,du$ with a jump process $S$ that counts the particles met (Feynman and Kac), and, sharper, at most"
                                + " $2(1 - E_s[e^{-\\int_0^t Q_N(S'_u)du}])$, $Q_N(s) = s\\sum_K K\\beta_K\\bigl(1 - \\binom{N-s}{K-1}/\\binom{N-1}{K-1}\\bigr)$: both trees"
                                + " of collisions agree until the limit's collides with a particle it has met. The bounds are rounded up, so they are proved; beside"
                                + " them stands the true distance in the finite model.");
        bounds(section, finite);
        if (finite.model().model().initial().parts().size() == 1) {
            tightened(section, finite);
        }
        moments(section, MeasuredRates.of(model), model, particles, windows);
        return section.build();
    }

    private static void bounds(SectionBuilder section, FiniteModels finite) {
        KacModel model = finite.model().model();
        List<List<Object>> rows = new ArrayList<>();
        for (int s = 1; s <= 2; s++) {
            double worst = 0;
            String witness = "";
            for (int n : finite.particles()) {
                ConvergenceRate rate = ConvergenceRate.of(model, ParticleNumber.of(n));
                for (double t : finite.times()) {
                    double truth = finite.defect(n, s, t, t);
                    double bound = rate.bound(s, t);
                    double share = t > 0 ? share(truth, bound) : 0;
                    if (!(share <= worst) && !Double.isNaN(worst)) {
                        worst = share;
                        witness = String.format(
                                Locale.ROOT, "N = %d, t = %.4g: distance %.4g, bound %.4g", n, t, truth, bound);
                    }
                }
                double t = finite.times().get(Math.min(MOMENT, finite.times().size() - 1));
                double truth = finite.defect(n, s, t, t);
                rows.add(List.of(
                        n,
                        s,
                        t,
                        truth,
                        rate.bound(s, t),
                        rate.feynmanKac(s, t),
                        rate.sectionNine(s, t),
                        rate.bound(s, t) / truth));
            }
            section.find(Claim.of(
                            "rate/bound/s=" + s,
                            "$\\|f_N^{(" + s + ")}(t) - f^{(" + s
                                    + ")}(t)\\|_1$ is at most the proved bound, for every $t$",
                            "beyond the paper")
                    .witness(witness)
                    .note("measured: the largest quotient of distance and bound over N = " + finite.particles()
                            + " and all times; the distance is known within 1e-12, which no bound need exceed")
                    .relatively(ROUNDING)
                    .atMost(worst, 1));
        }
        section.show(new Table(
                "rate-bounds",
                "The true distance in the finite model and its proved bounds, one time for each $N$ and $s$.",
                List.of("N", "s", "t", "distance", "bound", "Feynman-Kac", "closed form", "bound / distance"),
                rows));
    }

    /**
     * The share of its bound that a distance takes. What a distance has above its bound counts only beyond the uncertainty {@link Rates#FLOOR} of the distance: without collisions of two or more particles the
     * bound is 0 and the distance rounding. Not a number stays what it is.
     */
    static double share(double distance, double bound) {
        if (distance <= bound) {
            return distance == 0 ? 0 : distance / bound;
        }
        double certain = Math.max(0, distance - Rates.FLOOR);
        return certain == 0 && bound >= 0 ? 0 : certain / bound;
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
        add(rows, "closed form with delta_N(s)", proved.sectionNine(1, t), truth);
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
        double tight = ((Number) rows.get(5).get(1)).doubleValue();
        section.find(Claim.of(
                        "rate/solution",
                        "the bound with $\\delta_N(s,t) = \\|(C^N - C^\\infty)f(t)^{\\otimes\\cdot}\\|$ of the solution itself is above the distance too",
                        "beyond the paper")
                .note("s = 1, N = " + n + ", t = " + t + "; Runge-Kutta, not rounded outward")
                .relatively(ROUNDING)
                .absolutely(Rates.FLOOR)
                .atMost(truth, tight));
    }

    private static void add(List<List<Object>> rows, String name, double bound, double truth) {
        rows.add(List.of(name, bound, bound / truth));
    }

    private static void moments(
            SectionBuilder section, MeasuredRates rates, KacModel model, List<Long> particles, Windows windows) {
        double[] window = ConvergenceChapter.times(windows.until());
        double[] late = {3 * windows.until(), 10 * windows.until(), 30 * windows.until()};
        long largest = particles.get(particles.size() - 1);
        boolean expands = model.start() instanceof InitialLaw;
        boolean conserved = rates.conservesEnergy(windows.until(), particles.get(0));
        List<List<Object>> rows = new ArrayList<>();
        for (Observable phi : rates.observables()) {
            double size = expands ? 0 : Double.NaN;
            double off = size;
            if (expands) {
                double[] scaled = rates.scaled(phi, largest, window);
                double[] coefficient = rates.coefficient(phi, window);
                for (int i = 0; i < window.length; i++) {
                    size = Math.max(size, Math.abs(coefficient[i]));
                    off = Math.max(off, Math.abs(scaled[i] - coefficient[i]));
                }
            }
            for (long n : particles) {
                rows.add(List.of(
                        phi.text(),
                        phi.order(),
                        n,
                        rates.largest(phi, n, window),
                        size,
                        rates.largest(phi, n, window) / (phi.order() * (double) phi.order())));
            }
            coefficientFinding(section, model, phi, off, size, largest);
            uniformFinding(section, rates, phi, particles, window, late, conserved);
        }
        section.show(new Table(
                "rate-measured",
                "$\\max_t N|E_N\\varphi - E_\\infty\\varphi|$ on the long window, exactly from moments, the coefficient of $1/N$, and the first divided by $s^2$.",
                List.of("observable", "s", "N", "N x error", "coefficient", "N x error / s^2"),
                rows));
        section.find(quadraticFinding(rates, model, window));
    }

    private static Finding quadraticFinding(MeasuredRates rates, KacModel model, double[] window) {
        if (!(model.start() instanceof InitialLaw initial)) {
            return quadratic().notApplicable(noExpansion(model));
        }
        if (initial.parts().size() > 1) {
            return Claim.of("rate/s-squared", "the coefficient of $1/N$ is quadratic in $s$", "beyond the paper")
                    .notApplicable("mixtures of products have correlations of order 1");
        }
        double[][] relative = new double[rates.orders() + 1][window.length];
        for (int s = 1; s <= rates.orders(); s++) {
            for (int i = 0; i < window.length; i++) {
                relative[s][i] = rates.relative(s, window[i]);
            }
        }
        return quadraticFinding(relative);
    }

    /** From {@code a_s(t_i)}, the coefficients of {@code 1/N} relative to the limit, rows {@code s} from 1 on, columns the times. */
    static Finding quadraticFinding(double[][] relative) {
        double worst = 0;
        double size = 0;
        for (int i = 0; i < relative[1].length; i++) {
            for (int s = 1; s < relative.length; s++) {
                size = Math.max(size, Math.abs(relative[s][i]));
                worst = s < 3
                        ? worst
                        : Math.max(
                                worst,
                                MeasuredRates.quadraticDefect(s, relative[1][i], relative[2][i], relative[s][i]));
            }
        }
        return size <= Rates.FLOOR
                ? quadratic()
                        .notApplicable("the coefficients are " + size
                                + ": these observables do not see the difference, so nothing was compared")
                : quadratic()
                        .note("orders 3 to " + (relative.length - 1)
                                + " predicted from 1 and 2 on the long window; moments are accurate to 1e-12")
                        .atMost(worst, ROUNDING);
    }

    private static Claim quadratic() {
        return Claim.of(
                "rate/s-squared",
                "the relative coefficient of $1/N$ of $\\prod_{i\\le s} v_i^2$ is exactly quadratic in $s$: the $s^2/N$ of (6.51)",
                "beyond the paper");
    }

    private static String noExpansion(KacModel model) {
        return "the " + model.start().name()
                + " depends on N, so the moments have an expansion in 1/N of their own, which is not worked out";
    }

    private static void coefficientFinding(
            SectionBuilder section, KacModel model, Observable phi, double off, double size, long n) {
        Claim claim = Claim.of(
                        "rate/coefficient/" + phi.text(),
                        "$N(E_N\\varphi - E_\\infty\\varphi)$ tends to the coefficient of $1/N$",
                        "beyond the paper")
                .note(
                        "N = " + n
                                + ", long window; the difference is O(1/N), with a constant of the size of the next coefficient");
        if (!(model.start() instanceof InitialLaw)) {
            section.find(claim.notApplicable(noExpansion(model)));
            return;
        }
        // The next coefficients of the built-in models are some hundred times the first at most.
        section.find(
                size <= Rates.FLOOR
                        ? claim.notApplicable(
                                "the coefficient is " + size + ": this observable does not see the difference")
                        : claim.atMost(off / size, 1e3 / n));
    }

    private static void uniformFinding(
            SectionBuilder section,
            MeasuredRates rates,
            Observable phi,
            List<Long> particles,
            double[] window,
            double[] late,
            boolean conserved) {
        Claim claim = Claim.of(
                "rate/uniform-in-time/" + phi.text(),
                "$N|E_N\\varphi - E_\\infty\\varphi|$ stays bounded as $t$ grows: the rate $1/N$ is uniform in time",
                "beyond the paper");
        if (!conserved) {
            section.find(claim.notApplicable("the mean of one component's square is not conserved for every N"));
            return;
        }
        double worst = 0;
        String witness = "";
        for (long n : particles) {
            double early = rates.largest(phi, n, window);
            double after = rates.largest(phi, n, late);
            if (early > Rates.FLOOR && after / early > worst) {
                worst = after / early;
                witness = String.format(Locale.ROOT, "N = %d: %.6g on the window, %.6g later", n, early, after);
            }
        }
        section.find(claim.witness(witness)
                .note("the largest at 3, 10 and 30 times the long window over the largest on it, every N")
                .atMost(worst, UNIFORM));
    }
}
