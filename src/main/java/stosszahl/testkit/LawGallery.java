package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;

/**
 * Collision laws that break exactly one of H1, H2, H3. Each comes with a check of the conclusion that the hypothesis is there for: that the paper's generator {@code int (f o T - f) db} keeps mass (H1),
 * that it drives the law of the process that applies {@code T} (H2), and that the role of the first particle stands for all (H3).
 */
final class LawGallery {
    private static final ParticleNumber N = ParticleNumber.of(20);

    private LawGallery() {}

    static List<Counterexample> all() {
        return List.of(expanding(), turning(), signed());
    }

    private static BigFraction half() {
        return BigFraction.of(1, 2);
    }

    /** A law given by its map, one of finitely many angles. */
    private record Mapped(String name, int order, int dimension, CollisionKernel kernel, Transform map)
            implements CollisionLaw {
        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            map.apply(angle, v, out);
        }
    }

    private interface Transform {
        void apply(double[] angle, double[] v, double[] out);
    }

    private static KacModel model(CollisionLaw law, InitialLaw initial) {
        return KacModel.of(law.name(), List.of(new KacModel.WeightedLaw(BigFraction.ONE, law)), initial);
    }

    private static InitialLaw gaussian(int dimension) {
        List<BigFraction> means = new ArrayList<>();
        List<BigFraction> variances = new ArrayList<>();
        for (int c = 0; c < dimension; c++) {
            means.add(c == 0 ? BigFraction.ONE : BigFraction.ZERO);
            variances.add(BigFraction.ONE);
        }
        return InitialLaw.product(Gaussian.of(means, variances));
    }

    private static double expectation(CollisionLaw law, String observable, double t) {
        Observable o = Observable.parse(observable, law.dimension());
        return MomentSystem.of(model(law, gaussian(law.dimension())), List.of(o))
                .expectation(o, N, t);
    }

    private static Counterexample example(
            String hypothesis,
            String title,
            String story,
            CollisionLaw law,
            Check conclusion,
            Map<String, double[]> figures) {
        List<Check> checks = new ArrayList<>(LawChecks.of(law, false, 2211_02758L, 50));
        checks.add(conclusion);
        return new Counterexample(
                hypothesis, title, story, Set.of(hypothesis, conclusion.id()), checks, new TreeMap<>(figures));
    }

    /** Both velocities are multiplied by 2 or by 1/2, with equal probability: H2 and H3 hold. */
    static CollisionLaw expandingLaw() {
        DiscreteKernel factor =
                DiscreteKernel.of(List.of(List.of(BigFraction.of(2)), List.of(half())), List.of(half(), half()));
        return new Mapped("expanding", 2, 1, factor, (w, v, out) -> {
            out[0] = w[0] * v[0];
            out[1] = w[0] * v[1];
        });
    }

    private static Counterexample expanding() {
        CollisionLaw law = expandingLaw();
        // int f o T dV = |det T|^-1, and det T = w^2: (1/4 + 4)/2 = 17/8.
        double mass = (1.0 / 4 + 4) / 2;
        double energy = (4 + 1.0 / 4) / 2;
        double before = expectation(law, "v1^2", 0);
        double after = expectation(law, "v1^2", 1);
        return example(
                "H1",
                "both velocities are doubled or halved, with equal probability",
                "f o T loses or gains mass at rate N (E|det T|^-1 - 1), so (1.11) does not keep a density a density, and the energy of the process grows without bound.",
                law,
                new Check("mass and energy", "(1.11) keeps mass and the process keeps energy", () -> {
                    Check.equal("E|det T|^-1", mass, 1, 1e-12, "the mass of f o T for a density f");
                    Check.equal("E v_1^2 at t = 1", after, before, 1e-9, "its value at t = 0");
                }),
                Map.of(
                        "mass of f o T", new double[] {mass},
                        "E v_1^2 at t = 0 and t = 1, and 2 exp(2 (E w^2 - 1))",
                                new double[] {before, after, before * Math.exp(2 * (energy - 1))}));
    }

    /** Both velocities of the plane are turned by the angle with cosine 3/5: H1 and H3 hold. */
    static CollisionLaw turningLaw(int sign) {
        DiscreteKernel one = DiscreteKernel.of(List.of(List.of(BigFraction.ONE)), List.of(BigFraction.ONE));
        return new Mapped("turning", 2, 2, one, (w, v, out) -> {
            for (int i = 0; i < 4; i += 2) {
                out[i] = 0.6 * v[i] - 0.8 * sign * v[i + 1];
                out[i + 1] = 0.8 * sign * v[i] + 0.6 * v[i + 1];
            }
        });
    }

    private static Counterexample turning() {
        CollisionLaw law = turningLaw(1);
        // f o T is the push-forward under T^-1, so (1.11) drives the law of the process that turns the other way.
        double process = expectation(law, "v1y", 0.5);
        double master = expectation(turningLaw(-1), "v1y", 0.5);
        return example(
                "H2",
                "both velocities of the plane are turned by a fixed angle",
                "f o T is the push-forward under the inverse of T, so the master equation (1.11) drives the law of the process that turns the other way.",
                law,
                new Check(
                        "law of the process",
                        "(1.11) drives the law of the process of Section 4",
                        () -> Check.equal("E v_1y at t = 1/2 by (1.11)", master, process, 1e-9, "that of the process")),
                Map.of(
                        "E v_1y at t = 1/2: process, (1.11), exp(-0.4) sin(0.8)",
                        new double[] {process, master, Math.exp(-0.4) * Math.sin(0.8)}));
    }

    /** The first particle changes its sign and the second nothing: H1 and H2 hold. */
    static CollisionLaw signedLaw() {
        DiscreteKernel one = DiscreteKernel.of(List.of(List.of(BigFraction.ONE)), List.of(BigFraction.ONE));
        return new Mapped("signed", 2, 1, one, (w, v, out) -> {
            out[0] = -v[0];
            out[1] = v[1];
        });
    }

    private static Counterexample signed() {
        CollisionLaw law = signedLaw();
        double process = expectation(law, "v1", 0.5);
        // (2.26) puts the particle that is kept first: it changes its sign at rate K beta_K = 2.
        double claimed = Math.exp(-2 * 2 * 0.5);
        return example(
                "H3",
                "of two particles that collide the first changes its sign",
                "(2.26) gives the particle that is not traced out the role of the first one always; in the process it has that role in half of its collisions, for every N.",
                law,
                new Check(
                        "role of the first",
                        "(2.26) with the tracked particle first gives the limit",
                        () -> Check.equal("E v_1 at t = 1/2 by (2.26)", claimed, process, 1e-9, "that of the process")),
                Map.of("E v_1 at t = 1/2: process, (2.26), exp(-1)", new double[] {process, claimed, Math.exp(-1)}));
    }
}
