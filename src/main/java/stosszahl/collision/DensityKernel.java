package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;
import stosszahl.polynomial.MultiIndex;

/**
 * A kernel given by its density with respect to a uniform one on a sphere, {@code db = g db_0 / int g db_0}.
 *
 * <p>Averages are integrated once, with an error: by the adaptive rule of {@link CircleKernel} where the sphere is a circle, by nested adaptive rules on the sphere of {@code R^3}; in higher dimensions by product
 * rules of growing degree until two agree and sample means do not contradict them; the rest is refused. Samples come from the integrated panels on a circle, otherwise by rejection under an envelope in small boxes.
 */
public final class DensityKernel implements CollisionKernel {
    /** The degrees of the product rules in dimensions where nothing adapts, as far as they have not too many nodes. */
    private static final int[] DEGREES = {8, 12, 16, 24, 32, 48, 64, 96};

    private static final double MANY_NODES = 600_000;
    /** Rules for matrices get this much finer than asked for, so that a smooth density is resolved; fewer nodes where that is too many. */
    private static final int EXTRA = 32;

    private static final int FEW_NODES = 200_000;
    private static final double AGREE = 1e-9;
    /** Worse than this no figure is given. */
    private static final double WORST = 1e-3;

    private final String name;
    private final CollisionKernel reference;
    private final ToDoubleFunction<double[]> density;
    private final @Nullable AngleDensity circle;
    private final @Nullable ZonalDensity zonal;
    private final @Nullable BoxSampler boxes;
    private final Quadrature fine;
    private final double error;
    private final Map<Integer, Quadrature> rules = new HashMap<>();
    private final Map<MultiIndex, BigFraction> moments = new ConcurrentHashMap<>();

    private DensityKernel(
            String name,
            CollisionKernel reference,
            ToDoubleFunction<double[]> density,
            @Nullable AngleDensity circle,
            @Nullable ZonalDensity zonal,
            @Nullable BoxSampler boxes,
            Quadrature fine,
            double error) {
        this.name = name;
        this.reference = reference;
        this.density = density;
        this.circle = circle;
        this.zonal = zonal;
        this.boxes = boxes;
        this.fine = fine;
        this.error = error;
    }

    /**
     * The kernel with a given density; it need not be normalised.
     *
     * @param name the name, for tables
     * @param reference the uniform kernel {@code b_0}: {@link SphereKernel} or {@link ZeroSumSphereKernel}
     * @param density the density {@code g} as a function of the angle, which it must not modify; non-negative and integrable
     * @param breaks on a circle, angles where the density jumps or is infinite; none elsewhere
     * @return the kernel
     * @throws IllegalArgumentException if the density is negative, infinite or not a number on a set of positive size, not integrable, or zero everywhere, or breaks are given where there is no
     *     circle
     */
    public static DensityKernel of(
            String name, CollisionKernel reference, ToDoubleFunction<double[]> density, double... breaks) {
        int q = coordinates(reference);
        if (breaks.length > 0 && q != 2) {
            throw new IllegalArgumentException("breaks are angles on a circle, and " + reference
                    + " is none; leave them out, places are searched for");
        }
        ToDoubleFunction<double[]> onSphere = y -> density.applyAsDouble(embed(reference, y));
        if (q == 2) {
            AngleDensity circle = AngleDensity.of(
                    name, theta -> onSphere.applyAsDouble(new double[] {Math.cos(theta), Math.sin(theta)}), breaks);
            List<double[]> nodes = new ArrayList<>();
            double[] weights = new double[circle.size()];
            for (int j = 0; j < weights.length; j++) {
                nodes.add(embed(reference, new double[] {Math.cos(circle.theta(j)), Math.sin(circle.theta(j))}));
                weights[j] = circle.weight(j);
            }
            return new DensityKernel(
                    name, reference, density, circle, null, null, Quadrature.of(nodes, weights), circle.error());
        }
        Optional<ZonalDensity> zonal = q >= 3 ? ZonalDensity.of(name, q, onSphere) : Optional.empty();
        if (zonal.isPresent()) {
            return new DensityKernel(
                    name,
                    reference,
                    density,
                    null,
                    zonal.get(),
                    null,
                    Quadrature.of(List.of(new double[q]), new double[] {1}),
                    zonal.get().error());
        }
        if (q == 3) {
            SphereIntegral.Result result = SphereIntegral.of(name, onSphere);
            List<double[]> nodes = new ArrayList<>();
            double[] weights = new double[result.rule().size()];
            for (int j = 0; j < weights.length; j++) {
                nodes.add(embed(reference, result.rule().angle(j)));
                weights[j] = result.rule().weight(j);
            }
            return new DensityKernel(
                    name,
                    reference,
                    density,
                    null,
                    null,
                    boxes(name, q, onSphere),
                    Quadrature.of(nodes, weights),
                    result.error());
        }
        return products(name, reference, density, q, onSphere);
    }

