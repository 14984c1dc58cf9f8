package stosszahl.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The axioms of a normed space and of its functionals, for each space of this room. */
class BanachSpaceTest {
    /** One rounding error per entry and operation, for numbers below 10 and three entries. */
    private static final double ROUNDING = 1e-14;

    /** The first axiom that fails, or "none". */
    private static <E> String firstFailure(BanachSpace<E> x, Functional<E> phi, Function<SplittableRandom, E> draw) {
        SplittableRandom random = new SplittableRandom(Fixtures.SEED);
        if (x.norm(x.zero()) != 0) {
            return "||0|| = 0";
        }
        for (int i = 0; i < 200; i++) {
            E u = draw.apply(random);
            E v = draw.apply(random);
            double a = random.nextDouble(-3, 3);
            if (!(x.norm(u) > 0)) {
                return "||u|| > 0";
            }
            if (Math.abs(x.norm(x.combine(a, u, 0, v)) - Math.abs(a) * x.norm(u)) > ROUNDING) {
                return "homogeneity";
            }
            if (x.norm(x.combine(1, u, 1, v)) > x.norm(u) + x.norm(v) + ROUNDING) {
                return "triangle inequality";
            }
            if (Math.abs(phi.apply(x.combine(a, u, 1, v)) - a * phi.apply(u) - phi.apply(v)) > ROUNDING) {
                return "linearity";
            }
            if (Math.abs(phi.apply(u)) > phi.norm() * x.norm(u) + ROUNDING) {
                return "boundedness";
            }
        }
        return "none";
    }

    @Test
    void theSpacesOfThisRoomAreNormed() {
        assertThat(firstFailure(RealLine.instance(), RealLine.multiple(-0.7), r -> r.nextDouble(-1, 1)))
                .isEqualTo("none");
        assertThat(firstFailure(
                        SummableVectors.of(3),
                        SummableVectors.functional("w", 0.2, -0.9, 0.4),
                        r -> r.doubles(3, -1, 1).toArray()))
                .isEqualTo("none");
    }

    @Test
    void aSquareIsNoNorm() {
        BanachSpace<Double> broken = new BanachSpace<>() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Double zero() {
                return 0.0;
            }

            @Override
            public Double combine(double a, Double x, double b, Double y) {
                return a * x + b * y;
            }

            @Override
            public double norm(Double x) {
                return x * x;
            }
        };
        assertThat(firstFailure(broken, RealLine.multiple(1), r -> r.nextDouble(-1, 1)))
                .isEqualTo("homogeneity");
    }

    @Test
    void theDualNormIsAttained() {
        Functional<double[]> phi = SummableVectors.functional("w", 0.2, -0.9, 0.4);
        assertThat(Math.abs(phi.apply(new double[] {0, 1, 0}))).isEqualTo(phi.norm());
        assertThat(Math.abs(RealLine.multiple(-3).apply(1.0)))
                .isEqualTo(RealLine.multiple(-3).norm());
    }

    @Test
    void elementsOfOtherSpacesAreRefused() {
        SummableVectors x = SummableVectors.of(3);
        assertThatThrownBy(() -> x.norm(new double[2])).hasMessageContaining("length 2 is not in l^1(3)");
        assertThatThrownBy(() -> x.combine(1, new double[3], 1, new double[4])).hasMessageContaining("length 4");
        assertThatThrownBy(() -> SummableVectors.functional("w", 1, 2).apply(new double[3]))
                .hasMessageContaining("l^1(2)");
        assertThatThrownBy(() -> SummableVectors.of(0)).hasMessageContaining("n = 0");
        assertThatThrownBy(() -> RealLine.multiple(Double.NaN)).hasMessageContaining("factor = NaN");
    }

    @Test
    void theWeightedNormIsTheSupremumOfItsLevels() {
        GradedElement<Double> f = GradedElement.of(s -> RealLine.instance(), List.of(-3.0, 2.0, 1.0));
        assertThat(f.norm(0)).isEqualTo(3);
        assertThat(f.norm(1)).isEqualTo(Math.exp(3));
        // A weight that is forgotten is seen: at mu = 1 the unweighted supremum would be 3.
        assertThat(f.norm(1)).isNotEqualTo(f.norm(0));
    }

    /** The extreme points give operator norms exactly: from {@code l^1} the largest column sum. */
    @Test
    void theExtremePointsGiveTheNormsOfOperators() {
        MatrixHierarchy c = MatrixHierarchy.random(5, GrowthConstants.of(1, 2), s -> 1 + s % 4);
        for (int s = 1; s <= 8; s++) {
            for (int k = 0; k <= 1; k++) {
                BanachSpace<double[]> from = c.space().level(s + k);
                double largest = 0;
                for (double[] e : from.extremePoints()) {
                    assertThat(from.norm(e)).isEqualTo(1);
                    largest = Math.max(largest, c.space().level(s).norm(c.apply(s, k, e)));
                }
                assertThat(largest).isEqualTo(c.norm(s, k));
            }
        }
        assertThat(RealLine.instance().extremePoints()).containsExactly(1.0);
        assertThat(SummableVectors.of(1001).extremePoints()).isEmpty();
    }
}
