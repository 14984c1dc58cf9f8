package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** The contract of a collision law: the map is linear, and its averages, its quadrature and its sampler are one law. */
class CollisionLawTest {
    private static final long SEED = 38;
    private static final int SAMPLES = 40_000;
    /** Two-sided level 6e-5 for each of some 150 comparisons with fixed seeds. */
    private static final double SIGMAS = 4;
    /** Products of at most six entries of size 3, summed over some hundred nodes. */
    private static final double ROUNDING = 1e-11;

    static Stream<CollisionLaw> laws() {
        List<CollisionLaw> laws = new ArrayList<>();
        for (int d = 1; d <= 3; d++) {
            laws.addAll(LawTable.laws(d, d == 3 ? 2 : 3));
        }
        laws.add(KacRotation.of(CircleKernel.density("1 + cos(2 theta)/2", t -> 1 + 0.5 * Math.cos(2 * t))));
        laws.add(KacRotation.of(
                DiscreteKernel.angles(List.of(1.0, -1.0), List.of(BigFraction.of(1, 2), BigFraction.of(1, 2)))));
        laws.add(BobylevCercignaniGamba.of(
                3,
                BoxKernel.uniform(
                        List.of(BigFraction.of(1, 2), BigFraction.ZERO),
                        List.of(BigFraction.ONE, BigFraction.of(1, 3)))));
        laws.add(BinaryCollision.of(2, DensityKernel.of("w_x^2", SphereKernel.uniform(2), w -> w[0] * w[0])));
        laws.add(BinaryCollision.of(3, DensityKernel.of("exp w_z", SphereKernel.uniform(3), w -> Math.exp(w[2]))));
        laws.add(SymmetricCollision.of(
                3, 1, DensityKernel.of("w^4", SphereKernel.uniform(3), w -> w[0] * w[0] * w[0] * w[0])));
        laws.add(SymmetricMomentumCollision.of(
                3, 1, DensityKernel.of("w_1^2", ZeroSumSphereKernel.uniform(3, 1), w -> w[0] * w[0])));
        laws.add(OrderOneCollision.of(
                1,
                DiscreteKernel.of(
                        List.of(List.of(BigFraction.ONE), List.of(BigFraction.of(-1))),
                        List.of(BigFraction.of(1, 3), BigFraction.of(2, 3)))));
        return laws.stream();
    }

    static double value(Polynomial p, double[] v) {
        double sum = 0;
        for (Map.Entry<MultiIndex, BigFraction> term : p.terms().entrySet()) {
            sum += term.getValue().doubleValue() * power(v, term.getKey());
        }
        return sum;
    }

    private static double power(double[] v, MultiIndex a) {
        double product = 1;
        for (int i = 0; i < v.length; i++) {
            product *= Math.pow(v[i], a.get(i));
        }
        return product;
    }

    private static double[] vector(UniformRandomProvider rng, int size) {
        double[] v = new double[size];
        SphereKernel.uniform(size).sample(rng, v);
        return v;
    }

    /** A few exponents of degrees 1 to 4, spread over the particles. */
    private static List<MultiIndex> exponents(UniformRandomProvider rng, int size) {
        List<MultiIndex> all = new ArrayList<>();
        for (int p = 1; p <= 4; p++) {
            int[] spread = new int[size];
            for (int n = 0; n < p; n++) {
                spread[rng.nextInt(size)]++;
            }
            all.add(MultiIndex.of(spread));
            int[] pairs = new int[size];
            pairs[rng.nextInt(size)] += p - p / 2;
            pairs[rng.nextInt(size)] += p / 2;
            all.add(MultiIndex.of(pairs));
        }
        return all;
    }

