package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** Points of the sphere made without rejection are uniform, and fast collisions have the exact averages of their laws. */
class UnitVectorsTest {
    private static final int BATCH = 256;
    private static final int BATCHES = 800;

    /**
     * All moments of degree up to 6 against {@code prod (e_i-1)!! / (q (q+2) ..)}, within 5.5 standard errors: at most 1000 comparisons at 4e-8 each.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 10, 15})
    void momentsAreThoseOfTheUniformLaw(int q) {
        assertThat(worst(q, new UnitVectors(q, BATCH, Xoroshiro.seeded(q)), 1)).isLessThan(5.5);
        if (q > 1) {
            assertThat(worst(q, new UnitVectors(q, BATCH, Xoroshiro.seeded(q)), 1.02))
                    .isGreaterThan(5.5);
        }
    }

    /** The largest deviation in standard errors; the first component is stretched first, to see that it would be noticed. */
    private static double worst(int q, UnitVectors points, double stretch) {
        double[][] w = new double[q][BATCH];
        int[][] exponents = new int[q * q * 2][q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                exponents[2 * (q * i + j)][i] += 2;
                exponents[2 * (q * i + j)][j] += 2;
                exponents[2 * (q * i + j) + 1][i] += 4;
                exponents[2 * (q * i + j) + 1][j] += 1;
            }
        }
        double[] sum = new double[exponents.length];
        double[] squares = new double[exponents.length];
        double length = 0;
        for (int b = 0; b < BATCHES; b++) {
            points.draw(w, BATCH);
            for (int k = 0; k < BATCH; k++) {
                double norm = 0;
                for (int c = 0; c < q; c++) {
                    norm += w[c][k] * w[c][k];
                }
                length = Math.max(length, Math.abs(norm - 1));
                for (int m = 0; m < exponents.length; m++) {
                    double product = 1;
                    for (int c = 0; c < q; c++) {
                        for (int p = 0; p < exponents[m][c]; p++) {
                            product *= c == 0 ? stretch * w[c][k] : w[c][k];
                        }
                    }
                    sum[m] += product;
                    squares[m] += product * product;
                }
            }
        }
        // Some roundings of numbers up to 1.
        assertThat(length).isLessThan(4e-15);
        double n = (double) BATCH * BATCHES;
        double worst = 0;
        for (int m = 0; m < exponents.length; m++) {
            double mean = sum[m] / n;
            double error = Math.sqrt(Math.max(0, squares[m] / n - mean * mean) / n);
            double off = Math.abs(mean - moment(exponents[m]));
            worst = Math.max(worst, off < 1e-12 ? 0 : off / error);
        }
        return worst;
    }

    private static double moment(int[] e) {
        double product = 1;
        int degree = 0;
        for (int x : e) {
            if (x % 2 == 1) {
                return 0;
            }
            for (int odd = x - 1; odd > 1; odd -= 2) {
                product *= odd;
            }
            degree += x;
        }
        for (int p = 0; p < degree; p += 2) {
            product /= e.length + p;
        }
        return product;
    }

    /** {@code E (T V)^a} over many fast collisions against the law's exact average, {@code a} = (2, .., 1, .., 1), (4, 0, ..) and (1, 0, ..). */
    @Test
    void fastCollisionsHaveTheExactAveragesOfTheirLaws() {
        check(BinaryCollision.uniform(2), ReflectionCollisions.Shape.BINARY);
        check(BinaryCollision.uniform(3), ReflectionCollisions.Shape.BINARY);
        check(SymmetricCollision.uniform(3, 1), ReflectionCollisions.Shape.SYMMETRIC);
        check(SymmetricCollision.uniform(2, 1), ReflectionCollisions.Shape.SYMMETRIC);
        check(SymmetricCollision.uniform(4, 1), ReflectionCollisions.Shape.SYMMETRIC);
        check(SymmetricCollision.uniform(5, 1), ReflectionCollisions.Shape.SYMMETRIC);
        check(SymmetricCollision.uniform(2, 3), ReflectionCollisions.Shape.SYMMETRIC);
        check(SymmetricMomentumCollision.uniform(3, 1), ReflectionCollisions.Shape.ZERO_SUM);
        check(SymmetricMomentumCollision.uniform(4, 1), ReflectionCollisions.Shape.ZERO_SUM);
        check(SymmetricMomentumCollision.uniform(5, 1), ReflectionCollisions.Shape.ZERO_SUM);
        check(SymmetricMomentumCollision.uniform(3, 2), ReflectionCollisions.Shape.ZERO_SUM);
        check(NonSymmetricTernary.uniform(1), ReflectionCollisions.Shape.NON_SYMMETRIC);
        check(NonSymmetricTernary.uniform(2), ReflectionCollisions.Shape.NON_SYMMETRIC);
        assertThat(worst(
                        BinaryCollision.uniform(3),
                        SymmetricCollision.uniform(2, 3),
                        ReflectionCollisions.Shape.BINARY))
                .as("another law is told apart")
                .isGreaterThan(5.5);
    }

    private static void check(CollisionLaw law, ReflectionCollisions.Shape shape) {
        assertThat(worst(law, law, shape)).as(law.toString()).isLessThan(5.5);
    }

    private static double worst(CollisionLaw sampled, CollisionLaw reference, ReflectionCollisions.Shape shape) {
        int d = sampled.dimension();
        return worst(
                new ReflectionCollisions(shape, sampled.order(), d, BATCH, Xoroshiro.seeded(5)), sampled, reference);
    }

    /** A velocity under Haar measure on {@code O(d)}, and Kac's rotation by an angle with a density. */
    @Test
    void velocitiesUnderHaarMeasureAndSkewedRotationsHaveTheirExactAverages() {
        for (int d = 1; d <= 3; d++) {
            CollisionLaw haar = OrderOneCollision.haar(d);
            assertThat(worst(new HaarCollisions(d, BATCH, Xoroshiro.seeded(5)), haar, haar))
                    .as("d = " + d)
                    .isLessThan(5.5);
        }
        CircleKernel kernel = CircleKernel.density("skewed", theta -> 1 + 0.5 * Math.sin(theta));
        CollisionLaw skewed = KacRotation.of(kernel);
        Collisions collisions = RotationCollisions.of(kernel, BATCH, Xoroshiro.seeded(5));
        assertThat(worst(collisions, skewed, skewed)).isLessThan(5.5);
        assertThat(worst(collisions, skewed, KacRotation.of(SphereKernel.uniform(2))))
                .as("another density is told apart")
                .isGreaterThan(5.5);
    }

    private static double worst(Collisions collisions, CollisionLaw sampled, CollisionLaw reference) {
        int size = sampled.order() * sampled.dimension();
        int d = sampled.dimension();
        double[] start = new double[size];
        for (int i = 0; i < size; i++) {
            start[i] = 1 + 0.5 * i - 0.3 * i * i;
        }
        int[][] chosen = new int[sampled.order()][BATCH];
        for (int i = 0; i < chosen.length; i++) {
            Arrays.fill(chosen[i], i * d);
        }
        int[][] a = new int[3][size];
        a[0][0] = 2;
        a[0][size / 2] += 1;
        a[0][size - 1] += 1;
        a[1][0] = 4;
        a[2][0] = 1;
        double[] sum = new double[3];
        double[] squares = new double[3];
        for (int b = 0; b < BATCHES; b++) {
            collisions.prepare(BATCH);
            for (int k = 0; k < BATCH; k++) {
                double[] v = start.clone();
                collisions.collide(v, chosen, k, k);
                for (int m = 0; m < 3; m++) {
                    double product = 1;
                    for (int c = 0; c < size; c++) {
                        product *= Math.pow(v[c], a[m][c]);
                    }
                    sum[m] += product;
                    squares[m] += product * product;
                }
            }
        }
        double n = (double) BATCH * BATCHES;
        double worst = 0;
        for (int m = 0; m < 3; m++) {
            double mean = sum[m] / n;
            double error = Math.sqrt((squares[m] / n - mean * mean) / n);
            double exact = value(reference.average(MultiIndex.of(a[m])), start);
            double off = Math.abs(mean - exact);
            // What does not vary has no error but rounding.
            worst = Math.max(worst, off < 1e-9 ? 0 : off / error);
        }
        return worst;
    }

    private static double value(Polynomial polynomial, double[] v) {
        return polynomial.terms().entrySet().stream()
                .mapToDouble(term -> {
                    double product = term.getValue().doubleValue();
                    for (int c = 0; c < v.length; c++) {
                        product *= Math.pow(v[c], term.getKey().get(c));
                    }
                    return product;
                })
                .sum();
    }
}
