package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A rule for the averages of a law whose angle is on the circle and whose map may jump: panels that are halved until the entries of the map, times the density, and a form of degree 8 in them are integrated to
 * rounding. Every panel is looked at to a width of {@code 2 pi / 512} and with 45 nodes there; besides, the map is held against its interpolation at random angles, and refined where they differ. What is
 * changed on less than some {@code 1e-5} of the circle, and missed by all these angles, is not seen.
 */
final class CircleRule {
    private static final int NODES = 15;
    private static final double FORCED = 2 * Math.PI / 512;
    private static final double ROUNDING = 2e-15;
    private static final int MOST = 400_000;
    private static final int RANDOM = 1 << 15;
    private static final Map<CollisionLaw, Optional<Result>> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private final CollisionLaw law;
    private final DoubleUnaryOperator density;
    private final double[] x = new double[NODES];
    private final double[] w = new double[NODES];
    private final double[][] u = new double[2][];
    private final double[][] v = new double[2][];
    private long evaluations;

    /** A panel, its integrals, the panels that it consists of, and the entries at the nodes of one that consists of itself. */
    private static final class Part {
        private final double a;
        private final double b;
        private final double[] value;
        private final List<Part> leaves;
        private final double apart;
        private final double[][] entries;

        Part(double a, double b, double[] value, List<Part> leaves, double apart, double[][] entries) {
            this.a = a;
            this.b = b;
            this.value = value;
            this.leaves = leaves;
            this.apart = apart;
            this.entries = entries;
        }
    }

    /** Too many panels. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A rule, and an estimate of the error of the average of a product of a few entries by it. */
    record Result(Quadrature rule, double error) {}

