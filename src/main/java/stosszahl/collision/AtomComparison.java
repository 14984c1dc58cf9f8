package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;

/**
 * The law of {@code T^w} under a kernel of finitely many atoms, as a finite measure on matrices, against the law of {@code (T^w)^{-1}} or of a conjugate. Masses are fractions and any
 * difference refutes, however small the weight; equal matrices are one atom, whatever their angles.
 */
final class AtomComparison {
    /** Rounding of the entries of a matrix at an angle of a few turns; matrices further apart than this are different. */
    private static final double ROUNDING = 1e-12;

    static final Tolerance SAME_MATRIX =
            Tolerance.relative(ROUNDING, "rounding of the entries of a map at a rounded angle");

    private AtomComparison() {}

    /** The law of {@code T} against that of its inverse, by matrices in fractions. */
    static void inverse(PolynomialMatrix matrix, List<Atom> atoms, Comparison sides) {
        compare(matrix, atoms, AtomComparison::inverse, sides, "T^w", "(T^w)^-1");
    }

    /** The law of {@code T} against that of {@code sigma T sigma^{-1}}, by matrices in fractions. */
    static void exchange(PolynomialMatrix matrix, List<Atom> atoms, int d, int i, Comparison sides) {
        compare(
                matrix,
                atoms,
                t -> Optional.of(conjugate(t, d, i)),
                sides,
                "T^w",
                "its conjugate by the exchange of particles " + (i + 1) + " and " + (i + 2));
    }

