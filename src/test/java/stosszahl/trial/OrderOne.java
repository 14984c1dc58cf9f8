package stosszahl.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A random isometry of one velocity, Haar on {@code O(d)}: {@code T v = |v| u}, {@code u} uniform on the sphere. */
record OrderOne(int dimension) implements GasLaw {
    @Override
    public String name() {
        return "order-one";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public String kernel() {
        return "";
    }

    @Override
    public Truth truth() {
        return new Truth(true, true, true, false);
    }

    /** {@code O(d)} is a group, whose Haar measure inversion keeps; nothing is left to compare. */
    @Override
    public Truth decided() {
        return truth();
    }

    /** {@code E u^a |v|^{|a|}}. */
    @Override
    public Map<List<Integer>, Double> average(int[] a) {
        Map<List<Integer>, Double> sum = new HashMap<>();
        double moment = Powers.sphere(a);
        if (moment != 0) {
            for (int[] half : Powers.ofDegree(dimension, Powers.degree(a) / 2)) {
                int[] e = new int[dimension];
                for (int c = 0; c < dimension; c++) {
                    e[c] = 2 * half[c];
                }
                sum.put(Powers.key(e), moment * Powers.multinomial(half));
            }
        }
        return sum;
    }
}
