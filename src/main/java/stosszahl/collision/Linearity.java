package stosszahl.collision;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;

/**
 * Is {@code T^w} the linear map of its matrix: what it does to the unit vectors, added up, is what it does to random velocities. This is homogeneity and additivity at once. Also the conservation laws of
 * a map that is not linear, of which the matrix says nothing.
 *
 * <p>Lengths from {@code 1e-6} to {@code 1e6}, most of them from 0.03 to 30, in all directions and along the axes. A map that is linear but in a set of velocities or angles of little weight passes.
 */
final class Linearity {
    static final Tolerance ROUNDING =
            Tolerance.relative(1e-11, "rounding of a map, relative to its entries and the velocities");

    private static final int PLACES = 4000;

    private final CollisionLaw law;
    private final UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0x11eaL);
    private final double[] angle;
    private final int size;

    Linearity(CollisionLaw law) {
        this.law = law;
        this.size = law.order() * law.dimension();
        this.angle = new double[law.kernel().angleDimension()];
    }

    /** What is compared at a place. */
    private interface Place {
        void compare(double[] v, double[] out);
    }

    private void places(Place place) {
        SphereKernel sphere = SphereKernel.uniform(size);
        double[] v = new double[size];
        for (int n = 0; n < PLACES; n++) {
            System.arraycopy(Witnesses.draw(law.kernel(), rng), 0, angle, 0, angle.length);
            if (n % 8 == 0) {
                Arrays.fill(v, 0);
                v[rng.nextInt(size)] = rng.nextBoolean() ? 1 : -1;
            } else {
                sphere.sample(rng, v);
            }
            double length = Math.pow(10, (n % 4 == 3 ? 6 : 1.5) * (2 * rng.nextDouble() - 1));
            double[] scaled = Arrays.stream(v).map(x -> x * length).toArray();
            double[] before = scaled.clone();
            double[] out = new double[size];
            law.transform(angle, before, out);
            place.compare(scaled, out);
        }
    }

    /**
     * Compares {@code T V} with the sum of the images of the unit vectors.
     *
     * @param sides the comparison; modified
     */
    void compare(Comparison sides) {
        sides.tolerance(ROUNDING);
        double[] unit = new double[size];
        double[] image = new double[size];
        places((v, out) -> {
            double[] sum = new double[size];
            double scale = 0;
            for (int j = 0; j < size; j++) {
                unit[j] = 1;
                law.transform(angle, unit, image);
                unit[j] = 0;
                for (int i = 0; i < size; i++) {
                    sum[i] += image[i] * v[j];
                    scale = Math.max(scale, Math.abs(image[i] * v[j]));
                }
            }
            for (int i = 0; i < size; i++) {
                int place = i;
                sides.equal(
                        out[i],
                        sum[i],
                        size * scale,
                        () -> "component " + (place + 1)
                                + " of T^w V and of the sum of V_j T^w e_j over unit vectors e_j, w = "
                                + Witnesses.show(angle) + ", V = " + Witnesses.show(v));
            }
        });
    }

    /** {@code |T V|^2 = |V|^2}, of any map. */
    void energy(Comparison sides) {
        sides.tolerance(ROUNDING);
        places((v, out) -> {
            double before = Arrays.stream(v).map(x -> x * x).sum();
            sides.equal(
                    Arrays.stream(out).map(x -> x * x).sum(),
                    before,
                    before,
                    () -> "|T^w V|^2 and |V|^2, w = " + Witnesses.show(angle) + ", V = " + Witnesses.show(v));
        });
    }

    /** {@code sum v* = sum v}, of any map. */
    void momentum(Comparison sides) {
        int d = law.dimension();
        sides.tolerance(ROUNDING);
        places((v, out) -> {
            for (int c = 0; c < d; c++) {
                double before = 0;
                double after = 0;
                double scale = 0;
                for (int i = c; i < size; i += d) {
                    before += v[i];
                    after += out[i];
                    scale += Math.abs(v[i]);
                }
                sides.equal(
                        after,
                        before,
                        scale,
                        () -> "sum of T^w V and sum of V, w = " + Witnesses.show(angle) + ", V = " + Witnesses.show(v));
            }
        });
    }
}
