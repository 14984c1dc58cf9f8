package stosszahl.collision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.polynomial.MultiIndex;

/** A kernel on finitely many angles: the pairs {@code (a,b)} of an economic game, a few angles of Kac's rotation, the points {@code (3/5, 4/5)} .. of a circle. */
public final class DiscreteKernel implements CollisionKernel {
    private final String name;
    private final List<List<BigFraction>> points;
    private final List<BigFraction> weights;
    private final boolean exact;
    private final double[][] nodes;
    private final List<Optional<BigFraction>> halfTurns;
    private final double[] cumulative;

    private DiscreteKernel(
            String name,
            List<List<BigFraction>> points,
            List<BigFraction> weights,
            boolean exact,
            double[][] nodes,
            List<Optional<BigFraction>> halfTurns) {
        this.name = name;
        this.points = points;
        this.weights = List.copyOf(weights);
        this.exact = exact;
        this.nodes = nodes;
        this.halfTurns = List.copyOf(halfTurns);
        this.cumulative = new double[nodes.length];
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j < nodes.length; j++) {
            sum = sum.add(weights.get(j));
            cumulative[j] = sum.doubleValue();
        }
    }

    /**
     * The kernel on rational points; its moments are exact.
     *
     * @param points the angles, of one dimension
     * @param weights their probabilities, as many, not negative, of sum exactly 1
     * @return the kernel
     * @throws IllegalArgumentException if numbers or dimensions differ, a weight is negative, or the weights do not sum to 1
     */
    public static DiscreteKernel of(List<List<BigFraction>> points, List<BigFraction> weights) {
        check(points.size(), weights);
        if (points.stream().mapToInt(List::size).distinct().count() != 1
                || points.get(0).isEmpty()) {
            throw new IllegalArgumentException(
                    "the points of a discrete kernel have different numbers of coordinates; give them all as many");
        }
        String name = IntStream.range(0, points.size())
                .mapToObj(j -> text(weights.get(j)) + " at "
                        + points.get(j).stream().map(DiscreteKernel::text).collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.joining(" + "));
        double[][] nodes = points.stream()
                .map(p -> p.stream().mapToDouble(BigFraction::doubleValue).toArray())
                .toArray(double[][]::new);
        return new DiscreteKernel(name, points.stream().map(List::copyOf).toList(), weights, true, nodes, List.of());
    }

    /**
     * The kernel on the circle at given angles, as {@code (cos theta, sin theta)}; its moments are those of the rounded cosines and sines.
     *
     * @param angles the angles
     * @param weights their probabilities, as many, not negative, of sum exactly 1
     * @return the kernel
     * @throws IllegalArgumentException if the numbers differ, an angle is not finite, a weight is negative, or the weights do not sum to 1
     */
    public static DiscreteKernel angles(List<Double> angles, List<BigFraction> weights) {
        return angles(angles, Collections.nCopies(angles.size(), Optional.empty()), weights);
    }

    /**
     * The kernel on the circle at given angles, some of which are known to be rational multiples of {@code pi}.
     *
     * @param angles the angles, rounded
     * @param halfTurns for each the multiple {@code r} if it is {@code r pi} exactly
     * @param weights their probabilities, as many, not negative, of sum exactly 1
     * @return the kernel
     * @throws IllegalArgumentException if the numbers differ, an angle is not finite or not the multiple stated, a weight is negative, or the weights do not sum to 1
     */
    public static DiscreteKernel angles(
            List<Double> angles, List<Optional<BigFraction>> halfTurns, List<BigFraction> weights) {
        check(angles.size(), weights);
        if (halfTurns.size() != angles.size()) {
            throw new IllegalArgumentException(angles.size() + " angles and " + halfTurns.size()
                    + " multiples of pi; give one, or none, for each angle");
        }
        List<List<BigFraction>> points = new ArrayList<>();
        double[][] nodes = new double[angles.size()][];
        for (int j = 0; j < nodes.length; j++) {
            double theta = angles.get(j);
            if (!Double.isFinite(theta)) {
                throw new IllegalArgumentException("angle " + theta + " of a discrete kernel; use finite angles");
            }
            double multiple =
                    halfTurns.get(j).map(r -> Math.PI * r.doubleValue()).orElse(theta);
            if (!(Math.abs(multiple - theta) <= 1e-12 * (1 + Math.abs(theta)))) {
                throw new IllegalArgumentException("angle " + theta + " of a discrete kernel is not "
                        + text(halfTurns.get(j).orElseThrow()) + " pi; give the multiple that it is, or none");
            }
            nodes[j] = new double[] {Math.cos(theta), Math.sin(theta)};
            points.add(List.of(BigFraction.from(nodes[j][0]), BigFraction.from(nodes[j][1])));
        }
        String name = IntStream.range(0, nodes.length)
                .mapToObj(j -> text(weights.get(j)) + " at theta = " + angles.get(j))
                .collect(Collectors.joining(" + "));
        return new DiscreteKernel(name, points, weights, false, nodes, halfTurns);
    }

    private static void check(int size, List<BigFraction> weights) {
        if (size == 0 || size != weights.size()) {
            throw new IllegalArgumentException("a discrete kernel with " + size + " angles and " + weights.size()
                    + " weights; give as many of each");
        }
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException(
                        "weight " + text(weight) + " of a discrete kernel is negative; use weights >= 0");
            }
            sum = sum.add(weight);
        }
        if (!sum.equals(BigFraction.ONE)) {
            throw new IllegalArgumentException("the weights of a discrete kernel sum to " + text(sum)
                    + "; make them sum to 1 (1/3 is read exactly)");
        }
    }

    private static String text(BigFraction x) {
        return x.getDenominator().equals(java.math.BigInteger.ONE)
                ? x.getNumerator().toString()
                : x.getNumerator() + "/" + x.getDenominator();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int angleDimension() {
        return nodes[0].length;
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        double u = rng.nextDouble();
        int j = 0;
        while (j < nodes.length - 1 && u >= cumulative[j]) {
            j++;
        }
        System.arraycopy(nodes[j], 0, angle, 0, nodes[j].length);
    }

    /** The points themselves, whatever the degree. */
    @Override
    public Quadrature quadrature(int degree) {
        List<double[]> angles = new ArrayList<>();
        for (double[] node : nodes) {
            angles.add(node.clone());
        }
        return Quadrature.of(
                angles, weights.stream().mapToDouble(BigFraction::doubleValue).toArray());
    }

    @Override
    public boolean exact() {
        return exact;
    }

    /** Zero for rational points; for rounded angles what their last places may change in a sum of products of a few of them. */
    @Override
    public double error() {
        return exact ? 0 : 0x1p-50;
    }

    /** The finite sum; for {@link #angles} that of the rounded coordinates. */
    @Override
    public BigFraction moment(MultiIndex e) {
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j < nodes.length; j++) {
            BigFraction product = weights.get(j);
            for (int i = 0; i < e.size(); i++) {
                product = product.multiply(points.get(j).get(i).pow(e.get(i)));
            }
            sum = sum.add(product);
        }
        // Powers of 53-bit numbers are exact and long; the coordinates are not that exact, so the sum is rounded again.
        return exact ? sum : BigFraction.from(sum.doubleValue());
    }

    /** The points of positive weight. */
    @Override
    public Optional<List<Atom>> atoms() {
        List<Atom> atoms = new ArrayList<>();
        for (int j = 0; j < nodes.length; j++) {
            BigFraction weight = weights.get(j);
            double[] node = nodes[j];
            if (weight.signum() > 0) {
                atoms.add(
                        exact
                                ? Atom.at(points.get(j), weight)
                                : halfTurns
                                        .get(j)
                                        .map(r -> Atom.halfTurns(node, r, weight))
                                        .orElseGet(() -> Atom.of(node, weight)));
            }
        }
        return Optional.of(atoms);
    }

    /** The circle, for {@link #angles}. */
    @Override
    public Optional<AngleSupport> support() {
        return exact ? Optional.empty() : Optional.of(AngleSupport.sphere(2));
    }

    @Override
    public String toString() {
        return name;
    }
}
