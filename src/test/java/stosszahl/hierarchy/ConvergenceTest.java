package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.LongFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions 3 and 4 and Theorem 2.1. */
class ConvergenceTest {
    private static final GrowthConstants R = Fixtures.TERNARY;
    private static final long[] PARTICLES = {100, 1000, 10_000, 1_000_000};
    private static final int ORDER = 12;
    private static final int LEVELS = 2 + 2 * ORDER;

    private static final List<Convergence.Observable<double[]>> OBSERVABLES = List.of(
            new Convergence.Observable<>(1, SummableVectors.functional("mass", 1, 1)),
            new Convergence.Observable<>(1, SummableVectors.functional("first", 1, 0)),
            new Convergence.Observable<>(2, SummableVectors.functional("signs", 1, -1, 1)));

    /** {@code F_N = F + G/N}: satisfies (A1) and (A2). */
    private static LongFunction<GradedElement<double[]>> converging(long seed, GradedSpace<double[]> space) {
        GradedElement<double[]> f = Fixtures.unitData(seed, space, LEVELS);
        GradedElement<double[]> g = Fixtures.unitData(seed + 1, space, LEVELS);
        return n -> f.combine(1, 1.0 / n, g);
    }

    private static Convergence theorem(
            MatrixHierarchy limit,
            LongFunction<? extends Hierarchy<double[]>> finite,
            LongFunction<GradedElement<double[]>> data,
            GradedElement<double[]> limitData) {
        double end = 0.9 * LifeSpan.of(R, R).guaranteedTime();
        DuhamelSeries<double[]> series = DuhamelSeries.of(limit, limitData);
        return Convergence.inObservables(
                n -> {
                    DuhamelSeries<double[]> own = DuhamelSeries.of(finite.apply(n), data.apply(n));
                    return t -> own.partialSum(t, ORDER);
                },
                t -> series.partialSum(t, ORDER),
                OBSERVABLES,
                PARTICLES,
                new double[] {0, end / 2, end});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Fixtures.SEED})
    void convergenceOfOperatorsAndDataImpliesConvergenceInObservables(long seed) {
        MatrixHierarchy limit = MatrixHierarchy.random(seed, R, Fixtures.SIZES);
        LongFunction<MatrixHierarchy> finite = n -> MatrixHierarchy.randomFinite(seed, R, Fixtures.SIZES, n);
        LongFunction<GradedElement<double[]>> data = converging(seed, limit.space());
        GradedElement<double[]> limitData = Fixtures.unitData(seed, limit.space(), LEVELS);

        // (A1), (A3)
        Convergence a1 = Convergence.pointwiseWeak(data, limitData, OBSERVABLES, PARTICLES);
        assertThat(a1.decays(0.99, 1e-15)).as("seed %d", seed).isTrue();
        Convergence a3 = Convergence.ofOperators(finite, limit, data, limitData, OBSERVABLES, PARTICLES);
        assertThat(a3.decays(0.9, 1e-14)).as("seed %d: %s", seed, a3.rows()).isTrue();

        // The rate is 1/N by construction; 0.05 covers the terms of order 1/N^2 at N = 100.
        Convergence theorem = theorem(limit, finite, data, limitData);
        assertThat(theorem.slope()).as("seed %d", seed).isCloseTo(-1, Offset.offset(0.05));
        assertThat(theorem.decays(0.9, 1e-14))
                .as("seed %d: %s", seed, theorem.rows())
                .isTrue();
    }

    @Test
    void boundedOperatorsThatDoNotConvergeAreRefuted() {
        MatrixHierarchy limit = MatrixHierarchy.random(Fixtures.SEED, R, Fixtures.SIZES);
        // Satisfies Condition 1 for every N, but each second operator is half the limit.
        LongFunction<MatrixHierarchy> broken = n -> MatrixHierarchy.of(2, LEVELS + 1000, Fixtures.SIZES, (s, k) -> {
            double[][] c = limit.matrix(s, k);
            for (double[] row : c) {
                for (int j = 0; j < row.length; j++) {
                    row[j] *= n == 1000 || n == 1_000_000 ? 0.5 : 1;
                }
            }
            return c;
        });
        assertThat(GrowthCheck.of(R, broken.apply(1000), 30).holds()).isTrue();
        GradedElement<double[]> data = Fixtures.unitData(Fixtures.SEED, limit.space(), LEVELS);
        assertThat(Convergence.ofOperators(broken, limit, n -> data, data, OBSERVABLES, PARTICLES)
                        .decays(0.1, 1e-14))
                .isFalse();
        Convergence theorem = theorem(limit, broken, n -> data, data);
        assertThat(theorem.decays(0.1, 1e-14)).isFalse();
        assertThat(theorem.largestErrors()[3]).isGreaterThan(1e-3);
    }

    @Test
    void dataThatDoNotConvergeAreRefuted() {
        MatrixHierarchy limit = MatrixHierarchy.random(Fixtures.SEED, R, Fixtures.SIZES);
        LongFunction<MatrixHierarchy> finite = n -> MatrixHierarchy.randomFinite(Fixtures.SEED, R, Fixtures.SIZES, n);
        GradedElement<double[]> data = Fixtures.unitData(1, limit.space(), LEVELS);
        GradedElement<double[]> other = Fixtures.unitData(2, limit.space(), LEVELS);
        Convergence theorem = theorem(limit, finite, n -> other, data);
        assertThat(theorem.decays(0.1, 1e-14)).isFalse();
        assertThat(theorem.slope()).isCloseTo(0, Offset.offset(0.05));
    }

    @Test
    void theScalarHierarchyConvergesInObservablesBeforeItsBlowUp() {
        ScalarHierarchy limit = ScalarHierarchy.limit(1);
        List<Convergence.Observable<Double>> observables = List.of(
                new Convergence.Observable<>(1, RealLine.multiple(1)),
                new Convergence.Observable<>(3, RealLine.multiple(2)));
        long[] particles = {1000, 10_000, 100_000};
        double[] times = {0, 0.2, 0.4, 0.6};
        Convergence before = Convergence.inObservables(
                n -> t -> closedForm(ScalarHierarchy.finite(1, n), t),
                t -> closedForm(limit, t),
                observables,
                particles,
                times);
        assertThat(before.decays(0.9, 1e-13)).as("%s", before.rows()).isTrue();
        assertThat(before.rows()).hasSize(6);
        assertThat(before.rows().get(1).level()).isEqualTo(3);
        assertThat(before.slope()).isCloseTo(-1, Offset.offset(0.1));
    }

    private static GradedElement<Double> closedForm(ScalarHierarchy h, double t) {
        return GradedElement.generate(h.space(), 3, s -> h.solution(s, t, 1));
    }

    @Test
    void aTableNeedsSomethingToCompare() {
        MatrixHierarchy limit = MatrixHierarchy.random(1, R, Fixtures.SIZES);
        GradedElement<double[]> data = Fixtures.unitData(1, limit.space(), 3);
        assertThatThrownBy(() -> Convergence.pointwiseWeak(n -> data, data, OBSERVABLES, new long[] {10, 5}))
                .hasMessageContaining("N = 5 after 10");
        assertThatThrownBy(() -> Convergence.pointwiseWeak(n -> data, data, List.of(), new long[] {10}))
                .hasMessageContaining("0 observables");
        Convergence one = Convergence.pointwiseWeak(n -> data, data, OBSERVABLES, new long[] {10});
        assertThatThrownBy(() -> one.decays(1, 0)).hasMessageContaining("two values of N");
        // An error that is not a number never counts as convergence.
        GradedElement<double[]> broken = data.combine(Double.NaN, 0, data);
        assertThat(Convergence.pointwiseWeak(n -> broken, data, OBSERVABLES, new long[] {10, 100})
                        .decays(1, 1))
                .isFalse();
    }
}
