package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.MultiIndex;

/**
 * The generator of a closed set of moments, kept once for every {@code N}: entries (row, column, exact coefficient, rate), where {@code d/dt y_row} is the sum of
 * coefficient times rate at {@code N} times {@code y_column}.
 *
 * <p>Row {@code {a_1, .., a_j}}: for each law of order {@code K} and each sub-multiset of {@code n <= K} parts, as often as there are subsets of that kind, the
 * average of {@code (T^w V)^a} minus the identity; the blocks of the result join the parts that were not chosen.
 */
final class MomentGenerator {
    /** More entries than this would not fit beside the rest in a gigabyte. */
    private static final int MOST_ENTRIES = 4_000_000;

    private static final int MOST_ORBITS = 4000;

    private final KacModel model;
    private final List<MomentOrbit> orbits;
    private final Map<MomentOrbit, Integer> index;
    private final List<MomentRate> rates;
    private final int[] row;
    private final int[] first;
    private final int[] column;
    private final int[] rate;
    private final BigFraction[] coefficient;
    private final double[] rounded;
    private final SparseMatrix.Pattern pattern;
    private BigInteger denominator = BigInteger.ONE;
    private BigInteger @Nullable [] numerators;

    private record Entry(MomentOrbit column, MomentRate rate, BigFraction coefficient) {}

    private MomentGenerator(KacModel model, List<MomentOrbit> orbits, Map<MomentOrbit, List<Entry>> rows) {
        this.model = model;
        this.orbits = List.copyOf(orbits);
        this.index = new HashMap<>();
        orbits.forEach(orbit -> index.put(orbit, index.size()));
        int size = orbits.stream()
                .mapToInt(o -> rows.getOrDefault(o, List.of()).size())
                .sum();
        this.row = new int[size];
        this.first = new int[orbits.size() + 1];
        this.column = new int[size];
        this.rate = new int[size];
        this.coefficient = new BigFraction[size];
        Map<MomentRate, Integer> rateIndex = new HashMap<>();
        this.rates = new ArrayList<>();
        int e = 0;
        for (MomentOrbit orbit : orbits) {
            for (Entry entry : rows.getOrDefault(orbit, List.of())) {
                row[e] = indexOf(orbit);
                column[e] = indexOf(entry.column);
                rate[e] = rateIndex.computeIfAbsent(entry.rate, r -> {
                    rates.add(r);
                    return rates.size() - 1;
                });
                coefficient[e++] = entry.coefficient;
            }
            first[indexOf(orbit) + 1] = e;
        }
        this.rounded =
                Arrays.stream(coefficient).mapToDouble(BigFraction::doubleValue).toArray();
        this.pattern = new SparseMatrix.Pattern(orbits.size(), row, column);
    }

    /**
     * The generators on all moments reachable from the given ones, one for each set of moments that no entry joins to another.
     *
     * @throws IllegalArgumentException if there are too many of them
     */
    static List<MomentGenerator> closure(KacModel model, Collection<MomentOrbit> wanted) {
        // Before any work: the averages of high degrees cost far more time than their moments cost memory.
        for (MomentOrbit orbit : wanted) {
            if (MomentOrbit.count(model.dimension(), orbit.degree(), MOST_ORBITS) > MOST_ORBITS) {
                throw tooLarge(model, wanted);
            }
        }
        List<BlockAverages> averages =
                model.collisions().stream().map(c -> new BlockAverages(c.law())).toList();
        Map<MomentOrbit, List<Entry>> rows = new HashMap<>();
        Deque<MomentOrbit> waiting = new ArrayDeque<>(wanted);
        long entries = 0;
        while (!waiting.isEmpty()) {
            MomentOrbit orbit = waiting.remove();
            if (rows.containsKey(orbit)) {
                continue;
            }
            List<Entry> entriesOfRow = rowOf(model, averages, orbit);
            rows.put(orbit, entriesOfRow);
            entries += entriesOfRow.size();
            for (Entry entry : entriesOfRow) {
                if (!rows.containsKey(entry.column)) {
                    waiting.add(entry.column);
                }
            }
            if (entries > MOST_ENTRIES) {
                throw tooLarge(model, wanted);
            }
        }
        List<MomentGenerator> generators = new ArrayList<>();
        for (List<MomentOrbit> component : components(rows)) {
            generators.add(new MomentGenerator(model, component, rows));
        }
        return generators;
    }

    private static IllegalArgumentException tooLarge(KacModel model, Collection<MomentOrbit> wanted) {
        MomentOrbit largest = Collections.max(wanted);
        int fits = 1;
        while (MomentOrbit.count(model.dimension(), fits + 1, MOST_ORBITS) <= MOST_ORBITS) {
            fits++;
        }
        if (largest.degree() <= fits) {
            fits = largest.degree() - 1;
        }
        return new IllegalArgumentException("degree " + largest.degree() + " of " + largest
                + " has more than " + MOST_ORBITS + " moments in dimension " + model.dimension() + ", or more than "
                + MOST_ENTRIES + " coefficients, too many for memory; ask for a degree of at most " + fits);
    }

