package stosszahl.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.claim.Verdict;
import stosszahl.polynomial.Polynomial;

/** True hypotheses are never refuted, false ones never hold, and only theorems are proved: for atoms of any weight, for harmonics and peaks, for laws that lie. */
class LawDecisionTest {
    private static final BigFraction RARE = BigFraction.of(1, 1_000_000_000);

    private static String verdicts(CollisionLaw law) {
        LawHypotheses hypotheses = LawHypotheses.of(law);
        StringBuilder text = new StringBuilder();
        for (Hypothesis h : Hypothesis.values()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(hypotheses.decide(h).verdict().word());
        }
        return text.toString();
    }

    private static CollisionLaw kac(String name, DoubleUnaryOperator density) {
        return KacRotation.of(CircleKernel.density(name, density));
    }

    static Stream<Arguments> asymmetric() {
        return Stream.of(
                Arguments.of("1st", (DoubleUnaryOperator) t -> 1 + 1e-6 * Math.sin(t)),
                Arguments.of("7th", (DoubleUnaryOperator) t -> 1 + 0.9 * Math.sin(7 * t)),
                Arguments.of("13th", (DoubleUnaryOperator) t -> 1 + 0.9 * Math.sin(13 * t)),
                Arguments.of("101st", (DoubleUnaryOperator) t -> 1 + 0.5 * Math.sin(101 * t)),
                Arguments.of("512th", (DoubleUnaryOperator) t -> 1 + 0.5 * Math.sin(512 * t)),
                Arguments.of("1024th", (DoubleUnaryOperator) t -> 1 + 0.5 * Math.sin(1024 * t)),
                Arguments.of("8192nd", (DoubleUnaryOperator) t -> 1 + 0.5 * Math.sin(8192 * t)),
                Arguments.of("a narrow peak", (DoubleUnaryOperator) t ->
                        1 + 100 * Math.exp(-Math.pow((t - 1) / 0.001, 2))),
                Arguments.of("a narrower peak", (DoubleUnaryOperator) t ->
                        1 + 100 * Math.exp(-Math.pow((t - 1) / 3e-5, 2))),
                Arguments.of("a peak with tails", (DoubleUnaryOperator) t -> 1 / (1e-10 + Math.pow(t - 1, 2))),
                Arguments.of("a tail beside a peak", (DoubleUnaryOperator) t ->
                        1e9 * Math.exp(-Math.pow((Math.abs(t) - 1) / 0.01, 2)) + (t > 2 ? 1e-3 : 0)),
                Arguments.of("a jump", (DoubleUnaryOperator) t -> t > 0.5 && t < 0.5001 ? 2 : 1),
                Arguments.of("one side", (DoubleUnaryOperator) t -> t > 0 ? 1 : 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asymmetric")
    void anOddPartIsFoundWhateverItsHarmonic(String name, DoubleUnaryOperator density) {
        CollisionLaw law = kac(name, density);
        assertThat(verdicts(law)).isEqualTo("proved refuted refuted proved refuted");
        assertThat(LawHypotheses.of(law).decide(Hypothesis.H2).reason()).contains("theta =");
    }

    static Stream<Arguments> even() {
        return Stream.of(
                Arguments.of("a jump", (DoubleUnaryOperator) t -> Math.abs(t) > 1 ? 1 : 3),
                Arguments.of(
                        "a jump at a zero of the sine", (DoubleUnaryOperator) t -> 2 + Math.signum(Math.cos(t) - 0.5)),
                Arguments.of("one value at one angle", (DoubleUnaryOperator) t -> t == 0 ? 5 : 1),
                Arguments.of("a root", (DoubleUnaryOperator) t -> 1 / Math.sqrt(Math.abs(t))),
                Arguments.of("a peak", (DoubleUnaryOperator) t -> 1 / (1e-6 + t * t)),
                Arguments.of("a harmonic", (DoubleUnaryOperator) t -> Math.abs(Math.sin(50 * t))),
                Arguments.of("narrow", (DoubleUnaryOperator) t -> Math.exp(-Math.pow((Math.abs(t) - 1) / 0.03, 2))),
                Arguments.of("cancellation", (DoubleUnaryOperator) t -> 1 - Math.cos(t) * Math.cos(t)),
                Arguments.of("rounding of another kind on either side", (DoubleUnaryOperator)
                        t -> t > 0 ? 1 - Math.cos(t) : 2 * Math.pow(Math.sin(t / 2), 2)),
                Arguments.of("a sum of an odd formula and its image", (DoubleUnaryOperator)
                        t -> Math.exp(Math.sin(3 * t) + t) + Math.exp(-Math.sin(3 * t) - t)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("even")
    void anEvenDensityIsNotRefutedAndNotProved(String name, DoubleUnaryOperator density) {
        CollisionLaw law = kac(name, density);
        assertThat(verdicts(law)).as(name).isEqualTo("proved holds holds proved refuted");
        assertThat(LawHypotheses.of(law).decide(Hypothesis.H2).places()).isGreaterThan(50_000);
    }

    private static CollisionLaw game(int order, List<List<BigFraction>> pairs, List<BigFraction> weights) {
        return BobylevCercignaniGamba.of(order, DiscreteKernel.of(pairs, weights));
    }

    private static List<BigFraction> pair(int a, int b, int denominator) {
        return List.of(BigFraction.of(a, denominator), BigFraction.of(b, denominator));
    }

    @Test
    void anAtomOfWeightOneBillionthBreaksWhatItBreaks() {
        BigFraction rest = BigFraction.ONE.subtract(RARE);
        List<BigFraction> weights = List.of(rest, RARE);
        // The swap is an isometry and its own inverse; a rare (2, 0) is neither; its partner (1/2, 0) mends H2 only.
        assertThat(verdicts(game(2, List.of(pair(0, 1, 1), pair(2, 0, 1)), weights)))
                .isEqualTo("refuted refuted proved refuted refuted");
        assertThat(verdicts(game(
                        2,
                        List.of(pair(0, 1, 1), pair(2, 0, 1), pair(1, 0, 2)),
                        List.of(rest.subtract(RARE), RARE, RARE))))
                .isEqualTo("refuted proved proved refuted refuted");
        assertThat(verdicts(game(2, List.of(pair(0, 1, 1)), List.of(BigFraction.ONE))))
                .isEqualTo("proved proved proved proved proved");
        // A rare singular map.
        assertThat(verdicts(game(2, List.of(pair(0, 1, 1), pair(1, 1, 2)), weights)))
                .isEqualTo("refuted refuted proved refuted proved");
        // A rare rotation without its inverse; and with one of a weight that is wrong by 1e-18.
        CollisionLaw one = KacRotation.of(DiscreteKernel.of(List.of(pair(1, 0, 1), pair(3, 4, 5)), weights));
        assertThat(verdicts(one)).isEqualTo("proved refuted refuted proved refuted");
        CollisionLaw two = KacRotation.of(DiscreteKernel.of(
                List.of(pair(1, 0, 1), pair(3, 4, 5), pair(3, -4, 5)),
                List.of(
                        BigFraction.ONE.subtract(RARE.multiply(2)).subtract(RARE.pow(2)),
                        RARE,
                        RARE.add(RARE.pow(2)))));
        assertThat(verdicts(two)).isEqualTo("proved refuted refuted proved refuted");
        // Off the circle by a rare atom.
        CollisionLaw off = KacRotation.of(DiscreteKernel.of(List.of(pair(1, 0, 1), pair(1, 1, 1)), weights));
        assertThat(verdicts(off)).startsWith("refuted refuted refuted refuted");
    }

    /** {@code sin(theta + pi/2)} is the cosine: where a needle is steep, the rounding of a formula is larger than any fixed share of its values. */
    @Test
    void theRoundingOfANeedleRefutesNothing() {
        for (double k : new double[] {1e9, 1e13, 1e15}) {
            CollisionLaw even = KacRotation.of(CircleKernel.density(
                    "needle",
                    t -> Math.exp(-k * Math.pow(Math.sin(t + Math.PI / 2) - 0.5, 2)) + 1e-8,
                    1.0471975511965976,
                    -1.0471975511965976));
            for (Hypothesis hypothesis : List.of(Hypothesis.H2, Hypothesis.H3)) {
                assertThat(LawHypotheses.of(even).decide(hypothesis).verdict())
                        .as("k = %s", k)
                        .isEqualTo(Verdict.HOLDS);
            }
            CollisionLaw odd = KacRotation.of(CircleKernel.density(
                    "one-sided", t -> Math.exp(-k * Math.pow(t - 1, 2)) + 1e-8, 1.0));
            assertThat(LawHypotheses.of(odd).decide(Hypothesis.H2).verdict())
                    .as("k = %s", k)
                    .isEqualTo(Verdict.REFUTED);
        }
    }

    @Test
    void equalAtomsAreMergedAndOppositeVectorsAreOneReflection() {
        BigFraction half = BigFraction.of(1, 2);
        BigFraction quarter = BigFraction.of(1, 4);
        CollisionLaw repeated = KacRotation.of(DiscreteKernel.of(
                List.of(pair(3, 4, 5), pair(3, -4, 5), pair(3, -4, 5)), List.of(half, quarter, quarter)));
        assertThat(verdicts(repeated)).isEqualTo("proved proved proved proved refuted");
        // (3/5, 4/5) and -(4/5, 3/5): exchanged by the particles up to a sign.
        CollisionLaw reflections = SymmetricCollision.of(
                2, 1, DiscreteKernel.of(List.of(pair(3, 4, 5), pair(-4, -3, 5)), List.of(half, half)));
        assertThat(verdicts(reflections)).isEqualTo("proved proved proved proved refuted");
        CollisionLaw alone =
                SymmetricCollision.of(2, 1, DiscreteKernel.of(List.of(pair(3, 4, 5)), List.of(BigFraction.ONE)));
        assertThat(verdicts(alone)).isEqualTo("proved proved refuted proved refuted");
    }

    private static CollisionLaw turns(List<BigFraction> multiples, List<BigFraction> weights, boolean known) {
        return KacRotation.of(DiscreteKernel.angles(
                multiples.stream().map(r -> Math.PI * r.doubleValue()).toList(),
                multiples.stream()
                        .map(r -> known ? Optional.of(r) : Optional.<BigFraction>empty())
                        .toList(),
                weights));
    }

    @Test
    void anglesThatAreMultiplesOfPiAreDecidedExactlyAndOthersToRounding() {
        BigFraction half = BigFraction.of(1, 2);
        List<BigFraction> weights = List.of(half, half);
        List<BigFraction> pair = List.of(BigFraction.of(1, 7), BigFraction.of(-1, 7));
        assertThat(verdicts(turns(pair, weights, true))).isEqualTo("proved proved proved proved refuted");
        assertThat(verdicts(turns(pair, weights, false))).isEqualTo("proved holds holds proved refuted");
        List<BigFraction> around = List.of(BigFraction.of(1, 7), BigFraction.of(13, 7));
        assertThat(verdicts(turns(around, weights, true))).isEqualTo("proved proved proved proved refuted");
        assertThat(verdicts(turns(around, weights, false))).isEqualTo("proved holds holds proved refuted");
        for (boolean known : new boolean[] {true, false}) {
            // Apart by 1e-9 of a half turn, and of weights apart by 1e-9.
            List<BigFraction> near =
                    List.of(BigFraction.of(1, 7), BigFraction.of(-1, 7).add(RARE));
            assertThat(verdicts(turns(near, weights, known))).isEqualTo("proved refuted refuted proved refuted");
            assertThat(verdicts(turns(pair, List.of(half.add(RARE), half.subtract(RARE)), known)))
                    .isEqualTo("proved refuted refuted proved refuted");
        }
        List<BigFraction> twenty = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            twenty.add(BigFraction.of(1 + 4 * n, 40));
        }
        List<BigFraction> equal = java.util.Collections.nCopies(20, BigFraction.of(1, 20));
        assertThat(verdicts(turns(twenty, equal, true))).isEqualTo("proved refuted refuted proved refuted");
        assertThat(verdicts(turns(twenty, equal, false))).isEqualTo("proved refuted refuted proved refuted");
    }

    private static CollisionLaw symmetric(int order, int dimension, ToDoubleFunction<double[]> density) {
        return SymmetricCollision.of(
                order, dimension, DensityKernel.of("g", SphereKernel.uniform(order * dimension), density));
    }

    @Test
    void onlyTheEvenPartOfTheDensityOfAReflectionMatters() {
        // The odd part singles out particle 1, the even part is symmetric.
        assertThat(verdicts(symmetric(2, 1, w -> 1 + 0.5 * w[0]))).isEqualTo("proved proved holds proved refuted");
        assertThat(verdicts(symmetric(3, 1, w -> 1 + 0.5 * Math.pow(w[0], 3))))
                .isEqualTo("proved proved holds proved refuted");
        assertThat(verdicts(symmetric(3, 1, w -> 1 + 0.5 * Math.pow(w[0], 4))))
                .isEqualTo("proved proved refuted proved refuted");
        // Particles 1 and 2 alike, 3 not.
        assertThat(verdicts(symmetric(3, 2, w -> 1 + w[4] * w[4] + w[5] * w[5])))
                .isEqualTo("proved proved refuted proved refuted");
        assertThat(verdicts(symmetric(3, 1, w -> 1 + 0.5 * Math.sin(40 * (w[0] - w[1]) * w[2] * w[2]) * (w[0] + w[1]))))
                .startsWith("proved proved refuted");
        assertThat(verdicts(symmetric(3, 1, w -> 1 + Math.abs(w[0] * w[1] * w[2]))))
                .isEqualTo("proved proved holds proved refuted");
        // A peak of one direction, narrow.
        assertThat(verdicts(symmetric(
                        3, 1, w -> 1 + 100 * Math.exp(-(Math.pow(w[0] - 0.6, 2) + Math.pow(w[1] - 0.8, 2)) / 1e-4))))
                .startsWith("proved proved refuted");
        DensityKernel lopsided = DensityKernel.of("w_1^2", ZeroSumSphereKernel.uniform(3, 1), w -> 1 + w[0] * w[0]);
        assertThat(verdicts(SymmetricMomentumCollision.of(3, 1, lopsided)))
                .isEqualTo("proved proved refuted proved proved");
        DensityKernel any = DensityKernel.of("x^2 + x/2 + 1", SphereKernel.uniform(3), w -> 1 + w[0] * w[0] + w[0] / 2);
        assertThat(verdicts(BinaryCollision.of(3, any))).isEqualTo("proved proved proved proved proved");
    }

    @Test
    void boxesOfCoefficientsAreRefutedUnlessTheyArePoints() {
        BigFraction zero = BigFraction.ZERO;
        BigFraction one = BigFraction.ONE;
        BigFraction half = BigFraction.of(1, 2);
        assertThat(verdicts(BobylevCercignaniGamba.of(2, BoxKernel.uniform(List.of(half, zero), List.of(one, half)))))
                .isEqualTo("refuted refuted proved refuted refuted");
        // The image of the segment is the segment, its density is another; and a box of width 1e-9.
        assertThat(verdicts(BobylevCercignaniGamba.of(
                        2, BoxKernel.uniform(List.of(half, zero), List.of(BigFraction.of(2), zero)))))
                .isEqualTo("refuted refuted proved refuted refuted");
        assertThat(verdicts(BobylevCercignaniGamba.of(
                        3, BoxKernel.uniform(List.of(one, zero), List.of(one.add(RARE), zero)))))
                .isEqualTo("refuted refuted proved refuted refuted");
        assertThat(verdicts(BobylevCercignaniGamba.of(2, BoxKernel.uniform(List.of(one, zero), List.of(one, zero)))))
                .isEqualTo("proved proved proved proved proved");
    }

    /** A user's law, with what it states. */
    private static CollisionLaw own(CollisionLaw base, Optional<StatedMap> stated) {
        return new CollisionLaw() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public int order() {
                return base.order();
            }

            @Override
            public int dimension() {
                return base.dimension();
            }

            @Override
            public CollisionKernel kernel() {
                return base.kernel();
            }

            @Override
            public void transform(double[] angle, double[] v, double[] out) {
                base.transform(angle, v, out);
            }

            @Override
            public Optional<StatedMap> stated() {
                return stated;
            }
        };
    }

    @Test
    void aLawThatLiesIsFoundOut() {
        CollisionLaw kac = KacRotation.of(SphereKernel.uniform(2));
        StatedMap true_ = kac.stated().orElseThrow();
        assertThat(verdicts(own(kac, Optional.of(true_)))).isEqualTo("proved proved proved proved refuted");
        assertThat(verdicts(own(kac, Optional.empty()))).isEqualTo("holds holds holds holds refuted");

        // j = id is not the inverse of a rotation: what is stated proves nothing.
        AngleMap identity = AngleMap.identity(2);
        CollisionLaw wrongMap = own(
                kac, Optional.of(new StatedMap(true_.matrix(), Optional.of(identity), List.of(identity), true, false)));
        LawHypotheses lying = LawHypotheses.of(wrongMap);
        assertThat(lying.decide(Hypothesis.H2).verdict()).isNotEqualTo(Verdict.PROVED);
        assertThat(lying.decide(Hypothesis.H2).reason()).contains("does not take T^w to its inverse");
        assertThat(lying.decide(Hypothesis.H3).verdict()).isNotEqualTo(Verdict.PROVED);
        CollisionLaw skewed = kac("skewed", t -> 1 + 0.5 * Math.sin(t));
        assertThat(verdicts(own(
                        skewed,
                        Optional.of(
                                new StatedMap(true_.matrix(), Optional.of(identity), List.of(identity), true, false)))))
                .isEqualTo("proved refuted refuted proved refuted");

        // A matrix that is not the map's.
        CollisionLaw game = BobylevCercignaniGamba.of(2, SphereKernel.uniform(2));
        CollisionLaw wrongMatrix = own(game, Optional.of(true_));
        LawHypotheses other = LawHypotheses.of(wrongMatrix);
        assertThat(other.decide(Hypothesis.H1).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(other.decide(Hypothesis.H1).reason()).contains("is not its map");

        // 0/0 satisfies every identity.
        Polynomial zero = Polynomial.zero(2);
        PolynomialMatrix nothing = PolynomialMatrix.of(List.of(List.of(zero, zero), List.of(zero, zero)), zero);
        CollisionLaw empty =
                own(game, Optional.of(new StatedMap(nothing, Optional.of(identity), List.of(identity), true, true)));
        assertThat(verdicts(empty)).doesNotContain("proved").startsWith("refuted");
    }

    /** A user's kernel whose rare branch its random angles seldom show: the atoms that it lists are all looked at. */
    @Test
    void aUsersAtomsAreAllLookedAtAndNeverProveAnything() {
        CollisionKernel kernel = new CollisionKernel() {
            @Override
            public String name() {
                return "rare";
            }

            @Override
            public int angleDimension() {
                return 1;
            }

            @Override
            public void sample(UniformRandomProvider rng, double[] angle) {
                angle[0] = rng.nextDouble() < 1e-9 ? 2 : 1;
            }

            @Override
            public Quadrature quadrature(int degree) {
                return Quadrature.of(List.of(new double[] {1}), new double[] {1});
            }

            @Override
            public Optional<List<Atom>> atoms() {
                return Optional.of(List.of(
                        Atom.of(new double[] {1}, BigFraction.ONE.subtract(RARE)), Atom.of(new double[] {2}, RARE)));
            }
        };
        CollisionLaw heating = new CollisionLaw() {
            @Override
            public String name() {
                return "heating";
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
                return kernel;
            }

            @Override
            public void transform(double[] angle, double[] v, double[] out) {
                out[0] = angle[0] * v[1];
                out[1] = angle[0] * v[0];
            }
        };
        assertThat(verdicts(heating)).isEqualTo("refuted refuted holds refuted refuted");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyStatedMatrixIsThatOfItsLaw(int dimension) {
        for (CollisionLaw law : LawTable.laws(dimension, 4)) {
            if (law.stated().isEmpty()) {
                assertThat(law).isInstanceOf(PermutationAverage.class);
                continue;
            }
            UniformRandomProvider rng = org.apache.commons.rng.simple.RandomSource.L64_X128_MIX.create(7);
            double[] w = new double[law.kernel().angleDimension()];
            for (int n = 0; n < 20; n++) {
                law.kernel().sample(rng, w);
                double[][] t = law.matrix(w);
                double[][] p = law.stated().orElseThrow().matrix().at(w);
                for (int i = 0; i < t.length; i++) {
                    // Entries of size 1, over a denominator 1 + <w_1,w_2> of at least 1/2.
                    assertThat(p[i]).as("%s", law).containsExactly(t[i], org.assertj.core.api.Assertions.within(1e-13));
                }
            }
        }
    }

    /** sigma T sigma^{-1} with all sigma: the average of a skewed rotation is even, so that H2 and H3 hold though the law itself breaks them. */
    @Test
    void anAverageOverPermutationsMayMendWhatItsLawBreaks() {
        CollisionLaw one = KacRotation.of(DiscreteKernel.of(List.of(pair(3, 4, 5)), List.of(BigFraction.ONE)));
        assertThat(verdicts(one)).isEqualTo("proved refuted refuted proved refuted");
        assertThat(verdicts(PermutationAverage.of(one))).isEqualTo("proved holds proved proved refuted");
    }

    @Test
    void anglesAreMappedAsVectorsAre() {
        for (int[] places : new int[][] {{0, 1}, {1, 0}}) {
            for (int signs = 0; signs < 4; signs++) {
                AngleMap j = AngleMap.of(places, new int[] {1 - 2 * (signs & 1), 1 - (signs & 2)});
                for (int n = -7; n < 7; n++) {
                    BigFraction r = BigFraction.of(n, 5);
                    double image = Math.PI * j.halfTurns(r).orElseThrow().doubleValue();
                    double theta = Math.PI * r.doubleValue();
                    assertThat(j.apply(new double[] {Math.cos(theta), Math.sin(theta)}))
                            .as("%s at %s", j, r)
                            .containsExactly(
                                    new double[] {Math.cos(image), Math.sin(image)},
                                    org.assertj.core.api.Assertions.within(1e-14));
                }
            }
        }
    }
}
