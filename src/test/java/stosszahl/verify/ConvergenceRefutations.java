package stosszahl.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.boltzmann.PicardIteration;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.collision.BobylevCercignaniGamba;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.VelocityGrid;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.kac.ConvergenceRate;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.SimultaneousTest;

/** What refutes each claim of the chapters on convergence, rates, chaos and the Boltzmann equation: a broken model or a fault planted in the figures that are judged. */
final class ConvergenceRefutations {
    private static final ModelDescription DESCRIPTION = ModelCatalogue.load("kac");
    private static final KacModel KAC = DESCRIPTION.model();
    private static final double[] TIMES = {0.5, 1, 2};
    private static final List<Long> NUMBERS = List.of(10L, 100L, 1000L, 10_000L);

    private ConvergenceRefutations() {}

    /** A fault in words, and what is found when it is there. */
    record Refuter(String fault, Supplier<Finding> finding) {}

    /** By patterns of claims; a star is any text. */
    static Map<String, Refuter> table() {
        Map<String, Refuter> table = new LinkedHashMap<>();
        for (String theorem : List.of("theorem-2.2", "theorem-2.3", "theorem-2.2-long")) {
            table.put(
                    theorem + "/moments/*",
                    new Refuter("a limit without the factor K", () -> moments(theorem + "/moments/v1^4")));
            table.put(
                    theorem + "/grid/s=*",
                    new Refuter("a limit without the factor K", () -> grid(theorem + "/grid/s=1/[v1>1]")));
            if (!theorem.equals("theorem-2.2")) {
                table.put(
                        theorem + "/sampler/*",
                        new Refuter(
                                "a sampler whose angles have the density 1 + 0.9 cos 4 theta",
                                () -> SamplerJudge.judge(claim(theorem + "/sampler/N=10"), items(skewed(), 400))));
                table.put(
                        theorem + "/grid/norm/*",
                        new Refuter("a limit without the factor K", () -> gridNorm(theorem + "/grid/norm/s=1")));
            }
        }
        table.put(
                "theorem-2.3/factorisation",
                new Refuter("a mixture of products", ConvergenceRefutations::factorisation));
        table.put("sampler/oracle", new Refuter("a sampler with skewed angles", ConvergenceRefutations::sampleReport));
        table.put(
                "rate/theorem",
                new Refuter(
                        "a constant G of fewer collisions",
                        () -> RateFindings.theorem(
                                KAC, ModelCatalogue.load("thermostat").model(), 5)));
        table.put(
                "rate/theorem/*",
                new Refuter("the constant divided by 1000 N^2 in place of N", () -> bound("theorem", 1000)));
        table.put("rate/bound/*", new Refuter("the bound for 10^5 N^2 particles", () -> bound("bound", 100_000)));
        table.put("rate/solution", new Refuter("the bound for 10^5 particles", ConvergenceRefutations::solution));
        table.put("rate/coefficient/*", new Refuter("a process of rate N - 1", ConvergenceRefutations::coefficient));
        table.put("rate/uniform-in-time/*", new Refuter("a gas that heats", ConvergenceRefutations::uniform));
        table.put(
                "rate/s-squared",
                new Refuter(
                        "a mixture of products",
                        () -> RateFindings.quadratic(MeasuredRates.of(mixture()).relative(TIMES))));
        table.put(
                "proposition-2.3/positivity",
                new Refuter(
                        "the equation backward in time", () -> BoltzmannChapter.positivity(List.of(euler(-1, 0, 5)))));
        table.put(
                "proposition-2.3/norm",
                new Refuter(
                        "a loss one part in a million too large",
                        () -> BoltzmannChapter.norm(List.of(euler(0.01, 1e-6, 50)))));
        table.put("proposition-2.3/picard", new Refuter("iterates of another model", ConvergenceRefutations::picard));
        table.put(
                "proposition-2.3/contraction",
                new Refuter(
                        "a window of forty times 1/alpha",
                        () -> BoltzmannChapter.contraction(
                                PicardIteration.of(coarse(), 20, 60).run(start(), 1e-14, 80))));
        table.put(
                "boltzmann/product",
                new Refuter(
                        "the hierarchy of 1000 particles in place of the limit",
                        () -> BoltzmannChapter.products(coarse(), ParticleNumber.of(1000))));
        table.put(
                "boltzmann/known-solution",
                new Refuter("the curve of the uniform kernel", ConvergenceRefutations::known));
        table.put(
                "boltzmann/order", new Refuter("a box of two standard deviations", () -> order("boltzmann/order", 4)));
        table.put(
                "boltzmann/heating",
                new Refuter("a box of two standard deviations", () -> order("boltzmann/heating", 2)));
        return table;
    }

    /** The findings alone. */
    static Map<String, Supplier<Finding>> all() {
        Map<String, Supplier<Finding>> all = new LinkedHashMap<>();
        table().forEach((pattern, refuter) -> all.put(pattern, refuter.finding()));
        return all;
    }

    private static Claim claim(String name) {
        return Claim.of(name, "planted", "");
    }

