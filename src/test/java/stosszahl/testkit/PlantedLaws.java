package stosszahl.testkit;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.Quadrature;
import stosszahl.collision.SphereKernel;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** Kac's rotation with one fault each, and laws that break a hypothesis. */
final class PlantedLaws {
    private static final KacRotation KAC = KacRotation.of(SphereKernel.uniform(2));

    private PlantedLaws() {}

    /** Kac's rotation, to be broken in one method. */
    private static class Rotation implements CollisionLaw {
        @Override
        public String name() {
            return "planted";
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public CollisionKernel kernel() {
            return KAC.kernel();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            KAC.transform(angle, v, out);
        }
    }

    private static PlantedFaults.Fault fault(String name, String id, CollisionLaw law) {
        return new PlantedFaults.Fault(name, id, LawChecks.of(law, id.equals("momentum"), PlantedFaults.SEED, 50));
    }

    static List<PlantedFaults.Fault> all() {
        return List.of(
                fault("a map that is not linear", "law/linear", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        KAC.transform(angle, v, out);
                        out[0] = Math.abs(out[0]);
                    }
                }),
                fault("a map that overwrites the velocities", "law/arguments", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        KAC.transform(angle, v, out);
                        v[0] = out[0];
                    }
                }),
                fault("a map that forgets the second particle", "law/arguments", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        out[0] = angle[0] * v[0] + angle[1] * v[1];
                    }
                }),
                fault("a matrix that is transposed", "law/matrix", new Rotation() {
                    @Override
                    public double[][] matrix(double[] angle) {
                        double[][] t = KAC.matrix(angle);
                        return new double[][] {{t[0][0], t[1][0]}, {t[0][1], t[1][1]}};
                    }
                }),
                fault("a kernel that samples half of the circle", "law/kernel", new Rotation() {
                    @Override
                    public CollisionKernel kernel() {
                        return new HalfCircle();
                    }
                }),
                fault("a collider that leaves one in ten collisions out", "law/collider", new Rotation() {
                    @Override
                    public Collider collider(UniformRandomProvider rng) {
                        Collider right = KAC.collider(rng);
                        return v -> {
                            if (rng.nextDouble() > 0.1) {
                                right.collide(v);
                            }
                        };
                    }
                }),
                fault("an average that is a quarter too large", "law/average", new Rotation() {
                    @Override
                    public Polynomial average(MultiIndex a) {
                        return KAC.average(a).times(BigFraction.of(5, 4));
                    }
                }),
                fault("a law that claims H3 and lacks it", "law/exchangeable", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        out[0] = -v[0];
                        out[1] = v[1];
                    }

                    @Override
                    public boolean exchangeable() {
                        return true;
                    }
                }),
                fault("a rotation that stretches by one in a million", "H1", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        KAC.transform(angle, v, out);
                        out[0] *= 1.000001;
                        out[1] *= 1.000001;
                    }
                }),
                fault(
                        "the non-symmetric ternary law with the signs of the paper",
                        "H1",
                        NonSymmetricTernary.asPrinted(1)),
                fault(
                        "a rotation by a fixed angle",
                        "H2",
                        KacRotation.of(DiscreteKernel.angles(List.of(1.0), List.of(BigFraction.ONE)))),
                fault("singular maps", "H2", new Rotation() {
                    @Override
                    public void transform(double[] angle, double[] v, double[] out) {
                        out[0] = v[0];
                        out[1] = v[0];
                    }
                }),
                fault("the non-symmetric ternary law", "H3", NonSymmetricTernary.uniform(1)),
                fault("momentum that Kac's rotation does not conserve", "momentum", KAC));
    }

    /** Samples only angles with a positive first coordinate; its quadrature is that of the whole circle. */
    private static final class HalfCircle implements CollisionKernel {
        private final SphereKernel circle = SphereKernel.uniform(2);

        @Override
        public String name() {
            return "half circle";
        }

        @Override
        public int angleDimension() {
            return 2;
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] angle) {
            circle.sample(rng, angle);
            angle[0] = Math.abs(angle[0]);
        }

        @Override
        public Quadrature quadrature(int degree) {
            return circle.quadrature(degree);
        }
    }
}