    private CircleRule(CollisionLaw law, DoubleUnaryOperator density) {
        this.law = law;
        this.density = density;
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(NODES);
        for (int j = 0; j < NODES; j++) {
            x[j] = gauss.getPoint(j);
            w[j] = gauss.getWeight(j);
        }
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xc19c1eL);
        SphereKernel sphere = SphereKernel.uniform(law.order() * law.dimension());
        for (int i = 0; i < 2; i++) {
            u[i] = new double[law.order() * law.dimension()];
            v[i] = new double[u[i].length];
            sphere.sample(rng, u[i]);
            sphere.sample(rng, v[i]);
        }
    }

    private Result result() {
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xc19c1fL);
        TreeSet<Double> cuts = new TreeSet<>(List.of(-Math.PI, -0.5 * Math.PI, 0.0, 0.5 * Math.PI, Math.PI));
        List<Part> parts = between(cuts);
        for (int round = 0; round < 3; round++) {
            List<Double> odd = odd(parts, rng);
            if (odd.isEmpty()) {
                break;
            }
            for (double place : odd) {
                for (double h : new double[] {0, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3}) {
                    cuts.add(Math.max(-Math.PI, place - h));
                    cuts.add(Math.min(Math.PI, place + h));
                }
            }
            parts = between(cuts);
        }
        List<double[]> angles = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double sum = 0;
        double apart = 0;
        for (Part part : parts) {
            apart += part.apart;
            for (int j = 0; j < NODES; j++) {
                double theta = node(part.a, part.b, j);
                double weight = 0.5 * (part.b - part.a) * w[j] * density.applyAsDouble(theta);
                if (weight > 0) {
                    angles.add(point(theta));
                    weights.add(weight);
                    sum += weight;
                }
            }
        }
        return new Result(
                Quadrature.of(angles, weights.stream().mapToDouble(y -> y).toArray()), 2 * apart / sum + 1e-14);
    }

    /** The rule of a law; empty if its angle is not on the circle, its density is not bounded, or it jumps too often. */
    static Optional<Result> of(CollisionLaw law) {
        return KNOWN.computeIfAbsent(law, CircleRule::made);
    }

    private static Optional<Result> made(CollisionLaw law) {
        CollisionKernel kernel = law.kernel();
        DoubleUnaryOperator density;
        if (kernel instanceof SphereKernel && kernel.angleDimension() == 2) {
            density = theta -> 1;
        } else if (kernel instanceof CircleKernel) {
            var g = kernel.density().orElseThrow();
            density = theta -> Math.max(0, g.applyAsDouble(point(theta)));
        } else {
            return Optional.empty();
        }
        try {
            return Optional.of(new CircleRule(law, density).result());
        } catch (Endless e) {
            return Optional.empty();
        }
    }

    private static double[] point(double theta) {
        return new double[] {Math.cos(theta), Math.sin(theta)};
    }

    private double node(double a, double b, int j) {
        return 0.5 * (a + b) + 0.5 * (b - a) * x[j];
    }

    private List<Part> between(Set<Double> cuts) {
        List<Part> parts = new ArrayList<>();
        double before = Double.NaN;
        for (double cut : cuts) {
            if (cut > before) {
                parts.addAll(built(before, cut, panel(before, cut)).leaves);
            }
            before = cut;
        }
        return parts;
    }

    private Part panel(double a, double b) {
        evaluations += NODES;
        if (evaluations > MOST) {
            throw new Endless();
        }
        int size = u[0].length;
        double[] value = new double[size * size + 3];
        double[][] entries = new double[NODES][];
        for (int j = 0; j < NODES; j++) {
            double theta = node(a, b, j);
            double g = density.applyAsDouble(theta);
            if (!Double.isFinite(g)) {
                throw new Endless();
            }
            double[][] t = Averages.matrix(law, point(theta));
            double weight = 0.5 * (b - a) * w[j] * g;
            entries[j] = Arrays.stream(t).flatMapToDouble(Arrays::stream).toArray();
            for (int i = 0; i < entries[j].length; i++) {
                value[i] += weight * entries[j][i];
            }
            for (int i = 0; i < 2; i++) {
                double form = 0;
                for (int r = 0; r < size; r++) {
                    for (int c = 0; c < size; c++) {
                        form += u[i][r] * t[r][c] * v[i][c];
                    }
                }
                value[size * size + i] += weight * Math.pow(form, 8);
            }
            value[size * size + 2] += weight;
        }
        return new Part(a, b, value, List.of(), 0, entries);
    }

    private static double distance(double[] p, double[] q, double[] r) {
        double worst = 0;
        for (int i = 0; i < p.length; i++) {
            worst = Math.max(worst, Math.abs(p[i] - q[i] - r[i]) / (1 + Math.abs(p[i])));
        }
        return worst;
    }

    private Part built(double a, double b, Part own) {
        double middle = 0.5 * (a + b);
        Part left = panel(a, middle);
        Part right = panel(middle, b);
        double apart = distance(own.value, left.value, right.value);
        boolean small = apart <= ROUNDING || !(a < middle && middle < b);
        if (b - a > FORCED || !small) {
            left = built(a, middle, left);
            right = built(middle, b, right);
            apart = distance(own.value, left.value, right.value);
            if (!(apart <= ROUNDING)) {
                List<Part> leaves = new ArrayList<>(left.leaves);
                leaves.addAll(right.leaves);
                double[] value = new double[own.value.length];
                for (int i = 0; i < value.length; i++) {
                    value[i] = left.value[i] + right.value[i];
                }
                return new Part(a, b, value, leaves, left.apart + right.apart, own.entries);
            }
        }
        Part leaf = new Part(a, b, own.value, List.of(), apart, own.entries);
        return new Part(a, b, own.value, List.of(leaf), apart, own.entries);
    }

    /** Random angles at which the map is not what the nodes about it say. */
    private List<Double> odd(List<Part> parts, UniformRandomProvider rng) {
        double[] barycentric = new double[NODES];
        for (int j = 0; j < NODES; j++) {
            // Of Legendre nodes: (-1)^j sqrt((1-x^2) w).
            barycentric[j] = (j % 2 == 0 ? 1 : -1) * Math.sqrt((1 - x[j] * x[j]) * w[j]);
        }
        double[] ends = parts.stream().mapToDouble(p -> p.b).toArray();
        List<Double> odd = new ArrayList<>();
        for (int n = 0; n < RANDOM && odd.size() < 16; n++) {
            double theta = Math.PI * (2 * rng.nextDouble() - 1);
            int at = Arrays.binarySearch(ends, theta);
            Part part = parts.get(Math.min(at < 0 ? -at - 1 : at, ends.length - 1));
            double y = (2 * theta - part.a - part.b) / (part.b - part.a);
            double below = 0;
            double[] above = new double[part.entries[0].length];
            for (int j = 0; j < NODES; j++) {
                double c = barycentric[j] / (y - x[j]);
                below += c;
                for (int i = 0; i < above.length; i++) {
                    above[i] += c * part.entries[j][i];
                }
            }
            double[][] t = Averages.matrix(law, point(theta));
            for (int i = 0; i < above.length; i++) {
                double entry = t[i / t.length][i % t.length];
                if (Double.isFinite(below) && Math.abs(entry - above[i] / below) > 1e-7 * (1 + Math.abs(entry))) {
                    odd.add(theta);
                    break;
                }
            }
        }
        return odd;
    }
}
