package stosszahl.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.Quadrature;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.observable.Observable;

/**
 * The Duhamel coefficients {@code E[(L_N^l phi)(V_0)]} summed by hand over initial velocities, ordered tuples of particles (1.7) and angles, with no polynomial in
 * sight: (4.4) and (4.7) word for word.
 */
class BruteForceTest {
    private static final TwoPoint.Angles KAC =
            angles(new double[][] {{0.6, 0.8}, {0.6, -0.8}, {-0.28, 0.96}, {-0.28, -0.96}});

    /** Not invariant under permutations: H3 fails, and the process acts through the average over permutations. */
    private static final TwoPoint.Angles SKEW = angles(new double[][] {{2 / 3.0, 2 / 3.0, 1 / 3.0}, {0.6, 0, 0.8}});

    private static final TwoPoint.Angles PLANE =
            angles(new double[][] {{0.5, 0.5, 0.5, -0.5}, {0.1, 0.7, -0.5, 0.5}, {0.6, 0, 0, 0.8}});

    private static final TwoPoint.Angles GAME = angles(new double[][] {{0.7, 0.2}, {1.1, -0.3}});

    private static TwoPoint.Angles angles(double[][] angles) {
        return new TwoPoint.Angles(List.of(angles));
    }

    static Stream<Arguments> cases() {
        CollisionLaw kac = KacRotation.of(KAC);
        CollisionLaw skew = SymmetricCollision.of(3, 1, SKEW);
        CollisionLaw game = new TwoPoint.Game(3, GAME);
        CollisionLaw plane = SymmetricCollision.of(2, 2, PLANE);
        return Stream.of(
                Arguments.of(List.of(kac), "v1^4", 3),
                Arguments.of(List.of(kac), "v1^2*v2^2", 2),
                Arguments.of(List.of(kac), "v1^3*v2 + 2*v1", 4),
                Arguments.of(List.of(skew), "v1^4", 3),
                Arguments.of(List.of(skew), "v1^3*v2*v3", 4),
                Arguments.of(List.of(kac, skew), "v1^2*v2 - v1*v2^2*v3^3", 3),
                Arguments.of(List.of(game), "v1^2", 3),
                Arguments.of(List.of(kac, game), "v1^3*v2", 4),
                Arguments.of(List.of(plane), "v1x^2*v2y", 3),
                Arguments.of(
                        List.of(plane, new TwoPoint.Turn(angles(new double[][] {{0.8, 0.6}}))), "v1x*v1y^2*v2x", 3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDuhamelCoefficientsAreTheSumsOverTuplesAndAngles(List<CollisionLaw> laws, String text, int n) {
        int d = laws.get(0).dimension();
        TwoPoint.Velocities start = new TwoPoint.Velocities(
                d == 1 ? new double[] {1.5} : new double[] {1.5, 0.25},
                d == 1 ? new double[] {-0.5} : new double[] {-0.5, 1});
        KacModel model = Models.model(InitialLaw.product(start), laws.toArray(CollisionLaw[]::new));
        Observable phi = Observable.parse(text, d);
        List<Double> coefficients =
                MomentSystem.of(model, List.of(phi)).duhamelCoefficients(phi, Models.n(n), 3).stream()
                        .map(c -> c.doubleValue())
                        .toList();
        ToDoubleFunction<double[]> power = symmetrised(phi, n);
        for (int l = 0; l < 3; l++) {
            double expected = average(power, start, n);
            // Rounding of sums of a few thousand numbers of size at most 100.
            assertThat(coefficients.get(l)).as("c_%d", l).isCloseTo(expected, within(1e-10));
            ToDoubleFunction<double[]> before = power;
            power = v -> generator(before, v, model, n, false);
        }
    }

    /** A process that may pick the same particle twice is another process, and the check sees it. */
    @ParameterizedTest
    @MethodSource("cases")
    void aProcessWithRepeatedParticlesIsRejected(List<CollisionLaw> laws, String text, int n) {
        if (laws.get(0).order() == 1 || laws.size() > 1) {
            return;
        }
        int d = laws.get(0).dimension();
        TwoPoint.Velocities start = new TwoPoint.Velocities(
                d == 1 ? new double[] {1.5} : new double[] {1.5, 0.25},
                d == 1 ? new double[] {-0.5} : new double[] {-0.5, 1});
        KacModel model = Models.model(InitialLaw.product(start), laws.toArray(CollisionLaw[]::new));
        Observable phi = Observable.parse(text, d);
        double exact = MomentSystem.of(model, List.of(phi))
                .duhamelCoefficients(phi, Models.n(n), 2)
                .get(1)
                .doubleValue();
        ToDoubleFunction<double[]> first = symmetrised(phi, n);
        double wrong = average(v -> generator(first, v, model, n, true), start, n);
        assertThat(Math.abs(wrong - exact)).isGreaterThan(1e-3);
    }

    private static ToDoubleFunction<double[]> symmetrised(Observable phi, int n) {
        return phi::value;
    }

    private static double average(ToDoubleFunction<double[]> f, TwoPoint.Velocities start, int n) {
        double sum = 0;
        for (int bits = 0; bits < 1 << n; bits++) {
            double[] v = new double[n * start.dimension()];
            for (int i = 0; i < n; i++) {
                double[] one = (bits >> i & 1) == 0 ? start.first() : start.second();
                System.arraycopy(one, 0, v, i * one.length, one.length);
            }
            sum += f.applyAsDouble(v) / (1 << n);
        }
        return sum;
    }

    /** {@code N sum_K beta_K mean_{tuples} mean_{angles} (f(T V) - f(V))}. */
    private static double generator(ToDoubleFunction<double[]> f, double[] v, KacModel model, int n, boolean repeated) {
        double sum = 0;
        double here = f.applyAsDouble(v);
        int d = model.dimension();
        for (KacModel.WeightedLaw collision : model.collisions()) {
            CollisionLaw law = collision.law();
            List<int[]> tuples = new ArrayList<>();
            tuples(new int[law.order()], 0, n, repeated, tuples);
            Quadrature rule = law.kernel().quadrature(0);
            double mean = 0;
            for (int[] tuple : tuples) {
                for (int a = 0; a < rule.size(); a++) {
                    double[] before = new double[law.order() * d];
                    double[] after = new double[before.length];
                    for (int i = 0; i < tuple.length; i++) {
                        System.arraycopy(v, tuple[i] * d, before, i * d, d);
                    }
                    law.transform(rule.angle(a), before, after);
                    double[] moved = v.clone();
                    for (int i = 0; i < tuple.length; i++) {
                        System.arraycopy(after, i * d, moved, tuple[i] * d, d);
                    }
                    mean += rule.weight(a) * (f.applyAsDouble(moved) - here) / tuples.size();
                }
            }
            sum += n * collision.weight().doubleValue() * mean;
        }
        return sum;
    }

    private static void tuples(int[] tuple, int place, int n, boolean repeated, List<int[]> all) {
        if (place == tuple.length) {
            all.add(tuple.clone());
            return;
        }
        for (int i = 0; i < n; i++) {
            boolean free = true;
            for (int j = 0; j < place; j++) {
                free &= tuple[j] != i;
            }
            if (free || repeated) {
                tuple[place] = i;
                tuples(tuple, place + 1, n, repeated, all);
            }
        }
    }
}