    private static int coordinates(CollisionKernel reference) {
        if (reference instanceof ZeroSumSphereKernel sphere) {
            return sphere.coordinates();
        }
        if (reference instanceof SphereKernel) {
            return reference.angleDimension();
        }
        throw new IllegalArgumentException("a density needs the uniform law of a sphere to refer to, not " + reference);
    }

    private static double[] embed(CollisionKernel reference, double[] y) {
        return reference instanceof ZeroSumSphereKernel sphere ? sphere.embed(y) : y;
    }

    /** Hyperspherical coordinates: {@code q - 2} heights and an angle; the density in them carries their Jacobian {@code prod (1 - t_i^2)^((r_i - 3)/2)}. */
    private static @Nullable BoxSampler boxes(String name, int q, ToDoubleFunction<double[]> onSphere) {
        if (q < 3) {
            return null;
        }
        double[] low = new double[q - 1];
        double[] high = new double[q - 1];
        Arrays.fill(low, -1);
        Arrays.fill(high, 1);
        low[q - 2] = -Math.PI;
        high[q - 2] = Math.PI;
        return BoxSampler.of(
                name,
                x -> {
                    double jacobian = 1;
                    for (int i = 0; i < q - 2; i++) {
                        int twice = q - i - 3;
                        double square = 1 - x[i] * x[i];
                        jacobian *= twice == 0 ? 1 : twice == 1 ? Math.sqrt(square) : Math.pow(square, 0.5 * twice);
                    }
                    return jacobian == 0 ? 0 : jacobian * onSphere.applyAsDouble(point(x, q));
                },
                low,
                high);
    }

    private static double[] point(double[] x, int q) {
        double[] y = new double[q];
        double radius = 1;
        for (int i = 0; i < q - 2; i++) {
            y[i] = radius * x[i];
            radius *= Math.sqrt(Math.max(0, 1 - x[i] * x[i]));
        }
        y[q - 2] = radius * Math.cos(x[q - 2]);
        y[q - 1] = radius * Math.sin(x[q - 2]);
        return y;
    }

