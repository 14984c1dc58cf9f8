package stosszahl.hierarchy;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Data and broken hierarchies that several tests share. */
final class Fixtures {
    static final long SEED = 20221105;
    /** Level sizes 2, 3, 1, 2, 3, ..: not monotone, so that a mix-up of levels cannot pass. */
    static final IntUnaryOperator SIZES = s -> 1 + s % 3;

    static final GrowthConstants BINARY = GrowthConstants.of(1.0, 0.7);
    static final GrowthConstants TERNARY = GrowthConstants.of(0.8, 0.5, 0.3);

    private Fixtures() {}

    /** Random vectors with {@code ||f^(s)|| <= 1}, so {@code ||F_0||_0 <= 1}. */
    static GradedElement<double[]> unitData(long seed, GradedSpace<double[]> space, int levels) {
        return GradedElement.generate(space, levels, s -> {
            SplittableRandom random = new SplittableRandom(seed + 31L * s);
            double[] f = random.doubles(SIZES.applyAsInt(s), -1, 1).toArray();
            double norm = space.level(s).norm(f);
            return space.level(s).combine(1 / (norm * (1 + 1e-15)), f, 0, f);
        });
    }

    /** A hierarchy that breaks both Conditions: {@code C_{s,s+1} = s^2}. */
    static final class Quadratic implements Hierarchy<Double>, OperatorNorms {
        @Override
        public GradedSpace<Double> space() {
            return s -> RealLine.instance();
        }

        @Override
        public int reach() {
            return 1;
        }

        @Override
        public Double apply(int s, int k, Double f) {
            return norm(s, k) * f;
        }

        @Override
        public double norm(int s, int k) {
            return k == 1 ? (double) s * s : 0;
        }
    }
}
