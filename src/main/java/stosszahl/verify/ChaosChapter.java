package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Table;
import stosszahl.claim.Tolerance;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;
import stosszahl.particle.SimultaneousTest;

/** Theorem 2.3 on the long window: propagation of chaos, by three witnesses that share no code. */
final class ChaosChapter {
    private final MomentSystem oracle;
    private final FiniteModels finite;
    private final Sampling sampling;
    private final Windows windows;
    private final KacModel model;
    private final String theorem;
    private final String source;
    private final SectionBuilder section;

    private ChaosChapter(MomentSystem oracle, FiniteModels finite, Sampling sampling, Windows windows) {
        this.oracle = oracle;
        this.finite = finite;
        this.sampling = sampling;
        this.windows = windows;
        this.model = oracle.model();
        boolean chaotic = model.start().chaotic();
        this.theorem = chaotic ? "theorem-2.3" : "theorem-2.2-long";
        this.source = chaotic ? "Theorem 2.3, (2.29)" : "Theorem 2.2, repeated as in the proof of Theorem 2.3";
        this.section = new SectionBuilder(
                chaotic
                        ? "Theorem 2.3: propagation of chaos"
                        : "Theorem 2.2 on the long window: a limit without chaos");
    }

    static Section write(
            MomentSystem oracle,
            FiniteModels finite,
            Sampling sampling,
            List<Long> particles,
            Windows windows,
            long seed) {
        ChaosChapter chapter = new ChaosChapter(oracle, finite, sampling, windows);
        chapter.section
                .say(String.format(
                        Locale.ROOT,
                        "For densities the argument can be repeated from $T$ on, so the theorem holds for every time; the long window is"
                                + " $[0, %.4g]$. Three witnesses share no code: the exact moment hierarchy, for every $N$ and the limit; the finite"
                                + " model on a grid, solved outright for some tens of particles, against the limit equation on that grid; and the"
                                + " jump process itself, sampled exactly in law.",
                        windows.until()))
                .say(
                        chapter.model.start().chaotic()
                                ? "Chaos is propagated: the limit of $\\mathbb E\\,\\varphi_1(v_1)\\varphi_2(v_2)$ is the product of the limits."
                                : "The initial law is a mixture of products, not chaotic: Theorem 2.3 does not apply. The limit is the mixture of"
                                        + " the Boltzmann flows of its parts, and the velocities stay correlated.");
        List<Figure.Curve> curves = new ArrayList<>();
        chapter.moments(particles, curves);
        chapter.grid(seed, curves);
        chapter.factorisation();
        chapter.sampler();
        return chapter.section
                .show(new Figure(
                        "error-against-N",
                        "Distance to the limit against the number of particles",
                        "The largest distance to the limit over the long window, of polynomial observables (moment hierarchy) and of the marginals of order 1 and 2 in"
                                + " $\\ell^1$ (grid), with fitted slopes: $1/N$ throughout.",
                        new Figure.Axis("number of particles N", true),
                        new Figure.Axis("largest distance to the limit", true),
                        curves))
                .show(chapter.timeSeries())
                .build();
    }

    private void moments(List<Long> particles, List<Figure.Curve> curves) {
        List<Long> numbers = ConvergenceChapter.ladder(particles);
        List<List<Object>> rows = new ArrayList<>();
        for (Observable phi : Observed.polynomials(model.dimension())) {
            Rates rates =
                    ConvergenceChapter.oracleRates(oracle, phi, numbers, ConvergenceChapter.times(windows.until()));
            rates.forEach((n, error) -> rows.add(List.of(phi.text(), (long) n, error, error * n)));
            section.find(rates.judge(Claim.of(
                            theorem + "/moments/" + phi.text(),
                            "$\\langle f_N^{(s)}(t),\\varphi\\rangle \\to \\langle f(t)^{\\otimes s},\\varphi\\rangle$ for a polynomial $\\varphi$",
                            source)
                    .note("long window; measured: local exponent in N, N = " + numbers)));
            curves.addAll(rates.curve(phi.text()));
        }
        section.show(new Table(
                "moment-errors",
                "Largest distance of polynomial observables to their limits over the long window, from the exact moment hierarchy; times $N$ it comes to a constant.",
                List.of("observable", "$N$", "$\\max_t|\\mathbb E_N - \\mathbb E_\\infty|$", "times $N$"),
                rows));
    }