    /** How far the exact averages are from the mean of {@code (T^w V)^a} over the nodes of the law's own quadrature. */
    private static double quadratureDefect(CollisionLaw law) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        int size = law.order() * law.dimension();
        int q = law.kernel().angleDimension();
        Quadrature rule = law.kernel().quadrature(q <= 2 ? 160 : q <= 5 ? 24 : 8);
        double[] out = new double[size];
        double worst = 0;
        for (MultiIndex a : exponents(rng, size)) {
            double[] v = vector(rng, size);
            double mean = rule.integrate(w -> {
                law.transform(w, v, out);
                return power(out, a);
            });
            worst = Math.max(worst, Math.abs(mean - value(law.average(a), v)));
        }
        return worst;
    }

    /** How far they are from the mean over samples, in standard errors. */
    private static double samplerDefect(CollisionLaw law) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        int size = law.order() * law.dimension();
        List<MultiIndex> all = exponents(rng, size);
        double[] v = vector(rng, size);
        double[] sums = new double[all.size()];
        double[] squares = new double[all.size()];
        CollisionLaw.Collider collider = law.collider(rng);
        for (int n = 0; n < SAMPLES; n++) {
            double[] out = v.clone();
            collider.collide(out);
            for (int j = 0; j < sums.length; j++) {
                double x = power(out, all.get(j));
                sums[j] += x;
                squares[j] += x * x;
            }
        }
        double worst = 0;
        for (int j = 0; j < sums.length; j++) {
            double mean = sums[j] / SAMPLES;
            double error = Math.sqrt(Math.max(0, squares[j] / SAMPLES - mean * mean) / SAMPLES);
            // A law with one value has no error but rounding.
            worst = Math.max(worst, (Math.abs(mean - value(law.average(all.get(j)), v)) - 1e-9) / (error + 1e-12));
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theMapIsLinear(CollisionLaw law) {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        int size = law.order() * law.dimension();
        double[] angle = new double[law.kernel().angleDimension()];
        double[] sum = new double[size];
        double[] x = new double[size];
        double[] y = new double[size];
        double[] xy = new double[size];
        for (int n = 0; n < 20; n++) {
            law.kernel().sample(rng, angle);
            double[] u = vector(rng, size);
            double[] v = vector(rng, size);
            for (int i = 0; i < size; i++) {
                sum[i] = 2 * u[i] - v[i];
            }
            law.transform(angle, u, x);
            law.transform(angle, v, y);
            law.transform(angle, sum, xy);
            for (int i = 0; i < size; i++) {
                assertThat(xy[i]).as("seed %d", SEED).isCloseTo(2 * x[i] - y[i], within(1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void averagesAreThoseOfTheQuadrature(CollisionLaw law) {
        // The ternary integrand is rational, not polynomial: in d = 2 the rule on the sphere of R^4 has degree 24 only.
        boolean rational = law.name().startsWith("non-symmetric") && law.dimension() > 1;
        assertThat(quadratureDefect(law)).as("seed %d", SEED).isLessThan(rational ? 1e-6 : ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void averagesAreThoseOfTheSampler(CollisionLaw law) {
        assertThat(samplerDefect(law)).as("seed %d", SEED).isLessThan(SIGMAS);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void constantsAreKept(CollisionLaw law) {
        MultiIndex zero = MultiIndex.of(new int[law.order() * law.dimension()]);
        assertThat(law.average(zero)).isEqualTo(Polynomial.monomial(BigFraction.ONE, zero));
    }

    /** A law whose averages are those of another kernel, and whose sampler is that of a third. */
    private record Inconsistent(CollisionLaw averages, CollisionLaw rest) implements CollisionLaw {
        @Override
        public String name() {
            return "inconsistent";
        }

        @Override
        public int order() {
            return rest.order();
        }

        @Override
        public int dimension() {
            return rest.dimension();
        }

        @Override
        public CollisionKernel kernel() {
            return rest.kernel();
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            rest.transform(angle, v, out);
        }

        @Override
        public Polynomial average(MultiIndex a) {
            return averages.average(a);
        }
    }

    @Test
    void anInconsistentLawIsRejectedByEachCheck() {
        CollisionLaw law = new Inconsistent(
                KacRotation.of(SphereKernel.uniform(2)),
                KacRotation.of(CircleKernel.density("1 + cos theta", t -> 1 + Math.cos(t))));
        assertThat(quadratureDefect(law)).isGreaterThan(1e-3);
        assertThat(samplerDefect(law)).isGreaterThan(SIGMAS);
    }

    /** The general quadrature of the room and the closed forms share no code; degree 6, which the rules integrate exactly. */
    @Test
    void closedFormsAgreeWithMultipliedOutMatrices() {
        List<CollisionLaw> laws = List.of(
                BinaryCollision.uniform(2),
                SymmetricCollision.uniform(2, 2),
                SymmetricMomentumCollision.uniform(3, 1),
                KacRotation.of(SphereKernel.uniform(2)),
                OrderOneCollision.haar(2));
        for (CollisionLaw law : laws) {
            int[] e = new int[law.order() * law.dimension()];
            e[0] = 4;
            e[e.length - 1] = 2;
            Polynomial closed = law.average(MultiIndex.of(e));
            Polynomial multiplied = Averages.byQuadrature(law, MultiIndex.of(e));
            multiplied
                    .plus(closed.times(BigFraction.ONE.negate()))
                    .terms()
                    .forEach((a, c) ->
                            assertThat(c.doubleValue()).as("%s at V^%s", law, a).isCloseTo(0, within(ROUNDING)));
        }
    }

    @Test
    void theBinaryCollisionIsThePapersFormula() {
        double[] out = new double[4];
        // w = (3/5, 4/5), v_1 = (1, 0), v_2 = (0, 2): <w, v_2 - v_1> = 1.
        BinaryCollision.uniform(2).transform(new double[] {0.6, 0.8}, new double[] {1, 0, 0, 2}, out);
        assertThat(out).containsExactly(new double[] {1.6, 0.8, -0.6, 1.2}, within(1e-15));
    }

    @Test
    void theJacobianOfTheGameIsItsDeterminant() {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(SEED);
        for (int order = 2; order <= 6; order++) {
            BobylevCercignaniGamba game = BobylevCercignaniGamba.of(
                    order,
                    BoxKernel.uniform(
                            List.of(BigFraction.of(-1), BigFraction.of(-1)),
                            List.of(BigFraction.ONE, BigFraction.ONE)));
            double a = rng.nextDouble();
            double b = rng.nextDouble();
            double determinant = new org.apache.commons.math3.linear.LUDecomposition(
                            org.apache.commons.math3.linear.MatrixUtils.createRealMatrix(
                                    game.matrix(new double[] {a, b})))
                    .getDeterminant();
            assertThat(game.jacobian(a, b)).isCloseTo(determinant, within(1e-12));
        }
    }

    @Test
    void swapsAreSwaps() {
        for (CollisionLaw law :
                List.of(SymmetricMomentumCollision.uniform(2, 1), (CollisionLaw) BinaryCollision.uniform(1))) {
            // In d = 1 the exchange of velocities: E[(TV)^(a,b)] = V^(b,a).
            assertThat(law.average(MultiIndex.of(3, 1)))
                    .isEqualTo(Polynomial.monomial(BigFraction.ONE, MultiIndex.of(1, 3)));
        }
    }

    @Test
    void kernelsOfTheWrongSpaceAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryCollision.of(3, SphereKernel.uniform(2)))
                .withMessageContaining("unit vectors of R^3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SymmetricMomentumCollision.uniform(1, 2))
                .withMessageContaining("use K >= 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BobylevCercignaniGamba.of(2, SphereKernel.uniform(3)))
                .withMessageContaining("pairs (a, b)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderOneCollision.of(2, SphereKernel.uniform(2)))
                .withMessageContaining("2 x 2 matrices");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SymmetricMomentumCollision.of(3, 1, DensityKernel.of("one", SphereKernel.uniform(3), w -> 1)))
                .withMessageContaining("ZeroSumSphereKernel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationAverage.of(SymmetricCollision.uniform(7, 1)))
                .withMessageContaining("at most 6");
    }
}
