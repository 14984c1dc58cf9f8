package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * A map {@code j} of scattering angles that exchanges coordinates and turns signs, {@code (j w)_i = s_i w_{p(i)}}: {@code theta -> -theta} for Kac's
 * rotation, the transpose of a matrix, the exchange of two particles.
 *
 * <p>Every {@code j} that the laws of Section 3 need is of this kind. Such a map is orthogonal, so it keeps the uniform law of every sphere that it keeps.
 */
public final class AngleMap {
    private final int[] places;
    private final int[] signs;

    private AngleMap(int[] places, int[] signs) {
        this.places = places;
        this.signs = signs;
    }

    /**
     * The map {@code w -> w}.
     *
     * @param q the dimension of the angle
     * @return the identity
     */
    public static AngleMap identity(int q) {
        int[] places = new int[q];
        Arrays.setAll(places, i -> i);
        int[] signs = new int[q];
        Arrays.fill(signs, 1);
        return new AngleMap(places, signs);
    }

    /**
     * The map {@code (j w)_i = s_i w_{p(i)}}.
     *
     * @param places the places {@code p(i)}, a permutation of {@code 0..q-1}; copied
     * @param signs the signs {@code s_i}, 1 or -1; copied
     * @return the map
     * @throws IllegalArgumentException if the places are no permutation or a sign is not 1 or -1
     */
    public static AngleMap of(int[] places, int[] signs) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        boolean sound = signs.length == places.length && Arrays.stream(signs).allMatch(s -> s == 1 || s == -1);
        for (int i = 0; i < sorted.length; i++) {
            sound &= sorted[i] == i;
        }
        if (!sound) {
            throw new IllegalArgumentException("places " + Arrays.toString(places) + " and signs "
                    + Arrays.toString(signs) + "; give a permutation of 0.." + (places.length - 1)
                    + " and as many signs 1 or -1");
        }
        return new AngleMap(places.clone(), signs.clone());
    }

    /**
     * The exchange of the vectors of two neighbouring particles, {@code w_i <-> w_{i+1}}.
     *
     * @param order the number {@code K} of vectors
     * @param dimension the dimension {@code d} of each
     * @param i the first of the two, from 0
     * @return the map
     */
    public static AngleMap exchange(int order, int dimension, int i) {
        AngleMap map = identity(order * dimension);
        for (int c = 0; c < dimension; c++) {
            map.places[i * dimension + c] = (i + 1) * dimension + c;
            map.places[(i + 1) * dimension + c] = i * dimension + c;
        }
        return map;
    }

    /**
     * The dimension of the angle.
     *
     * @return {@code q}
     */
    public int size() {
        return places.length;
    }

    /**
     * The image of an angle.
     *
     * @param w the angle; not modified
     * @return {@code j w}
     */
    public double[] apply(double[] w) {
        double[] image = new double[places.length];
        Arrays.setAll(image, i -> signs[i] * w[places[i]]);
        return image;
    }

    /**
     * The image of a rational angle.
     *
     * @param w the angle
     * @return {@code j w}
     */
    public List<BigFraction> apply(List<BigFraction> w) {
        List<BigFraction> image = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            image.add(signs[i] == 1 ? w.get(places[i]) : w.get(places[i]).negate());
        }
        return image;
    }

    /**
     * The polynomial {@code f(j w)}.
     *
     * @param f a polynomial in the angle
     * @return its composition with this map
     */
    public Polynomial apply(Polynomial f) {
        Polynomial.Builder image = new Polynomial.Builder(places.length);
        for (Map.Entry<MultiIndex, BigFraction> term : f.terms().entrySet()) {
            int[] e = new int[places.length];
            int sign = 1;
            for (int i = 0; i < places.length; i++) {
                e[places[i]] = term.getKey().get(i);
                sign *= signs[i] == -1 && term.getKey().get(i) % 2 == 1 ? -1 : 1;
            }
            image.add(
                    MultiIndex.of(e),
                    sign == 1 ? term.getValue() : term.getValue().negate());
        }
        return image.build();
    }

    /**
     * What the map makes of an angle of the circle that is a multiple of {@code pi}: {@code j (cos r pi, sin r pi) = (cos r' pi, sin r' pi)}.
     *
     * @param r the multiple
     * @return {@code r'}, not reduced; empty if the angle is not of the plane
     */
    public Optional<BigFraction> halfTurns(BigFraction r) {
        if (places.length != 2) {
            return Optional.empty();
        }
        boolean turned = places[0] == 1;
        // (cos, sin), (sin, cos) = angle 1/2 - r; a sign of the first coordinate is r -> 1 - r, of the second r -> -r.
        BigFraction image = turned ? BigFraction.of(1, 2).subtract(r) : r;
        if (signs[0] == -1) {
            image = BigFraction.ONE.subtract(image);
        }
        if (signs[1] == -1) {
            image = image.negate();
        }
        return Optional.of(image);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AngleMap that && Arrays.equals(places, that.places) && Arrays.equals(signs, that.signs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(places) + Arrays.hashCode(signs);
    }

    /** The images of the coordinates, as in "w -> (w1, -w2)". */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("w -> (");
        for (int i = 0; i < places.length; i++) {
            text.append(i == 0 ? "" : ", ").append(signs[i] == 1 ? "w" : "-w").append(places[i] + 1);
        }
        return text.append(')').toString();
    }
}
