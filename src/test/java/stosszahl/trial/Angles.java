package stosszahl.trial;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kac's rotation with finitely many angles that are rational multiples of pi, {@code d = 1}: fractions modulo 2 decide which of them are equal.
 *
 * @param angles the angles over pi, as the file gives them
 * @param weights their weights
 * @param truth what is true, from how they were chosen
 */
record Angles(List<Ratio> angles, List<Ratio> weights, Truth truth) implements GasLaw {
    Angles {
        angles = List.copyOf(angles);
        weights = List.copyOf(weights);
        if (!weights.stream().reduce(Ratio.ZERO, Ratio::plus).equals(Ratio.ONE)) {
            throw new IllegalArgumentException("weights " + weights);
        }
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
        List<String> texts = angles.stream()
                .map(r -> r.isZero() ? "0" : r.p() + "*pi/" + r.q())
                .toList();
        return "{type: discrete, angles: " + texts + ", weights: " + weights + "}";
    }

    /** The angle in {@code [0, 2)}, over pi. */
    static Ratio reduced(Ratio r) {
        BigInteger turn = r.q().shiftLeft(1);
        return new Ratio(r.p().mod(turn), r.q());
    }

    /** For a rotation both the inverse and the exchange of the particles turn {@code theta} into {@code -theta}. */
    @Override
    public Truth decided() {
        Map<Ratio, Ratio> law = new HashMap<>();
        Map<Ratio, Ratio> inverse = new HashMap<>();
        for (int j = 0; j < angles.size(); j++) {
            if (!weights.get(j).isZero()) {
                law.merge(reduced(angles.get(j)), weights.get(j), Ratio::plus);
                inverse.merge(reduced(angles.get(j).negated()), weights.get(j), Ratio::plus);
            }
        }
        boolean even = law.equals(inverse);
        return new Truth(true, even, even, law.keySet().equals(java.util.Set.of(Ratio.ZERO)));
    }

    double[][] numbers(int atom) {
        double theta = Math.PI * reduced(angles.get(atom)).value();
        return new double[][] {{Math.cos(theta), -Math.sin(theta)}, {Math.sin(theta), Math.cos(theta)}};
    }

    @Override
    public Map<List<Integer>, Double> average(int[] a) {
        Map<List<Integer>, Double> sum = new HashMap<>();
        for (int j = 0; j < angles.size(); j++) {
            double w = weights.get(j).value();
            Powers.mapped(a, numbers(j)).forEach((e, c) -> sum.merge(e, w * c, Double::sum));
        }
        return sum;
    }
}
