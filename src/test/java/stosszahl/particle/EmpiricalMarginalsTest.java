package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.observable.Observable;

/** Averages from power sums equal averages over all ordered tuples of distinct particles. */
class EmpiricalMarginalsTest {
    private static double[] velocities(int length) {
        UniformRandomProvider rng = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
        return IntStream.range(0, length)
                .mapToDouble(i -> 3 * rng.nextDouble() - 1.2)
                .toArray();
    }

    /** The average over all tuples of indices, with those of {@code repeated} or without. */
    private static double bruteForce(Observable observable, double[] v, boolean repeated) {
        int d = observable.dimension();
        int n = v.length / d;
        int s = observable.order();
        List<Double> values = new ArrayList<>();
        for (int code = 0; code < Math.pow(n, s); code++) {
            int[] tuple = new int[s];
            for (int i = 0, rest = code; i < s; i++, rest /= n) {
                tuple[i] = rest % n;
            }
            IntPredicate seenBefore = i -> IntStream.range(0, i).anyMatch(j -> tuple[j] == tuple[i]);
            if (repeated || IntStream.range(0, s).noneMatch(seenBefore)) {
                double[] arguments = new double[s * d];
                for (int i = 0; i < s; i++) {
                    System.arraycopy(v, tuple[i] * d, arguments, i * d, d);
                }
                values.add(observable.value(arguments));
            }
        }
        return values.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    private static double fast(Observable observable, double[] v) {
        return EmpiricalMarginals.of(List.of(observable), observable.dimension())
                .values(v)[0];
    }

    @ParameterizedTest
    @CsvSource({
        "v1^4, 1",
        "v1^2*v2^2, 1",
        "v1^2*v2^2 - 0.5*v1^4 + 3, 1",
        "v1*v2^3*v3, 1",
        "v1*v2*v3*v4^2, 1",
        "cos(0.5*v1)*sin(v2)*v1, 1",
        "[v1 < 0]*[v2 > 0.5]*[v3 < 0], 1",
        "v2^2*v4, 1",
        "v1x^2*v2y, 2",
        "v1x*v1y*v2x*v3y - v1y^2, 2",
        "cos(v1y)*v2x*[v3x > 0], 2"
    })
    void powerSumsEqualTheSumOverDistinctTuples(String text, int dimension) {
        Observable observable = Observable.parse(text, dimension);
        double[] v = velocities(6 * dimension);
        // Sums of at most 6^4 terms of size about 1.
        assertThat(fast(observable, v)).isCloseTo(bruteForce(observable, v, false), within(1e-12));
        if (observable.terms().get(0).factors().size() > 1) {
            assertThat(bruteForce(observable, v, true))
                    .as("repeated indices make a difference that the check sees")
                    .isNotCloseTo(fast(observable, v), within(1e-6));
        }
    }

    @Test
    void manyObservablesAtOnceAreWhatTheyAreAlone() {
        List<Observable> all = List.of(
                Observable.parse("v1^2*v2^2", 1), Observable.parse("v1^4", 1), Observable.parse("v2^2*v1^2*v3", 1));
        double[] v = velocities(5000);
        double[] together = EmpiricalMarginals.of(all, 1).values(v);
        for (int o = 0; o < all.size(); o++) {
            assertThat(together[o]).isEqualTo(fast(all.get(o), v));
        }
    }

    /** {@code (S_1^2 - S_2) / (N(N-1))}, blocks and all. */
    @Test
    void thousandsOfParticlesInBlocks() {
        double[] v = velocities(3000);
        double sum = IntStream.range(0, v.length).mapToDouble(i -> v[i]).sum();
        double squares =
                IntStream.range(0, v.length).mapToDouble(i -> v[i] * v[i]).sum();
        assertThat(fast(Observable.parse("v1*v2", 1), v))
                .isCloseTo((sum * sum - squares) / (3000.0 * 2999), within(1e-13));
    }

    @Test
    void fewerParticlesThanTheObservableHasAreRefused() {
        assertThatThrownBy(() -> fast(Observable.parse("v1*v2*v3", 1), new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use N >= 3");
        assertThatThrownBy(() -> fast(Observable.parse("v1*v2*v3*v4*v5*v6*v7*v8*v9", 1), new double[20]))
                .hasMessageContaining("use at most 8");
        assertThatThrownBy(() -> EmpiricalMarginals.of(List.of(Observable.parse("v1", 1)), 2))
                .hasMessageContaining("dimension");
    }
}
