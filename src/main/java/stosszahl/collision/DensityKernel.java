package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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
    private static final int MOST_NODES = 1_000_000;
    private static final double AGREE = 1e-9;
    /** Product rules that differ by more are no good. */
    private static final double SMOOTH = 1e-5;
    /** Worse than this, turned rules are tried. */
    private static final double WORST = 1e-3;

    private final String name;
    private final CollisionKernel reference;
    private final ToDoubleFunction<double[]> density;
    private final @Nullable AngleDensity circle;
    private final @Nullable ZonalDensity zonal;
    private final Supplier<TurnedRules.Draws> makeDraws;
    private volatile TurnedRules.@Nullable Draws draws;
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
            Supplier<TurnedRules.Draws> makeDraws,
            Quadrature fine,
            double error) {
        this.name = name;
        this.reference = reference;
        this.density = density;
        this.circle = circle;
        this.zonal = zonal;
        this.makeDraws = makeDraws;
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
        return of(name, reference, density, Parts.NONE, breaks);
    }

    /**
     * The kernel with a density given by a formula, of which narrow peaks and jumps are found by its sub-expressions.
     *
     * @param name the name, for tables
     * @param reference the uniform kernel {@code b_0}: {@link SphereKernel} or {@link ZeroSumSphereKernel}
     * @param density the density {@code g} as a function of the angle, which it must not modify; non-negative and integrable
     * @param parts its sub-expressions as functions of the angle
     * @param breaks on a circle, angles where the density jumps or is infinite; none elsewhere
     * @return the kernel
     * @throws IllegalArgumentException as the other, or if the density has a peak too narrow for the rules there are on the sphere
     */
    public static DensityKernel of(
            String name, CollisionKernel reference, ToDoubleFunction<double[]> density, Parts parts, double... breaks) {
        int q = coordinates(reference);
        if (breaks.length > 0 && q != 2) {
            throw new IllegalArgumentException("breaks are angles on a circle, and " + reference
                    + " is none; leave them out, places are searched for");
        }
        ToDoubleFunction<double[]> onSphere = y -> density.applyAsDouble(embed(reference, y));
        Parts partsOnSphere = y -> parts.at(embed(reference, y));
        if (q == 2) {
            AngleDensity circle = AngleDensity.of(
                    name,
                    theta -> onSphere.applyAsDouble(new double[] {Math.cos(theta), Math.sin(theta)}),
                    theta -> partsOnSphere.at(Math.cos(theta[0]), Math.sin(theta[0])),
                    breaks);
            List<double[]> nodes = new ArrayList<>();
            double[] weights = new double[circle.size()];
            for (int j = 0; j < weights.length; j++) {
                nodes.add(embed(reference, new double[] {Math.cos(circle.theta(j)), Math.sin(circle.theta(j))}));
                weights[j] = circle.weight(j);
            }
            TurnedRules.Draws draws = rng -> {
                double theta = circle.sample(rng);
                return new double[] {Math.cos(theta), Math.sin(theta)};
            };
            return new DensityKernel(
                    name, reference, density, circle, null, () -> draws, Quadrature.of(nodes, weights), circle.error());
        }
        SphereLandmarks landmarks = SphereLandmarks.of(q, onSphere, q >= 3 ? partsOnSphere : Parts.NONE);
        Optional<ZonalDensity> zonal =
                q >= 3 ? ZonalDensity.of(name, q, onSphere, partsOnSphere, landmarks) : Optional.empty();
        if (zonal.isPresent()) {
            return new DensityKernel(
                    name,
                    reference,
                    density,
                    null,
                    zonal.get(),
                    () -> zonal.get()::draw,
                    Quadrature.of(List.of(new double[q]), new double[] {1}),
                    zonal.get().error());
        }
        if (landmarks.hidden()) {
            throw new IllegalArgumentException("the density " + name
                    + " has a factor that is a layer narrower than 1e-2, and what it holds where that meets another was not found"
                    + " on the sphere of R^" + q
                    + "; give broader layers, or a peak exp(-k*((w1-a)^2+..)) about its place");
        }
        if (q == 3) {
            SphereIntegral.Result result = SphereIntegral.of(name, onSphere, partsOnSphere, landmarks);
            if (result != null
                    && result.error() <= WORST
                    && !result.components().isEmpty()) {
                return new DensityKernel(
                        name,
                        reference,
                        density,
                        null,
                        null,
                        () -> SphereDraws.ofParts(name, result.components()),
                        embedded(reference, result.rule()),
                        result.error());
            }
            if (result != null && result.error() <= WORST) {
                return ofRule(
                        name,
                        reference,
                        density,
                        onSphere,
                        result.rule(),
                        result.error(),
                        result.frame(),
                        result.crests());
            }
            if (!landmarks.needles().isEmpty()) {
                throw tooNarrow(name, q, landmarks.needles().get(0));
            }
            TurnedRules.Result turned = TurnedRules.of(name, q, onSphere, landmarks.summits());
            return ofRule(name, reference, density, onSphere, turned.rule(), turned.error(), identity(q), List.of());
        }
        return products(name, reference, density, q, onSphere, landmarks);
    }

    private static DensityKernel ofRule(
            String name,
            CollisionKernel reference,
            ToDoubleFunction<double[]> density,
            ToDoubleFunction<double[]> onSphere,
            Quadrature rule,
            double error,
            double[][] frame,
            List<Double> crests) {
        return new DensityKernel(
                name,
                reference,
                density,
                null,
                null,
                () -> SphereDraws.of(name, onSphere, frame, crests),
                embedded(reference, rule),
                error);
    }

    private static Quadrature embedded(CollisionKernel reference, Quadrature onSphere) {
        List<double[]> nodes = new ArrayList<>();
        double[] weights = new double[onSphere.size()];
        for (int j = 0; j < weights.length; j++) {
            nodes.add(embed(reference, onSphere.angle(j)));
            weights[j] = onSphere.weight(j);
        }
        return Quadrature.of(nodes, weights);
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

    private static double[][] identity(int q) {
        double[][] columns = new double[q][q];
        for (int i = 0; i < q; i++) {
            columns[i][i] = 1;
        }
        return columns;
    }

    /** Product rules of growing degree until two agree, with each other and with themselves turned, and samples do not contradict them; otherwise rules that need not agree so closely. */
    private static DensityKernel products(
            String name,
            CollisionKernel reference,
            ToDoubleFunction<double[]> density,
            int q,
            ToDoubleFunction<double[]> onSphere,
            SphereLandmarks landmarks) {
        if (q == 1) {
            Quadrature ends = SphereKernel.uniform(1).quadrature(1);
            if (!(ends.integrate(y -> checked(name, onSphere, y)) > 0)) {
                throw new IllegalArgumentException("the density " + name + " is zero everywhere; give one with mass");
            }
            return ofRule(name, reference, density, onSphere, ends.times(onSphere), 0, identity(q), List.of());
        }
        double[] before = new double[0];
        Quadrature best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int degree : DEGREES) {
            if (degree * Math.pow(0.5 * degree + 1, q - 2.0) > MANY_NODES && before.length > 0) {
                break;
            }
            Quadrature uniform = SphereKernel.uniform(q).quadrature(degree);
            double mass = uniform.integrate(y -> checkedOrInfinite(name, onSphere, y));
            if (!(mass > 0) || Double.isInfinite(mass)) {
                before = new double[0];
                continue;
            }
            Quadrature rule = uniform.times(y -> Math.max(0, onSphere.applyAsDouble(y)));
            double[] now = Arrays.copyOf(TurnedRules.Probes.averages(rule), TurnedRules.Probes.count(q) + 1);
            now[now.length - 1] = mass;
            double apart = Double.POSITIVE_INFINITY;
            if (before.length > 0) {
                apart = Math.abs(mass - before[before.length - 1]) / mass;
                for (int i = 0; i + 1 < now.length; i++) {
                    apart = Math.max(apart, Math.abs(now[i] - before[i]));
                }
            }
            before = now;
            if (apart <= SMOOTH) {
                double error = 10 * Math.max(apart, TurnedRules.spread(q, onSphere, uniform, now)) + 1e-14;
                if (error < least
                        && error <= 10 * SMOOTH
                        && SampledCheck.agrees(q, onSphere, rule, mass, error, landmarks.summits())) {
                    best = rule;
                    least = error;
                }
            }
            if (least <= AGREE) {
                break;
            }
        }
        if (best != null && landmarks.layers() <= least) {
            return ofRule(name, reference, density, onSphere, best, least, identity(q), List.of());
        }
        if (landmarks.layers() > TurnedRules.WORST) {
            throw tooNarrow(name, q, landmarks.needles().get(landmarks.needles().size() - 1));
        }
        TurnedRules.Result turned = TurnedRules.of(name, q, onSphere, landmarks.summits());
        if (landmarks.layers() > turned.error()) {
            throw tooNarrow(name, q, landmarks.needles().get(landmarks.needles().size() - 1));
        }
        SampledCheck.mass(name, q, onSphere, turned.mass(), turned.error(), landmarks.summits());
        return ofRule(name, reference, density, onSphere, turned.rule(), turned.error(), identity(q), List.of());
    }

    private static IllegalArgumentException tooNarrow(String name, int q, double[] w) {
        return new IllegalArgumentException("the density " + name + " has a peak or a layer near w = " + show(w)
                + " that no rule here resolves on the sphere of R^" + q
                + "; give a broader one, or a density of the height along one direction only");
    }

    private static double checkedOrInfinite(String name, ToDoubleFunction<double[]> density, double[] w) {
        return density.applyAsDouble(w) == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : checked(name, density, w);
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
        TurnedRules.Draws known = draws;
        double[] y = (known == null ? draws() : known).draw(rng);
        System.arraycopy(embed(reference, y), 0, angle, 0, angle.length);
    }

    /** Made when first needed: averages alone need none. */
    private synchronized TurnedRules.Draws draws() {
        TurnedRules.Draws known = draws;
        if (known == null) {
            known = makeDraws.get();
            draws = known;
        }
        return known;
    }

    @Override
    public double error() {
        return error;
    }

    /**
     * On a circle as {@link CircleKernel#quadrature}; Gauss's rule of the heights about an axis of symmetry; elsewhere the rule of the uniform kernel, finer than asked for, reweighted, if that has the
     * averages of the fine rule within its {@link #error error}, and otherwise the fine rule, of up to millions of nodes.
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
                return embedded(reference, zonal.rule(p));
            }
            return resolved(p);
        });
    }

    /** The reweighted rule of the uniform kernel, or the fine one if that has other averages. */
    private Quadrature resolved(int degree) {
        int q = coordinates(reference);
        int finer = degree + EXTRA;
        while (finer > degree && q > 2 && finer * Math.pow(0.5 * finer + 1, q - 2) > FEW_NODES) {
            finer--;
        }
        double tolerance = Math.max(1e-10, error);
        if (finer * Math.pow(0.5 * finer + 1, q - 2) > MOST_NODES) {
            return fine;
        }
        Quadrature uniform = reference.quadrature(finer);
        double[] factors = new double[uniform.size()];
        double sum = 0;
        for (int j = 0; j < factors.length; j++) {
            double value = density.applyAsDouble(uniform.angle(j));
            factors[j] = uniform.weight(j) * (Double.isFinite(value) ? Math.max(0, value) : 0);
            sum += factors[j];
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            return fine;
        }
        Quadrature rule = uniform.times(w -> {
            double value = density.applyAsDouble(w);
            return Double.isFinite(value) ? Math.max(0, value) : 0;
        });
        int n = rule.angle(0).length;
        for (int k = 1; k <= 12; k++) {
            // Cosines of various frequencies along various directions: polynomials of all degrees up to about the
            // degree.
            double frequency = 1 + (Math.min(degree, 48) - 1) * (k % 4) / 6.0;
            double[] direction = new double[n];
            for (int c = 0; c < n; c++) {
                direction[c] = Math.cos(1.3 * k + 2.9 * c);
            }
            SphereAxes.normalise(direction);
            ToDoubleFunction<double[]> wave = w -> Math.cos(frequency * SphereAxes.dot(direction, w) + 0.7);
            if (!(Math.abs(rule.integrate(wave) - fine.integrate(wave)) <= tolerance)) {
                return fine;
            }
        }
        return rule;
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