    private static DensityKernel products(
            String name,
            CollisionKernel reference,
            ToDoubleFunction<double[]> density,
            int q,
            ToDoubleFunction<double[]> onSphere) {
        Quadrature best = null;
        double error = q == 1 ? 0 : Double.POSITIVE_INFINITY;
        double[] before = new double[0];
        for (int degree : DEGREES) {
            if (degree * Math.pow(0.5 * degree + 1, q - 2.0) > MANY_NODES && best != null && before.length > 0) {
                break;
            }
            Quadrature uniform = reference.quadrature(degree);
            double mass = uniform.integrate(w -> checked(name, density, w));
            if (!(mass > 0)) {
                throw new IllegalArgumentException(
                        "the density " + name + " is zero everywhere it was looked at; give one with mass");
            }
            best = uniform.times(w -> Math.max(0, density.applyAsDouble(w)));
            double[] now = probes(best, mass);
            if (before.length > 0) {
                error = 0;
                for (int i = 0; i < now.length; i++) {
                    error = Math.max(error, Math.abs(now[i] - before[i]) / (i == 0 ? mass : 1));
                }
            }
            before = now;
            if (error <= AGREE / 100 || q == 1) {
                break;
            }
        }
        if (best == null || !(error <= WORST)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the density %s cannot be integrated on the sphere of R^%d: two rules differ by %.2g of the whole; jumps,"
                            + " narrow peaks and singularities are integrated for up to 3 coordinates only",
                    name,
                    q,
                    error));
        }
        if (q > 1) {
            SampledCheck.mass(name, q, onSphere, before[0], 2 * error);
        }
        return new DensityKernel(
                name, reference, density, null, null, boxes(name, q, onSphere), best, 2 * error + 1e-15);
    }

    private static double checked(String name, ToDoubleFunction<double[]> density, double[] w) {
        double value = density.applyAsDouble(w);
        if (!(value >= -1e-14) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the density %s is %g at w = %s; a collision kernel needs finite values >= 0",
                    name,
                    value,
                    show(w)));
        }
        return Math.max(0, value);
    }

    /** The mass and some averages that have no symmetry. */
    private static double[] probes(Quadrature rule, double mass) {
        double[] all = new double[9];
        all[0] = mass;
        for (int i = 1; i < all.length; i++) {
            int k = i;
            all[i] = rule.integrate(w -> {
                double dot = 0;
                double norm = 0;
                for (int c = 0; c < w.length; c++) {
                    double a = Math.cos(1.7 * k + 2.3 * c);
                    dot += a * w[c];
                    norm += a * a;
                }
                double x = dot / Math.sqrt(norm);
                return k % 2 == 0 ? x * x : x * x * x * x + x;
            });
        }
        return all;
    }

    /**
     * The kernel that the density refers to.
     *
     * @return {@code b_0}
     */
    public CollisionKernel reference() {
        return reference;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int angleDimension() {
        return reference.angleDimension();
    }

    /** From the panels of a circle, or by rejection in boxes. */
    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        double[] y;
        if (circle != null) {
            double theta = circle.sample(rng);
            y = new double[] {Math.cos(theta), Math.sin(theta)};
        } else if (zonal != null) {
            y = zonal.draw(rng);
        } else if (boxes != null) {
            double[] x = new double[coordinates(reference) - 1];
            boxes.draw(rng, x);
            y = point(x, x.length + 1);
        } else {
            int j = 0;
            for (double u = rng.nextDouble() - fine.weight(0); u >= 0 && j < fine.size() - 1; u -= fine.weight(j)) {
                j++;
            }
            y = fine.angle(j);
            System.arraycopy(y, 0, angle, 0, angle.length);
            return;
        }
        System.arraycopy(embed(reference, y), 0, angle, 0, angle.length);
    }

    @Override
    public double error() {
        return error;
    }

    /**
     * On a circle as {@link CircleKernel#quadrature}; elsewhere the rule of the uniform kernel, finer than asked for, reweighted: good for smooth densities only, and without an error. Averages with an
     * error are the {@link #moment moments}.
     */
    @Override
    public synchronized Quadrature quadrature(int degree) {
        return rules.computeIfAbsent(degree, p -> {
            if (circle != null) {
                double[][] rule = circle.rule(p);
                List<double[]> nodes = new ArrayList<>();
                for (double theta : rule[0]) {
                    nodes.add(embed(reference, new double[] {Math.cos(theta), Math.sin(theta)}));
                }
                return Quadrature.of(nodes, rule[1]);
            }
            if (zonal != null) {
                return embedded(zonal.rule(p));
            }
            int q = angleDimension();
            int fine = p + EXTRA;
            while (fine > p && q > 2 && fine * Math.pow(fine / 2 + 1, q - 2) > FEW_NODES) {
                fine--;
            }
            return reference.quadrature(fine).times(w -> {
                double value = density.applyAsDouble(w);
                return Double.isFinite(value) ? Math.max(0, value) : 0;
            });
        });
    }

    private Quadrature embedded(Quadrature onSphere) {
        List<double[]> nodes = new ArrayList<>();
        double[] weights = new double[onSphere.size()];
        for (int j = 0; j < weights.length; j++) {
            nodes.add(embed(reference, onSphere.angle(j)));
            weights[j] = onSphere.weight(j);
        }
        return Quadrature.of(nodes, weights);
    }

    /** From the fine rule; all moments are kept. */
    @Override
    public BigFraction moment(MultiIndex e) {
        if (e.degree() == 0) {
            return BigFraction.ONE; // The weights sum to 1 up to rounding only.
        }
        return moments.computeIfAbsent(e, this::average);
    }

    private BigFraction average(MultiIndex e) {
        Quadrature rule = zonal != null ? quadrature(e.degree()) : fine;
        return BigFraction.from(rule.integrate(w -> {
            double product = 1;
            for (int i = 0; i < e.size(); i++) {
                for (int p = 0; p < e.get(i); p++) {
                    product *= w[i];
                }
            }
            return product;
        }));
    }

    static String show(double[] x) {
        return Arrays.toString(Arrays.stream(x)
                .mapToObj(e -> String.format(Locale.ROOT, "%.4g", e))
                .toArray());
    }

    @Override
    public Optional<ToDoubleFunction<double[]>> density() {
        return reference.uniform() ? Optional.of(density) : Optional.empty();
    }

    @Override
    public Optional<AngleSupport> support() {
        return reference.support();
    }

    @Override
    public String toString() {
        return name + " relative to " + reference;
    }
}