    /** At half the time the limit is what it would be if one of two colliding particles did not notice. */
    private static Finding moments(String name) {
        Observable phi = Observable.parse("v1^4", 1);
        MomentSystem system = MomentSystem.of(KAC, List.of(phi));
        double[] half = Arrays.stream(TIMES).map(t -> t / 2).toArray();
        double[] wrong = system.expectations(phi, ParticleNumber.INFINITE, half);
        double[] n = NUMBERS.stream().mapToDouble(x -> x).toArray();
        double[] error = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            double[] right = system.expectations(phi, ParticleNumber.of(NUMBERS.get(i)), TIMES);
            for (int j = 0; j < right.length; j++) {
                error[i] = Math.max(error[i], Math.abs(right[j] - wrong[j]));
            }
        }
        return Rates.finding(claim(name), n, error);
    }

    private static FiniteModels finite(double... times) {
        return FiniteModels.solve(
                GridSetting.coarse(KAC, 4),
                2,
                Arrays.stream(times).boxed().toList(),
                List.of(5, 8, 12, 18),
                Progress.SILENT);
    }

    private static double[] numbers(FiniteModels finite) {
        return finite.particles().stream().mapToDouble(n -> n).toArray();
    }

    private static Finding grid(String name) {
        FiniteModels right = finite(0.5, 1);
        FiniteModels wrong = finite(0.25, 0.5);
        GridObservable phi =
                Observed.onGrid(GridSpace.of(right.model().grid(), 2), 1, 1).get(1);
        return Rates.finding(
                claim(name),
                numbers(right),
                right.particles().stream()
                        .mapToDouble(n -> ConvergenceChapter.error(right, wrong, n, 1, phi, 1))
                        .toArray());
    }

    private static Finding gridNorm(String name) {
        FiniteModels right = finite(0.5, 1);
        FiniteModels wrong = finite(0.25, 0.5);
        return Rates.finding(
                claim(name),
                numbers(right),
                right.particles().stream()
                        .mapToDouble(n -> right.distance(wrong, n, 1, 0, 1))
                        .toArray());
    }

    private static KacModel mixture() {
        BigFraction half = BigFraction.of(1, 2);
        return KAC.startingFrom(InitialLaw.mixture(List.of(
                new InitialLaw.Part(half, BobylevKrookWu.of(1, half)),
                new InitialLaw.Part(half, Gaussian.centred(List.of(half))))));
    }

    private static Finding factorisation() {
        List<Observable> phi =
                List.of(Observable.parse("v1^2", 1), Observable.parse("v1^4", 1), Observable.parse("v1^2*v2^4", 1));
        double[][] e = MomentSystem.of(mixture(), phi).expectations(phi, ParticleNumber.INFINITE, TIMES);
        return ChaosChapter.factorisationClaim().judge(ChaosChapter.factorisation(TIMES, e));
    }

    private static KacModel skewed() {
        return KacModel.of(
                "skewed",
                List.of(new WeightedLaw(
                        BigFraction.ONE, KacRotation.of(CircleKernel.density("off", t -> 1 + 0.9 * Math.cos(4 * t))))),
                KAC.start());
    }

    private static List<SimultaneousTest.Item> items(KacModel sampled, int replicas) {
        List<Observable> phi = List.of(Observable.parse("v1^4", 1), Observable.parse("v1^2*v2^2", 1));
        EnsembleResult result =
                Ensemble.of(sampled, ParticleNumber.of(200), replicas, 1).run(phi, TIMES);
        return SamplerJudge.againstOracle(result, MomentSystem.of(KAC, phi), phi, TIMES);
    }

    private static Finding sampleReport() {
        List<Observable> phi = List.of(Observable.parse("v1^4", 1));
        SampleReport report = SampleReport.of(DESCRIPTION, phi, TIMES, 0.99);
        EnsembleResult result = report.prepared(Ensemble.of(skewed(), ParticleNumber.of(200), 400, 1))
                .run(phi, TIMES);
        return report.write(List.of(new SampleReport.Run(result, result.estimates())), Map.of())
                .findings()
                .get(0);
    }

    private static Finding bound(String name, int factor) {
        FiniteModels finite = finite(0.5, 1);
        return RateFindings.bounded(RateChapter.claim(name, 1), RateChapter.places(finite, 1, (n, s, t) -> {
            ConvergenceRate rate = ConvergenceRate.of(KAC, ParticleNumber.of((long) factor * n * n));
            return name.equals("bound") ? rate.bound(s, t) : rate.everyNumber(s, t);
        }));
    }

    private static Finding solution() {
        FiniteModels finite = finite(0.5, 1);
        SolutionRate wrong =
                SolutionRate.of(finite.model(), start(finite.model().grid()), 100_000, 2, 20, 0.5);
        return RateChapter.solution(5, 0.5, finite.defect(5, 1, 0.5, 0.5), wrong);
    }

    /** A process of rate {@code N - 1} is the right one at time {@code t (N-1)/N}. */
    private static Finding coefficient() {
        MeasuredRates rates = MeasuredRates.of(KAC);
        Observable phi = rates.observables().get(0);
        RateFindings.Expansion right = RateChapter.expansion(rates, phi, TIMES);
        MomentSystem system = MomentSystem.of(KAC, List.of(phi));
        double[] limit = system.expectations(phi, ParticleNumber.INFINITE, TIMES);
        double[][] scaled = new double[right.n().length][];
        for (int j = 0; j < scaled.length; j++) {
            long n = right.n()[j];
            double[] late = Arrays.stream(TIMES).map(t -> t * (n - 1) / n).toArray();
            scaled[j] = system.expectations(phi, ParticleNumber.of(n), late);
            for (int i = 0; i < late.length; i++) {
                scaled[j][i] = n * (scaled[j][i] - limit[i]);
            }
        }
        return RateFindings.coefficient(
                RateFindings.coefficientClaim("v1^4"),
                new RateFindings.Expansion(TIMES, right.n(), scaled, right.c(), right.scale()));
    }

    private static Finding uniform() {
        List<List<BigFraction>> pairs =
                List.of(List.of(BigFraction.ONE, BigFraction.ONE), List.of(BigFraction.ZERO, BigFraction.ONE));
        KacModel heating = KacModel.of(
                "heating",
                List.of(new WeightedLaw(
                        BigFraction.ONE,
                        BobylevCercignaniGamba.of(
                                2,
                                DiscreteKernel.of(pairs, List.of(BigFraction.of(1, 100), BigFraction.of(99, 100)))))),
                KAC.start());
        MeasuredRates rates = MeasuredRates.of(heating);
        return RateChapter.uniform(rates, rates.observables().get(1), List.of(10L, 20L), 1);
    }

    private static GridModel coarse() {
        return GridSetting.coarse(KAC, 5);
    }

    private static CellMasses start() {
        return start(coarse().grid());
    }

    private static CellMasses start(VelocityGrid grid) {
        return CellMasses.of(grid, KAC.initial().parts().get(0).law());
    }

    /** Euler steps, with a loss that is too large by a share: recorded as the flow records its own. */
    private static BoltzmannFlow.Trajectory euler(double step, double leak, int steps) {
        GridModel grid = coarse();
        BoltzmannFlow flow = BoltzmannFlow.of(grid);
        double[] f = start(grid.grid()).masses();
        double min = 0;
        double defect = 0;
        double norm = 0;
        for (int i = 0; i < steps; i++) {
            double[] rate = flow.rate(CellMasses.of(grid.grid(), f)).masses();
            for (int c = 0; c < f.length; c++) {
                f[c] += step * (rate[c] - 2 * leak * f[c]);
            }
            min = Math.min(min, Arrays.stream(f).min().orElseThrow());
            defect = Math.max(defect, Math.abs(Arrays.stream(f).sum() - 1));
            norm = Math.max(norm, Arrays.stream(f).map(Math::abs).sum());
        }
        return new BoltzmannFlow.Trajectory(List.of(), List.of(), steps, defect, min, norm);
    }

    private static Finding picard() {
        KacModel other = ModelCatalogue.load("binary-ternary").model();
        GridModel grid = GridModel.of(other, coarse().grid());
        return BoltzmannChapter.picard(
                PicardIteration.of(grid, 0.5, 20).run(start(), 1e-14, 80),
                BoltzmannFlow.of(coarse()).solve(start(), 0.5).states().get(0),
                0.5);
    }

    private static Finding known() {
        BigFraction half = BigFraction.of(1, 2);
        BigFraction three = BigFraction.of(3, 5);
        BigFraction four = BigFraction.of(4, 5);
        KacModel rational = KacModel.of(
                "rational",
                List.of(new WeightedLaw(
                        BigFraction.ONE,
                        KacRotation.of(DiscreteKernel.of(
                                List.of(List.of(three, four), List.of(three, four.negate())), List.of(half, half))))),
                KAC.start());
        VelocityLaw law = KAC.initial().parts().get(0).law();
        List<Observable> phi = BoltzmannChapter.moments(1);
        return BoltzmannChapter.knownSolution(
                t -> law.relaxed(Math.exp(-t / 4)).orElseThrow(), MomentSystem.of(rational, phi), phi, TIMES);
    }

    private static Finding order(String name, int degree) {
        double[] n = {16, 24, 32};
        double[] error = new double[n.length];
        Observable phi = Observable.parse("v1^" + degree, 1);
        double exact = MomentSystem.of(KAC, List.of(phi)).expectation(phi, ParticleNumber.INFINITE, 1);
        for (int i = 0; i < n.length; i++) {
            GridModel grid = GridModel.of(KAC, VelocityGrid.of(1, (int) n[i], 2));
            CellMasses f =
                    BoltzmannFlow.of(grid).solve(start(grid.grid()), 1).states().get(0);
            error[i] = Math.abs(f.moment(degree) - exact);
        }
        return BoltzmannChapter.order(name, "second order in h", n, error, exact, 0);
    }
}
