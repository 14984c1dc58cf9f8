package stosszahl.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Kac's rotation (3.5) with a density of the angle, {@code d = 1}.
 *
 * @param density the density, not normalised
 * @param cache its trigonometric moments, once computed
 */
record Rotation(Profile density, Map<List<Integer>, Double> cache) implements GasLaw {
    /** The uniform law of the angle, for which the file may say nothing. */
    static final Profile UNIFORM = Profile.of(Profile.constant(1));

    private static final int DEGREE = 8;

    Rotation(Profile density) {
        this(density, new HashMap<>());
    }

    @Override
    public String name() {
        return Atoms.ROTATION;
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
    public String kernel() {
        return uniform() ? "" : "{type: density, density: \"" + density.text("theta") + "\"}";
    }

    private boolean uniform() {
        return density.equals(UNIFORM);
    }

    @Override
    public Truth truth() {
        return new Truth(true, density.even(), density.even(), false);
    }

    @Override
    public Truth decided() {
        boolean even =
                density.looksEven(Math.PI, new Random(density.text("theta").hashCode()));
        return new Truth(true, even, even, false);
    }

    /** {@code E cos^i sin^j}. */
    double moment(int i, int j) {
        if (cache.isEmpty()) {
            int side = DEGREE + 1;
            double[] values = TanhSinh.integrate(
                    (end, near, weight, sums) -> {
                        double theta = end + near;
                        double toPi = Math.abs(end) == Math.PI ? Math.abs(near) : Math.PI - Math.abs(theta);
                        double f = weight * density.at(theta, toPi);
                        double c = Math.cos(theta);
                        double s = Math.sin(theta);
                        double power = f;
                        for (int a = 0; a < side; a++) {
                            double value = power;
                            for (int b = 0; a + b < side; b++) {
                                sums[a * side + b].add(value);
                                value *= s;
                            }
                            power *= c;
                        }
                    },
                    side * side,
                    density.breaks(-Math.PI, Math.PI));
            for (int a = 0; a < side; a++) {
                for (int b = 0; a + b < side; b++) {
                    cache.put(List.of(a, b), values[a * side + b] / values[0]);
                }
            }
        }
        return cache.get(List.of(i, j));
    }

    @Override
    public Map<List<Integer>, Double> average(int[] a) {
        return average(a, this::moment);
    }

    /** {@code E cos^i sin^j} of some law of the angle. */
    interface Trigonometric {
        double moment(int i, int j);
    }

    /** {@code E (c v1 - s v2)^a1 (s v1 + c v2)^a2} by the binomial theorem. */
    static Map<List<Integer>, Double> average(int[] a, Trigonometric law) {
        Map<List<Integer>, Double> sum = new HashMap<>();
        for (int i = 0; i <= a[0]; i++) {
            for (int j = 0; j <= a[1]; j++) {
                double c = Powers.binomial(a[0], i) * Powers.binomial(a[1], j) * (i % 2 == 0 ? 1 : -1);
                double moment = law.moment(a[0] - i + a[1] - j, i + j);
                sum.merge(List.of(a[0] - i + j, i + a[1] - j), c * moment, Double::sum);
            }
        }
        return sum;
    }
}
