package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import stosszahl.claim.Claim;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/** Theorems 2.1 and 2.2 on the guaranteed window: convergence in observables of the N-hierarchy to the infinite one. */
final class ConvergenceChapter {
    private ConvergenceChapter() {}

    static Section write(FiniteModels finite, MomentSystem oracle, List<Long> particles, Windows windows, long seed) {
        KacModel model = oracle.model();
        SectionBuilder section = new SectionBuilder("Theorems 2.1 and 2.2: convergence in observables")
                .say(
                        "For each observable $\\varphi$ of order $s$ the error is $\\max_t|\\langle f_N^{(s)}(t) - f^{(s)}(t), \\varphi\\rangle|$ over"
                                + String.format(
                                        Locale.ROOT, " the guaranteed window $[0, %.4g]$.", windows.guaranteed())
                                + " On the grid, an exact instance of the theorem, $f_N^{(s)}$ comes from the finite model's own master equation and $f^{(s)}$ from"
                                + " the limit equation on the same grid: bounded observables, random signs and bounded Lipschitz functions, with"
                                + " $\\|\\varphi\\|_\\infty \\le 1$. Polynomials of the continuous velocities come from the moment hierarchy, which is closed for every"
                                + " $N$ and shares no code with the grid.");
        List<Figure.Curve> curves = new ArrayList<>();
        double[] small = finite.particles().stream().mapToDouble(n -> n).toArray();
        for (int s = 1; s <= 2; s++) {
            double[] worst = new double[small.length];
            String name = "";
            for (GridObservable phi :
                    Observed.onGrid(GridSpace.of(finite.model().grid(), 2), s, seed)) {
                double[] error = new double[small.length];
                for (int i = 0; i < small.length; i++) {
                    error[i] = error(finite, finite.particles().get(i), s, phi, windows.guaranteed());
                }
                section.find(Rates.finding(
                        Claim.of(
                                        "theorem-2.2/grid/s=" + s + "/" + phi.name(),
                                        "$\\langle f_N^{(" + s + ")}(t), \\varphi\\rangle \\to \\langle f^{(" + s
                                                + ")}(t), \\varphi\\rangle$ uniformly on the window",
                                        "Theorems 2.1 and 2.2")
                                .note("guaranteed window; measured: local exponent in N, N = " + finite.particles()),
                        small,
                        error));
                if (error[0] > worst[0]) {
                    worst = error;
                    name = phi.name();
                }
            }
            curves.addAll(Rates.curves("grid, s = " + s + ", " + name, small, worst));
        }
        List<Long> numbers = ladder(particles);
        double[] times = times(windows.guaranteed());
        for (Observable phi : Observed.polynomials(model.dimension())) {
            Rates rates = oracleRates(oracle, phi, numbers, times);
            section.find(rates.judge(Claim.of(
                            "theorem-2.2/moments/" + phi.text(),
                            "$\\mathbb E_N\\varphi(t) \\to \\mathbb E_\\infty\\varphi(t)$ uniformly on the window, for a polynomial",
                            "Theorem 2.2 (polynomials are beyond its bounded observables)")
                    .note("guaranteed window; measured: local exponent in N, N = " + numbers)));
            curves.addAll(rates.curve(phi.text()));
        }
        return section.show(new Figure(
                        "error-guaranteed-window",
                        "Largest error on the guaranteed window",
                        "The largest error over $[0,T]$, $T < T_*/m$, of observables of the grid (the worst of each order) and of polynomials, against $N$.",
                        new Figure.Axis("number of particles N", true),
                        new Figure.Axis("largest error on the window", true),
                        curves))
                .build();
    }

    /** Times in a window, beyond 0 where every error vanishes. */
    static double[] times(double end) {
        double[] times = new double[5];
        for (int i = 0; i < times.length; i++) {
            times[i] = end * (i + 1) / times.length;
        }
        return times;
    }

    /** The numbers of particles asked for; larger ones besides where there are fewer than three, which decide no rate: the oracle has every {@code N} up to the largest of all, below which others are taken. */
    static List<Long> ladder(List<Long> particles) {
        TreeSet<Long> numbers = new TreeSet<>(particles);
        long below = numbers.last();
        while (numbers.size() < 3) {
            if (numbers.last() <= ParticleNumber.LARGEST / 4) {
                numbers.add(4 * numbers.last());
            } else {
                below /= 4;
                numbers.add(below);
            }
        }
        return List.copyOf(numbers);
    }

    /**
     * {@code max_t |E_N - E_inf|} by the oracle's own difference, which does not cancel, with its uncertainty.
     */
    static Rates oracleRates(MomentSystem oracle, Observable phi, List<Long> particles, double... times) {
        List<Long> enough = particles.stream().filter(n -> n >= phi.order()).toList();
        double size = Math.max(
                Math.abs(oracle.expectation(phi, ParticleNumber.INFINITE, 0)),
                MeasuredRates.largest(oracle.expectations(phi, ParticleNumber.INFINITE, times)));
        double[] n = new double[enough.size()];
        double[] error = new double[n.length];
        double[] floor = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = enough.get(i);
            error[i] =
                    MeasuredRates.largest(oracle.scaledDeviation(phi, ParticleNumber.of(enough.get(i)), times)) / n[i];
            floor[i] = MeasuredRates.ACCURACY * size / n[i];
        }
        return Rates.of(n, error, floor);
    }

    static double error(FiniteModels finite, int n, int s, GridObservable phi, double until) {
        return error(finite, finite, n, s, phi, until);
    }

    /** {@code max_t |<f_N^(s) - f^(s), phi>|}; the limit may be that of another model, which is what a wrong limit would show. */
    static double error(FiniteModels finite, FiniteModels limit, int n, int s, GridObservable phi, double until) {
        double worst = 0;
        for (int i = 0; i < finite.times().size(); i++) {
            if (finite.times().get(i) <= until) {
                double off = phi.apply(finite.finite(n, i).component(s))
                        - phi.apply(limit.limit(i).component(s));
                worst = Math.max(worst, Math.abs(off));
            }
        }
        return worst;
    }
}