    private void grid(long seed, List<Figure.Curve> curves) {
        double[] numbers = finite.particles().stream().mapToDouble(n -> n).toArray();
        String with = "long window; measured: local exponent in N, N = " + finite.particles() + " on "
                + finite.model().grid();
        for (int s = 1; s <= 2; s++) {
            double[] distance = new double[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                distance[i] = finite.defect(finite.particles().get(i), s, 0, windows.until());
            }
            section.find(Rates.finding(
                    Claim.of(
                                    theorem + "/grid/norm/s=" + s,
                                    "$\\|f_N^{(" + s + ")}(t) - f^{(" + s
                                            + ")}(t)\\|_1 \\to 0$ on the grid, stronger than the theorem",
                                    source)
                            .note(with),
                    numbers,
                    distance));
            curves.addAll(Rates.curves("grid, norm, s = " + s, numbers, distance));
            for (GridObservable phi :
                    Observed.onGrid(GridSpace.of(finite.model().grid(), 2), s, seed)) {
                double[] error = new double[numbers.length];
                for (int i = 0; i < numbers.length; i++) {
                    error[i] =
                            ConvergenceChapter.error(finite, finite.particles().get(i), s, phi, windows.until());
                }
                section.find(Rates.finding(
                        Claim.of(
                                        theorem + "/grid/s=" + s + "/" + phi.name(),
                                        "$\\langle f_N^{(" + s + ")}(t),\\varphi\\rangle \\to \\langle f^{(" + s
                                                + ")}(t),\\varphi\\rangle$ for a bounded $\\varphi$",
                                        source)
                                .note(with),
                        numbers,
                        error));
            }
        }
    }

    /** In the limit the second marginal is a product, if and only if the initial law is. */
    private void factorisation() {
        String x = model.dimension() == 1 ? "" : "x";
        Observable square = Observable.parse("v1" + x + "^2", model.dimension());
        Observable fourth = Observable.parse("v1" + x + "^4", model.dimension());
        Observable pair = Observable.parse("v1" + x + "^2*v2" + x + "^4", model.dimension());
        MomentSystem system = MomentSystem.of(model, List.of(square, fourth, pair));
        double[] times = sampling.times();
        double[][] e = system.expectations(List.of(square, fourth, pair), ParticleNumber.INFINITE, times);
        Comparison product = factorisation(times, e);
        section.find(
                model.start().chaotic()
                        ? factorisationClaim().judge(product)
                        : factorisationClaim()
                                .notApplicable(
                                        "the initial law is a mixture of products; the limit keeps a correlation: "
                                                + product.witness()));
    }

    /** The claim that the limit factorises. */
    static Claim factorisationClaim() {
        return Claim.of(
                        "theorem-2.3/factorisation",
                        "the limit factorises: $\\langle f^{(2)},\\varphi\\otimes\\psi\\rangle = \\langle f,\\varphi\\rangle\\langle f,\\psi\\rangle$ with $\\varphi = v^2$, $\\psi = v^4$",
                        "Theorem 2.3, Section 2.4")
                .note("from the limiting moment hierarchy, which does not know that its data are products");
    }

    /** Rows of {@code e}: the means of {@code phi}, of {@code psi} and of their product of two particles. */
    static Comparison factorisation(double[] times, double[][] e) {
        Comparison product = Comparison.within(
                Tolerance.relative(1e-11, "moments are accurate to 1e-12 relative to the largest of their degree"));
        for (int i = 0; i < times.length; i++) {
            double t = times[i];
            product.equal(
                    e[2][i], e[0][i] * e[1][i], Math.abs(e[2][i]), () -> String.format(Locale.ROOT, "t = %.4g", t));
        }
        return product;
    }

