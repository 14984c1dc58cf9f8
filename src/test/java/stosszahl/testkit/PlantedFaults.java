package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Functional;
import stosszahl.hierarchy.GradedSpace;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;
import stosszahl.hierarchy.RealLine;
import stosszahl.hierarchy.SummableVectors;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.Estimate;

/** The planted faults: for each an object that breaks one law of a contract, and the id of the check that must say so. */
final class PlantedFaults {
    static final long SEED = 20260101;
    private static final GrowthConstants BINARY = GrowthConstants.of(0, 1);

    private PlantedFaults() {}

    record Fault(String name, String id, List<Check> checks) {
        @Override
        public String toString() {
            return id + ": " + name;
        }
    }

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>(PlantedLaws.all());
        all.addAll(spaces());
        all.addAll(hierarchies());
        all.addAll(families());
        all.addAll(PlantedGrids.all());
        all.addAll(samplers());
        all.addAll(moments());
        return all;
    }

    // Banach spaces, on R^2

    private interface Combine {
        double[] of(double a, double[] x, double b, double[] y);
    }

    private interface Norm {
        double of(double[] x);
    }

    private static Fault space(String name, String id, Combine combine, Norm norm, double claimed) {
        BanachSpace<double[]> space = new BanachSpace<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] zero() {
                return new double[2];
            }

            @Override
            public double[] combine(double a, double[] x, double b, double[] y) {
                return combine.of(a, x, b, y);
            }

            @Override
            public double norm(double[] x) {
                return norm.of(x);
            }
        };
        return new Fault(
                name, id, SpaceChecks.of(space, d -> RandomElements.vector(d, 2), d -> scaled(d, claimed), SEED, 50));
    }

    /** An observable that claims {@code claimed} times its norm. */
    private static Functional<double[]> scaled(Draw draw, double claimed) {
        Functional<double[]> phi = RandomElements.functional(draw, 2);
        return new Functional<>() {
            @Override
            public String name() {
                return "phi";
            }

            @Override
            public double apply(double[] x) {
                return phi.apply(x);
            }

            @Override
            public double norm() {
                return claimed * phi.norm();
            }
        };
    }

    private static double sum(double[] x) {
        return Math.abs(x[0]) + Math.abs(x[1]);
    }

    private static double[] plain(double a, double[] x, double b, double[] y) {
        return SummableVectors.of(2).combine(a, x, b, y);
    }

    private static List<Fault> spaces() {
        return List.of(
                space("a norm that squares", "space/norm", PlantedFaults::plain, x -> sum(x) * sum(x), 1),
                space(
                        "a norm that forgets negative parts",
                        "space/norm",
                        PlantedFaults::plain,
                        x -> Math.max(0, x[0]) + Math.max(0, x[1]),
                        1),
                space(
                        "a norm that forgets the last coordinate",
                        "space/duality",
                        PlantedFaults::plain,
                        x -> Math.abs(x[0]),
                        1),
                space(
                        "a root instead of a norm: no triangle inequality",
                        "space/norm",
                        PlantedFaults::plain,
                        x -> Math.pow(Math.sqrt(Math.abs(x[0])) + Math.sqrt(Math.abs(x[1])), 2),
                        1),
                space(
                        "combine forgets its second factor",
                        "space/vector-space",
                        (a, x, b, y) -> plain(a, x, 1, y),
                        PlantedFaults::sum,
                        1),
                space(
                        "combine overwrites its first argument",
                        "space/values",
                        (a, x, b, y) -> {
                            double[] z = plain(a, x, b, y);
                            System.arraycopy(z, 0, x, 0, 2);
                            return z;
                        },
                        PlantedFaults::sum,
                        1),
                space("a dual norm that is too small", "space/duality", PlantedFaults::plain, PlantedFaults::sum, 0.9));
    }

    // Hierarchies of scalars

    private interface Operator {
        Double of(int s, int k, Double f);
    }

    private static List<Check> hierarchy(int levels, GrowthConstants claimed, OperatorNorms norms, Operator operator) {
        Hierarchy<Double> hierarchy = new Hierarchy<>() {
            @Override
            public GradedSpace<Double> space() {
                return s -> RealLine.instance();
            }

            @Override
            public int reach() {
                return 1;
            }

            @Override
            public int levels() {
                return levels;
            }

            @Override
            public Double apply(int s, int k, Double f) {
                return operator.of(s, k, f);
            }
        };
        return HierarchyChecks.of(hierarchy, claimed, RandomElements::scalar, Optional.ofNullable(norms), 8, SEED, 60);
    }

    private static double linear(int s, int k, double f) {
        return k == 1 ? s * f : 0;
    }

    private static List<Fault> hierarchies() {
        AtomicLong calls = new AtomicLong();
        GrowthConstants small = GrowthConstants.of(0, 0.5);
        var violation =
                RandomHierarchies.barelyViolating(Draw.ofSeed(SEED), GrowthConstants.of(1.0, 0.7), s -> 1 + s % 3, 6);
        return List.of(
                new Fault(
                        "an operator that takes absolute values",
                        "hierarchy/linear",
                        hierarchy(Hierarchy.INFINITE, BINARY, null, (s, k, f) -> Math.abs(linear(s, k, f)))),
                new Fault(
                        "an operator with a constant term",
                        "hierarchy/linear",
                        hierarchy(Hierarchy.INFINITE, BINARY, null, (s, k, f) -> linear(s, k, f) + 1e-6)),
                new Fault(
                        "an operator that remembers its calls",
                        "hierarchy/arguments",
                        hierarchy(
                                Hierarchy.INFINITE,
                                BINARY,
                                null,
                                (s, k, f) -> linear(s, k, f) * (1 + 1e-9 * (calls.incrementAndGet() % 7)))),
                new Fault(
                        "a norm that is too small",
                        "hierarchy/norms",
                        hierarchy(
                                Hierarchy.INFINITE,
                                BINARY,
                                (s, k) -> k == 1 ? 0.99 * s : 0,
                                (s, k, f) -> linear(s, k, f))),
                new Fault(
                        "growth like s^2",
                        "Condition 2",
                        hierarchy(
                                Hierarchy.INFINITE,
                                BINARY,
                                (s, k) -> k == 1 ? s * s : 0,
                                (s, k, f) -> s * linear(s, k, f))),
                new Fault(
                        "growth like s^2 with no norms given",
                        "Condition 2",
                        hierarchy(Hierarchy.INFINITE, BINARY, null, (s, k, f) -> s * linear(s, k, f))),
                new Fault(
                        "one level that exceeds the bound by " + violation.excess(),
                        "Condition 2",
                        HierarchyChecks.of(
                                violation.hierarchy(),
                                GrowthConstants.of(1.0, 0.7),
                                (s, d) -> RandomElements.vector(d, 1 + s % 3),
                                Optional.of(violation.hierarchy()),
                                7,
                                SEED,
                                20)),
                new Fault(
                        "a finite hierarchy whose last level is too large",
                        "Condition 1",
                        hierarchy(
                                6,
                                BINARY,
                                (s, k) -> k == 1 && s < 6 ? (s == 5 ? 5.01 : s) : 0,
                                (s, k, f) -> linear(s, k, f) * (s == 5 ? 1.002 : 1))),
                new Fault(
                        "iterates twice as large as the constants allow",
                        "Lemma 5.1",
                        hierarchy(Hierarchy.INFINITE, small, null, (s, k, f) -> linear(s, k, f))),
                new Fault(
                        "iterates that grow like a square of factorials",
                        "Lemma 5.2",
                        hierarchy(Hierarchy.INFINITE, BINARY, null, (s, k, f) -> 10.0 * s * linear(s, k, f))),
                new Fault(
                        "a map that expands on [0,T]",
                        "Proposition 2.2",
                        hierarchy(Hierarchy.INFINITE, GrowthConstants.of(0, 0.1), null, (s, k, f) -> linear(s, k, f))),
                new Fault(
                        "a finite hierarchy's map that expands on [0,T]",
                        "Proposition 2.1",
                        hierarchy(8, GrowthConstants.of(0, 0.1), null, (s, k, f) -> linear(s, k, f))),
                new Fault(
                        "an operator that is not linear, integrated in time",
                        "mild equation",
                        hierarchy(Hierarchy.INFINITE, BINARY, null, (s, k, f) -> linear(s, k, f) * Math.abs(f))));
    }

    // Families

    private static List<Fault> families() {
        List<Fault> all = new ArrayList<>();
        for (Counterexample example : HierarchyGallery.all()) {
            if (!example.hypothesis().equals("Condition 2")) {
                all.add(new Fault(example.title(), example.hypothesis(), example.checks()));
                all.add(new Fault("with " + example.title(), "Theorem 2.1", example.checks()));
            }
        }
        return all;
    }

    // Samplers and moments

    static final KacModel KAC = stosszahl.catalogue.ModelCatalogue.load("kac").model();

    private interface Sampler {
        List<Estimate> sample(KacModel model, ParticleNumber n, List<Observable> o, long seed, double... times);
    }

    private static Fault sampler(String name, String id, Sampler sampler) {
        return new Fault(name, id, SamplerChecks.of(new SamplerContract() {
            @Override
            public KacModel model() {
                return KAC;
            }

            @Override
            public List<Estimate> sample(
                    KacModel model, ParticleNumber n, List<Observable> observables, long seed, double... times) {
                return sampler.sample(model, n, observables, seed, times);
            }
        }));
    }

    private static List<Estimate> right(
            KacModel model, ParticleNumber n, List<Observable> o, long seed, double... times) {
        return Ensemble.of(model, n, 10_000, seed).run(o, times).estimates();
    }

    private static Estimate changed(Estimate e, double time, double mean, double error) {
        return new Estimate(
                e.quantity(), e.particles(), time, mean, error, mean - 3 * error, mean + 3 * error, e.replicas());
    }

    private static List<Fault> samplers() {
        AtomicLong calls = new AtomicLong();
        return List.of(
                sampler("time runs at half speed", "sampler/oracle", (m, n, o, seed, times) -> {
                    double[] slow =
                            java.util.Arrays.stream(times).map(t -> t / 2).toArray();
                    List<Estimate> all = right(m, n, o, seed, slow);
                    return all.stream()
                            .map(e -> changed(e, 2 * e.time(), e.mean(), e.standardError()))
                            .toList();
                }),
                sampler(
                        "means are a tenth too large",
                        "sampler/start",
                        (m, n, o, seed, times) -> right(m, n, o, seed, times).stream()
                                .map(e -> changed(e, e.time(), 1.1 * e.mean(), e.standardError()))
                                .toList()),
                sampler(
                        "the seed is ignored",
                        "sampler/independence",
                        (m, n, o, seed, times) -> right(m, n, o, 1, times)),
                sampler(
                        "a seed of its own at every call",
                        "sampler/replay",
                        (m, n, o, seed, times) -> right(m, n, o, calls.incrementAndGet(), times)),
                sampler(
                        "standard errors are a third of what they should be",
                        "sampler/error",
                        (m, n, o, seed, times) -> right(m, n, o, seed, times).stream()
                                .map(e -> changed(e, e.time(), e.mean(), e.standardError() / 3))
                                .toList()),
                sampler(
                        "standard errors are five times too large",
                        "sampler/error",
                        (m, n, o, seed, times) -> right(m, n, o, seed, times).stream()
                                .map(e -> changed(e, e.time(), e.mean(), 5 * e.standardError()))
                                .toList()));
    }

    private interface Expectation {
        double of(MomentContract right, Observable o, ParticleNumber n, double t);
    }

    private static Fault moment(String name, String id, Expectation expectation) {
        MomentContract right = MomentContract.system(KAC);
        return new Fault(name, id, MomentChecks.of(new MomentContract() {
            @Override
            public KacModel model() {
                return KAC;
            }

            @Override
            public double expectation(Observable o, ParticleNumber n, double t) {
                return expectation.of(right, o, n, t);
            }
        }));
    }

    private static double inverse(ParticleNumber n) {
        return n.finite() ? 1.0 / n.count() : 0;
    }

    private static List<Fault> moments() {
        return List.of(
                moment("moments start too high", "moment/start", (r, o, n, t) -> r.expectation(o, n, t) * (1 + 1e-8)),
                moment(
                        "time runs a thousandth too fast",
                        "moment/Taylor",
                        (r, o, n, t) -> r.expectation(o, n, 1.001 * t)),
                moment(
                        "an error of size 1/sqrt N that grows with time",
                        "moment/limit",
                        (r, o, n, t) -> r.expectation(o, n, t) + t * Math.sqrt(inverse(n))),
                moment(
                        "energy that leaks",
                        "moment/energy",
                        (r, o, n, t) -> r.expectation(o, n, t) * Math.exp(-1e-6 * t)));
    }
}