    private static void compare(
            PolynomialMatrix matrix,
            List<Atom> atoms,
            Function<List<List<BigFraction>>, Optional<List<List<BigFraction>>>> image,
            Comparison sides,
            String left,
            String right) {
        Map<List<List<BigFraction>>, BigFraction> first = new LinkedHashMap<>();
        Map<List<List<BigFraction>>, BigFraction> second = new LinkedHashMap<>();
        Map<List<List<BigFraction>>, String> names = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            List<List<BigFraction>> t = matrix.at(atom.point().orElseThrow());
            Optional<List<List<BigFraction>>> other = image.apply(t);
            if (other.isEmpty()) {
                singular(atom, sides);
                return;
            }
            first.merge(t, atom.weight(), BigFraction::add);
            second.merge(other.get(), atom.weight(), BigFraction::add);
            names.putIfAbsent(t, left + " at " + atom);
            names.putIfAbsent(other.get(), right + " at " + atom);
        }
        masses(first, second, names, sides, left, right);
    }

    private static void singular(Atom atom, Comparison sides) {
        sides.equal(atom.weight(), BigFraction.ZERO, () -> "T^w is singular at " + atom + ", an atom of this weight");
    }

    private static <T> void masses(
            Map<T, BigFraction> first,
            Map<T, BigFraction> second,
            Map<T, String> names,
            Comparison sides,
            String left,
            String right) {
        Set<T> all = new HashSet<>(first.keySet());
        all.addAll(second.keySet());
        for (T key : names.keySet()) {
            if (all.contains(key)) {
                sides.equal(
                        first.getOrDefault(key, BigFraction.ZERO),
                        second.getOrDefault(key, BigFraction.ZERO),
                        () -> "the weight of the map " + names.get(key) + " in the law of " + left + " and in that of "
                                + right);
            }
        }
    }

    /**
     * The law of the angle {@code r pi} against that of {@code j}, modulo whole turns, or half turns if {@code T^{-w} = T^w}.
     *
     * @return false if the angles differ while the maps agree to rounding, so that the matrices have to decide; then nothing was compared
     */
    static boolean halfTurns(List<Atom> atoms, AngleMap j, boolean even, Comparison sides, String what) {
        Map<BigFraction, BigFraction> first = new LinkedHashMap<>();
        Map<BigFraction, BigFraction> second = new LinkedHashMap<>();
        Map<BigFraction, String> names = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            BigFraction r = modulo(atom.halfTurns().orElseThrow(), even ? 1 : 2);
            BigFraction image = modulo(j.halfTurns(r).orElseThrow(), even ? 1 : 2);
            first.merge(r, atom.weight(), BigFraction::add);
            second.merge(image, atom.weight(), BigFraction::add);
            names.putIfAbsent(r, "at theta = " + r + " pi");
            names.putIfAbsent(image, "at theta = " + image + " pi");
        }
        // Different multiples of pi with a common denominator below 1e12 are further apart than rounding.
        if (first.keySet().stream().anyMatch(r -> r.getDenominator().bitLength() > 36)) {
            return false;
        }
        masses(first, second, names, sides, "T^w", what);
        return true;
    }

    private static BigFraction modulo(BigFraction r, int period) {
        BigFraction turns = r.divide(period);
        java.math.BigInteger[] parts = turns.getNumerator().divideAndRemainder(turns.getDenominator());
        BigFraction rest = turns.subtract(BigFraction.of(parts[0]));
        return (rest.signum() < 0 ? rest.add(BigFraction.ONE) : rest).multiply(period);
    }

    /** By matrices in floating point, which are the same where they agree to rounding; the weights stay exact. */
    static void floating(CollisionLaw law, List<Atom> atoms, int exchanged, Comparison sides) {
        sides.tolerance(SAME_MATRIX);
        List<Place> places = new ArrayList<>();
        String right = exchanged < 0
                ? "(T^w)^-1"
                : "its conjugate by the exchange of particles " + (exchanged + 1) + " and " + (exchanged + 2);
        for (Atom atom : atoms) {
            double[][] t = law.matrix(atom.angle());
            double[][] image;
            if (exchanged < 0) {
                LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(t), 1e-14);
                if (!lu.getSolver().isNonSingular()) {
                    singular(atom, sides);
                    return;
                }
                image = lu.getSolver().getInverse().getData();
            } else {
                image = conjugate(t, law.dimension(), exchanged);
            }
            places.add(new Place(flat(t), atom.weight(), true, "T^w at " + atom));
            places.add(new Place(flat(image), atom.weight(), false, right + " at " + atom));
        }
        double scale = places.stream()
                .flatMapToDouble(p -> Arrays.stream(p.entries))
                .map(Math::abs)
                .max()
                .orElse(1);
        if (!Double.isFinite(scale) || places.stream().anyMatch(p -> Double.isNaN(p.entries[0]))) {
            sides.equal(Double.NaN, 0, 1, () -> "a map that is not a number at one of the atoms");
            return;
        }
        cluster(places, ROUNDING * Math.max(1, scale), sides, right, scale);
    }

    private static final class Place {
        private final double[] entries;
        private final BigFraction weight;
        private final boolean first;
        private final String name;

        Place(double[] entries, BigFraction weight, boolean first, String name) {
            this.entries = entries;
            this.weight = weight;
            this.first = first;
            this.name = name;
        }

        private double distance(Place other) {
            double worst = 0;
            for (int i = 0; i < entries.length; i++) {
                worst = Math.max(worst, Math.abs(entries[i] - other.entries[i]));
            }
            return worst;
        }

        /** A coordinate in general position, so that neighbours in it are few. */
        private double key() {
            double sum = 0;
            for (int i = 0; i < entries.length; i++) {
                sum += entries[i] * Math.cos(1 + 2.3 * i);
            }
            return sum;
        }
    }

    private static void cluster(List<Place> places, double near, Comparison sides, String right, double scale) {
        List<Place> left = new ArrayList<>(places);
        left.sort(java.util.Comparator.comparingDouble(Place::key));
        boolean[] taken = new boolean[left.size()];
        double[] keys = left.stream().mapToDouble(Place::key).toArray();
        double reach = near * Math.sqrt(places.get(0).entries.length) * 2;
        for (int a = 0; a < taken.length; a++) {
            if (taken[a]) {
                continue;
            }
            BigFraction first = BigFraction.ZERO;
            BigFraction second = BigFraction.ZERO;
            double spread = 0;
            Place centre = left.get(a);
            for (int b = a; b < taken.length && keys[b] - keys[a] <= reach; b++) {
                double distance = centre.distance(left.get(b));
                if (!taken[b] && distance <= near) {
                    taken[b] = true;
                    spread = Math.max(spread, distance);
                    first = left.get(b).first ? first.add(left.get(b).weight) : first;
                    second = left.get(b).first ? second : second.add(left.get(b).weight);
                }
            }
            sides.equal(
                    first,
                    second,
                    () -> "the weight of the map " + centre.name + " in the law of T^w and in that of " + right);
            // Maps are taken for one to rounding: this makes the verdict a measurement, not a proof.
            sides.equal(
                    spread,
                    0,
                    Math.max(1, scale),
                    () -> "the distance of maps that are taken for one, at " + centre.name);
        }
    }

    private static double[] flat(double[][] t) {
        return Arrays.stream(t).flatMapToDouble(Arrays::stream).toArray();
    }

    static double[][] conjugate(double[][] t, int d, int i) {
        double[][] conjugate = new double[t.length][t.length];
        for (int r = 0; r < t.length; r++) {
            for (int c = 0; c < t.length; c++) {
                conjugate[r][c] = t[swapped(r, d, i)][swapped(c, d, i)];
            }
        }
        return conjugate;
    }

    private static List<List<BigFraction>> conjugate(List<List<BigFraction>> t, int d, int i) {
        List<List<BigFraction>> conjugate = new ArrayList<>();
        for (int r = 0; r < t.size(); r++) {
            List<BigFraction> row = new ArrayList<>();
            for (int c = 0; c < t.size(); c++) {
                row.add(t.get(swapped(r, d, i)).get(swapped(c, d, i)));
            }
            conjugate.add(row);
        }
        return conjugate;
    }

    /** The place of a component after the exchange of the particles {@code i} and {@code i+1}. */
    static int swapped(int place, int d, int i) {
        int particle = place / d;
        return particle == i ? place + d : particle == i + 1 ? place - d : place;
    }

    /** Gauss and Jordan in fractions; empty if the matrix is singular. */
    private static Optional<List<List<BigFraction>>> inverse(List<List<BigFraction>> t) {
        int n = t.size();
        BigFraction[][] a = new BigFraction[n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = t.get(i).get(j);
                a[i][n + j] = i == j ? BigFraction.ONE : BigFraction.ZERO;
            }
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            while (pivot < n && a[pivot][column].signum() == 0) {
                pivot++;
            }
            if (pivot == n) {
                return Optional.empty();
            }
            BigFraction[] row = a[pivot];
            a[pivot] = a[column];
            a[column] = row;
            BigFraction leading = row[column];
            for (int j = 0; j < 2 * n; j++) {
                row[j] = row[j].divide(leading);
            }
            for (int i = 0; i < n; i++) {
                BigFraction factor = a[i][column];
                for (int j = 0; i != column && factor.signum() != 0 && j < 2 * n; j++) {
                    a[i][j] = a[i][j].subtract(factor.multiply(row[j]));
                }
            }
        }
        List<List<BigFraction>> inverse = new ArrayList<>();
        for (BigFraction[] row : a) {
            inverse.add(List.of(Arrays.copyOfRange(row, n, 2 * n)));
        }
        return Optional.of(inverse);
    }
}