    private void sampler() {
        List<List<Object>> rows = new ArrayList<>();
        double[] times = sampling.times();
        sampling.results().forEach((n, result) -> {
            List<Observable> polynomials =
                    sampling.polynomials().stream().filter(result::enough).toList();
            List<SimultaneousTest.Item> items = SamplerJudge.againstOracle(result, oracle, polynomials, times);
            List<SimultaneousTest.Item> wrong =
                    n < Sampling.MANY ? SamplerJudge.againstLimit(result, oracle, polynomials, times) : List.of();
            for (int o = 0; o < polynomials.size(); o++) {
                double[] limit = oracle.expectations(polynomials.get(o), ParticleNumber.INFINITE, times);
                for (int i = 0; i < times.length; i++) {
                    SimultaneousTest.Item item = items.get(o * times.length + i);
                    rows.add(List.of(
                            n,
                            polynomials.get(o).text(),
                            times[i],
                            item.mean(),
                            item.standardError(),
                            item.reference(),
                            limit[i],
                            item.z()));
                }
            }
            section.find(SamplerJudge.judge(
                    Claim.of(
                                    theorem + "/sampler/N=" + n,
                                    "the jump process of Section 4 has the expectations of the moment hierarchy",
                                    "Section 4, (4.6)-(4.9); Lemma 6.3")
                            .note(
                                    note(result)
                                            + (polynomials.size()
                                                            == sampling.polynomials()
                                                                    .size()
                                                    ? ""
                                                    : "; the mean of a high power over so few replicas has no error that could be believed, and is left out")),
                    items,
                    wrong));
        });
        section.show(new Table(
                "sampler-against-oracle",
                "Means of the sampled particle system with their standard errors, the exact expectations for the same $N$, their limits, and the deviation"
                        + " in standard errors.",
                List.of("$N$", "observable", "$t$", "mean", "standard error", "exact", "limit", "$z$"),
                rows));
    }

    private String note(EnsembleResult result) {
        return String.format(
                Locale.ROOT,
                "times up to %.4g; %d replicas, %d collisions; measured: the worst deviation in standard errors%s",
                sampling.times()[sampling.times().length - 1],
                result.replicas(),
                result.collisions(),
                result.energyDrift().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "; relative energy drift %.2g",
                                result.energyDrift().getAsDouble())
                        : "");
    }

    private Figure timeSeries() {
        Observable phi = Observed.polynomials(model.dimension()).get(0);
        double[] fine = new double[61];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = windows.until() * i / (fine.length - 1);
        }
        List<Double> x = Arrays.stream(fine).boxed().toList();
        List<Figure.Curve> curves = new ArrayList<>();
        curves.add(Figure.Curve.of(
                "limit", Figure.Style.DASHED, x, boxed(oracle.expectations(phi, ParticleNumber.INFINITE, fine))));
        sampling.results().forEach((n, result) -> {
            curves.add(Figure.Curve.of(
                    "exact, N = " + n,
                    Figure.Style.LINE,
                    x,
                    boxed(oracle.expectations(phi, ParticleNumber.of(n), fine))));
            List<Estimate> seen = Arrays.stream(sampling.times())
                    .mapToObj(t -> result.estimate(phi, t))
                    .toList();
            curves.add(new Figure.Curve(
                    "sampled, N = " + n,
                    Figure.Style.POINTS,
                    Arrays.stream(sampling.times()).boxed().toList(),
                    seen.stream().map(Estimate::mean).toList(),
                    seen.stream().map(Estimate::low).toList(),
                    seen.stream().map(Estimate::high).toList()));
        });
        return new Figure(
                "time-series",
                "Relaxation of " + phi.text(),
                "The expectation of " + phi.text()
                        + " in time: exact for two numbers of particles and in the limit, with the sampled means and their 99 % intervals.",
                new Figure.Axis("time t", false),
                new Figure.Axis("E " + phi.text(), false),
                curves);
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
