package stosszahl.particle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/**
 * Observables under the empirical marginals of {@code N} velocities: U-statistics, averages of {@code phi(v_{i_1}, .., v_{i_s})} over all ordered {@code s}-tuples of distinct particles.
 *
 * <p>Under an exchangeable law the expectation of the U-statistic is {@code E[phi]} under the marginal {@code f_N^{(s)}}, without bias for every {@code N}: what is left is noise. (The
 * same average with repeated indices allowed, that of {@code phi} under the {@code s}-th power of the empirical measure, is biased by {@code O(1/N)}.)
 *
 * <p>For a product {@code phi = g_1 (x) .. (x) g_s} let {@code S(g) = sum_p g(v_p)}. The sum over all tuples, {@code prod_i S(g_i)}, sorted by which indices coincide, is
 * a sum over the set partitions of {@code {1..s}}; Moebius inversion on the lattice of partitions gives the sum over tuples of distinct indices,
 *
 * <pre>
 * sum_{distinct} prod_i g_i(v_{p_i}) = sum_pi prod_{B in pi} (-1)^{|B|-1} (|B|-1)! S(prod_{i in B} g_i)
 * </pre>
 *
 * <p>so {@code O(2^s N)} evaluations instead of {@code O(N^s)}, and equal functions are summed once for all observables. Source: G.-C. Rota, On the foundations of combinatorial theory I, Z.
 * Wahrscheinlichkeitstheorie 2 (1964).
 */
public final class EmpiricalMarginals {
    /** The Bell number of 8 is 4140; that of 12 is four million. */
    private static final int LARGEST_ORDER = 8;

    private final int dimension;
    private final int order;
    private final List<List<Product>> observables;
    private final List<List<Factor>> functions;

    private EmpiricalMarginals(
            int dimension, int order, List<List<Product>> observables, List<List<Factor>> functions) {
        this.dimension = dimension;
        this.order = order;
        this.observables = observables;
        this.functions = functions;
    }

    /** A term of an observable: {@code coefficient} times the average over distinct tuples of {@code order} particles. */
    private record Product(double coefficient, int order, List<Partition> partitions) {}

    /** A set partition: its Moebius function and which power sums are multiplied, one for each block. */
    private record Partition(double moebius, List<Integer> sums) {}

    /**
     * The evaluation of some observables.
     *
     * @param observables the observables, of one dimension, each term with at most 8 particles
     * @param dimension the dimension {@code d} of the velocities
     * @return the evaluation
     * @throws IllegalArgumentException if an observable has another dimension or a term with more particles
     */
    public static EmpiricalMarginals of(List<Observable> observables, int dimension) {
        Map<List<Factor>, Integer> places = new LinkedHashMap<>();
        List<List<Product>> compiled = new ArrayList<>();
        int order = 0;
        for (Observable observable : observables) {
            if (observable.dimension() != dimension) {
                throw new IllegalArgumentException(
                        "the observable " + observable + " is one of velocities in dimension " + observable.dimension()
                                + ", and the velocities are in dimension " + dimension);
            }
            List<Product> products = new ArrayList<>();
            for (Observable.Term term : observable.terms()) {
                Product product = compile(observable, term, places);
                order = Math.max(order, product.order());
                products.add(product);
            }
            compiled.add(List.copyOf(products));
        }
        return new EmpiricalMarginals(dimension, order, List.copyOf(compiled), List.copyOf(places.keySet()));
    }

    private static Product compile(Observable observable, Observable.Term term, Map<List<Factor>, Integer> places) {
        // Only the particles that occur count: under the average over tuples v2^4 is v1^4, and constants drop out.
        List<List<Factor>> particles = term.factors().values().stream()
                .map(EmpiricalMarginals::canonical)
                .filter(g -> !g.isEmpty())
                .toList();
        if (particles.size() > LARGEST_ORDER) {
            throw new IllegalArgumentException("the observable " + observable + " has a product over "
                    + particles.size() + " particles; use at most " + LARGEST_ORDER);
        }
        List<Partition> partitions = new ArrayList<>();
        partition(particles, 0, new ArrayList<>(), places, partitions);
        return new Product(term.coefficient().doubleValue(), particles.size(), List.copyOf(partitions));
    }