    private static List<Entry> rowOf(KacModel model, List<BlockAverages> averages, MomentOrbit orbit) {
        Map<MultiIndex, Integer> multiplicity = new TreeMap<>();
        orbit.parts().forEach(a -> multiplicity.merge(a, 1, Integer::sum));
        List<MultiIndex> distinct = List.copyOf(multiplicity.keySet());
        int[] available = distinct.stream().mapToInt(multiplicity::get).toArray();
        Map<Entry, BigFraction> sum = new HashMap<>();
        for (int i = 0; i < averages.size(); i++) {
            BlockAverages law = averages.get(i);
            int order = law.law().order();
            BigFraction share = model.collisions().get(i).weight().divide(model.beta(order));
            List<int[]> choices = new ArrayList<>();
            choose(available, new int[available.length], 0, order, choices);
            for (int[] choice : choices) {
                int chosen = Arrays.stream(choice).sum();
                if (chosen == 0) {
                    continue;
                }
                List<MultiIndex> taken = new ArrayList<>();
                List<MultiIndex> left = new ArrayList<>();
                BigFraction ways = share;
                for (int p = 0; p < choice.length; p++) {
                    taken.addAll(Collections.nCopies(choice[p], distinct.get(p)));
                    left.addAll(Collections.nCopies(available[p] - choice[p], distinct.get(p)));
                    ways = ways.multiply(CollisionRates.binomial(available[p], choice[p]));
                }
                MomentRate rate = new MomentRate(order, orbit.size(), chosen);
                BigFraction weight = ways;
                law.of(MomentOrbit.of(taken)).forEach((result, c) -> {
                    List<MultiIndex> joined = new ArrayList<>(left);
                    joined.addAll(result.parts());
                    Entry place = new Entry(MomentOrbit.of(joined), rate, BigFraction.ONE);
                    sum.merge(place, weight.multiply(c), BigFraction::add);
                });
                sum.merge(new Entry(orbit, rate, BigFraction.ONE), weight.negate(), BigFraction::add);
            }
        }
        List<Entry> entries = new ArrayList<>();
        sum.forEach((place, c) -> {
            if (c.signum() != 0) {
                entries.add(new Entry(place.column, place.rate, c));
            }
        });
        return entries;
    }

    private static void choose(int[] available, int[] choice, int place, int left, List<int[]> all) {
        if (place == available.length) {
            all.add(choice.clone());
            return;
        }
        for (int c = 0; c <= Math.min(left, available[place]); c++) {
            choice[place] = c;
            choose(available, choice, place + 1, left - c, all);
        }
        choice[place] = 0;
    }

    private static Collection<List<MomentOrbit>> components(Map<MomentOrbit, List<Entry>> rows) {
        Map<MomentOrbit, MomentOrbit> parent = new HashMap<>();
        rows.forEach((orbit, entries) -> {
            for (Entry entry : entries) {
                MomentOrbit a = root(parent, orbit);
                MomentOrbit b = root(parent, entry.column);
                if (!a.equals(b)) {
                    parent.put(a, b);
                }
            }
        });
        Map<MomentOrbit, List<MomentOrbit>> byRoot = new TreeMap<>();
        rows.keySet()
                .forEach(o -> byRoot.computeIfAbsent(root(parent, o), r -> new ArrayList<>())
                        .add(o));
        byRoot.values().forEach(Collections::sort);
        return byRoot.values();
    }

    private static MomentOrbit root(Map<MomentOrbit, MomentOrbit> parent, MomentOrbit orbit) {
        MomentOrbit top = orbit;
        for (MomentOrbit next = parent.get(top); next != null; next = parent.get(top)) {
            top = next;
        }
        // Paths are shortened, so that long chains are walked once.
        for (MomentOrbit o = orbit; !o.equals(top); ) {
            MomentOrbit next = parent.getOrDefault(o, top);
            parent.put(o, top);
            o = next;
        }
        return top;
    }

    KacModel model() {
        return model;
    }

    /** Are the coefficients exact, or averages by quadrature. */
    boolean exact() {
        return model.collisions().stream().allMatch(c -> c.law().exact());
    }

    List<MomentOrbit> orbits() {
        return orbits;
    }

    int size() {
        return orbits.size();
    }

    boolean contains(MomentOrbit orbit) {
        return index.containsKey(orbit);
    }

    int indexOf(MomentOrbit orbit) {
        Integer place = index.get(orbit);
        if (place == null) {
            throw new IllegalArgumentException("the moment " + orbit + " is not in this system; ask for it in of(..)");
        }
        return place;
    }