    /** Puts particle {@code i} into each of the blocks made so far, or into one of its own. */
    private static void partition(
            List<List<Factor>> particles,
            int i,
            List<List<Integer>> blocks,
            Map<List<Factor>, Integer> places,
            List<Partition> found) {
        if (i == particles.size()) {
            double moebius = 1;
            List<Integer> sums = new ArrayList<>();
            for (List<Integer> block : blocks) {
                List<Factor> product = new ArrayList<>();
                for (int j = 0; j < block.size(); j++) {
                    product.addAll(particles.get(block.get(j)));
                    moebius *= j == 0 ? 1 : -j;
                }
                sums.add(places.computeIfAbsent(canonical(product), key -> places.size()));
            }
            found.add(new Partition(moebius, List.copyOf(sums)));
            return;
        }
        for (List<Integer> block : List.copyOf(blocks)) {
            block.add(i);
            partition(particles, i + 1, blocks, places, found);
            block.remove(block.size() - 1);
        }
        List<Integer> own = new ArrayList<>(List.of(i));
        blocks.add(own);
        partition(particles, i + 1, blocks, places, found);
        blocks.remove(blocks.size() - 1);
    }

    /** The same function of one velocity as at most one power and the other factors in a fixed order, so that equal functions are found equal. */
    private static List<Factor> canonical(List<Factor> factors) {
        List<Factor> others = new ArrayList<>();
        MultiIndex exponents = null;
        for (Factor factor : factors) {
            if (factor instanceof Factor.Power power) {
                exponents = exponents == null ? power.exponents() : exponents.plus(power.exponents());
            } else {
                others.add(factor);
            }
        }
        others.sort(Comparator.comparing(Factor::toString));
        if (exponents != null && exponents.degree() > 0) {
            others.add(0, new Factor.Power(exponents));
        }
        return List.copyOf(others);
    }

    /**
     * The largest number of particles in a term, and so the least {@code N}.
     *
     * @return the number
     */
    public int order() {
        return order;
    }

    /** The number of observables. */
    int count() {
        return observables.size();
    }

    /**
     * The U-statistics of all observables.
     *
     * @param v the velocities, particle by particle, of at least {@link #order()} particles; not modified
     * @return one value for each observable
     * @throws IllegalArgumentException if there are fewer particles than an observable has
     */
    public double[] values(double[] v) {
        int n = v.length / dimension;
        if (n < order) {
            throw new IllegalArgumentException("N = " + n + " particles have no tuple of " + order
                    + " distinct ones, as an observable asks for; use N >= " + order);
        }
        double[] means = means(v, n);
        return observables.stream()
                .mapToDouble(products ->
                        products.stream().mapToDouble(p -> average(p, means, n)).sum())
                .toArray();
    }

    private double[] means(double[] v, int n) {
        double[] means = new double[functions.size()];
        int step = BlockSum.PARTICLES * dimension;
        for (long from = 0; from < v.length; from += step) {
            int to = (int) Math.min(v.length, from + step);
            for (int f = 0; f < means.length; f++) {
                means[f] += sum(functions.get(f), v, (int) from, to);
            }
        }
        return Arrays.stream(means).map(s -> s / n).toArray();
    }

    private double sum(List<Factor> function, double[] v, int from, int to) {
        double sum = 0;
        if (dimension == 1 && function.size() == 1 && function.get(0) instanceof Factor.Power power) {
            int p = power.exponents().degree();
            for (int i = from; i < to; i++) {
                double x = v[i];
                double product = x;
                for (int e = 1; e < p; e++) {
                    product *= x;
                }
                sum += product;
            }
            return sum;
        }
        for (int i = from; i < to; i += dimension) {
            sum += Factor.product(function, v, i);
        }
        return sum;
    }

    /** The formula of the class divided by {@code N (N-1) .. (N-s+1)}, with means in place of sums so that no power of {@code N} overflows. */
    private static double average(Product product, double[] means, int n) {
        double sum = 0;
        for (Partition partition : product.partitions()) {
            double value = partition.moebius();
            for (int f : partition.sums()) {
                value *= means[f];
            }
            for (int lost = partition.sums().size(); lost < product.order(); lost++) {
                value /= n;
            }
            sum += value;
        }
        for (int i = 1; i < product.order(); i++) {
            sum *= (double) n / (n - i);
        }
        return product.coefficient() * sum;
    }
}