    /** One number for each entry: the coefficient times a function of its rate. */
    double[] entries(ToDoubleFunction<MomentRate> value) {
        double[] perRate = rates.stream().mapToDouble(value).toArray();
        double[] entries = new double[row.length];
        for (int e = 0; e < entries.length; e++) {
            entries[e] = rounded[e] * perRate[rate[e]];
        }
        return entries;
    }

    /** The matrix of these entries in the basis {@code y_i / scale_i}. */
    SparseMatrix matrix(double[] entries, double[] scale) {
        double[] values = new double[entries.length];
        for (int e = 0; e < entries.length; e++) {
            values[e] = entries[e] * (scale[column[e]] / scale[row[e]]);
        }
        return pattern.fill(values);
    }

    /** {@code G_N y} in exact arithmetic. */
    BigFraction[] apply(ParticleNumber n, BigFraction[] y) {
        return multiply(exactRates(n), y);
    }

    /** The value of each rate, for {@link #multiply} and its like. */
    BigFraction[] exactRates(Function<MomentRate, BigFraction> value) {
        return rates.stream().map(value).toArray(BigFraction[]::new);
    }

    /** The entries for these values of the rates, rounded. */
    double[] entries(BigFraction[] perRate) {
        double[] rates =
                Arrays.stream(perRate).mapToDouble(BigFraction::doubleValue).toArray();
        double[] entries = new double[row.length];
        Arrays.setAll(entries, e -> rounded[e] * rates[rate[e]]);
        return entries;
    }

    /** The coefficients of all entries, row by row, as integers over {@link #denominator}. */
    synchronized BigInteger[] numerators() {
        if (numerators == null) {
            denominator = IntegerBlocks.denominator(coefficient);
            numerators = IntegerBlocks.numerators(coefficient, denominator);
        }
        return numerators;
    }

    /** The common denominator of all coefficients. */
    synchronized BigInteger denominator() {
        numerators();
        return denominator;
    }

    /** The first entry of a row; that of the row after the last is the number of entries. */
    int first(int i) {
        return first[i];
    }

    int column(int entry) {
        return column[entry];
    }

    /** The place of an entry's rate among the {@link #exactRates}. */
    int rate(int entry) {
        return rate[entry];
    }

    /** {@code G y} in exact arithmetic for these values of the rates. */
    BigFraction[] multiply(BigFraction[] perRate, BigFraction[] y) {
        BigFraction[] product = new BigFraction[y.length];
        Arrays.fill(product, BigFraction.ZERO);
        for (int e = 0; e < row.length; e++) {
            if (perRate[rate[e]].signum() != 0 && y[column[e]].signum() != 0) {
                product[row[e]] = product[row[e]].add(
                        coefficient[e].multiply(perRate[rate[e]]).multiply(y[column[e]]));
            }
        }
        return product;
    }

    private BigFraction[] exactRates(ParticleNumber n) {
        CollisionRates at = CollisionRates.of(model, n);
        return exactRates(r -> r.exactlyAt(at));
    }

    /** The exact generator at {@code N} on some of the moments; entries that lead out of them are left out. */
    BigFraction[][] exact(ParticleNumber n, List<Integer> kept) {
        BigFraction[] perRate = exactRates(n);
        int[] place = places(kept);
        BigFraction[][] matrix = new BigFraction[kept.size()][kept.size()];
        for (BigFraction[] line : matrix) {
            Arrays.fill(line, BigFraction.ZERO);
        }
        for (int e = 0; e < row.length; e++) {
            int i = place[row[e]];
            int k = place[column[e]];
            if (i >= 0 && k >= 0) {
                matrix[i][k] = matrix[i][k].add(coefficient[e].multiply(perRate[rate[e]]));
            }
        }
        return matrix;
    }

    /** The matrix of these entries on some of the moments, in the basis {@code y_i / scale_i}. */
    double[][] block(double[] entries, double[] scale, List<Integer> kept) {
        int[] place = places(kept);
        double[][] matrix = new double[kept.size()][kept.size()];
        for (int e = 0; e < row.length; e++) {
            if (place[row[e]] >= 0 && place[column[e]] >= 0) {
                matrix[place[row[e]]][place[column[e]]] += entries[e] * (scale[column[e]] / scale[row[e]]);
            }
        }
        return matrix;
    }

    private int[] places(List<Integer> kept) {
        int[] place = new int[size()];
        Arrays.fill(place, -1);
        for (int i = 0; i < kept.size(); i++) {
            place[kept.get(i)] = i;
        }
        return place;
    }

    /** The moments that the derivative of each moment at {@code N} depends on. */
    List<List<Integer>> edges(ParticleNumber n) {
        List<List<Integer>> edges = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            edges.add(new ArrayList<>());
        }
        for (int e = 0; e < row.length; e++) {
            if (rates.get(rate[e]).possible(n)) {
                edges.get(row[e]).add(column[e]);
            }
        }
        return edges;
    }
}
