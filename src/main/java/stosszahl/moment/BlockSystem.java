package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The triangular system {@code y_p' = sum_{i<=p} G_i y_{p-i}} of {@link BlockFlow} with exact coefficients, {@code x' = A x} for short, and one functional of its last
 * unknown, {@code u(t) = <phi, y_q(t)>}, with a relative error that does not grow as {@code t -> 0}.
 *
 * <p>Why floats alone do not do: {@code y_q(0) = 0}, and often {@code <phi, A x(0)> = 0} as well because terms cancel, as for every observable of one particle of product data. Rounding leaves
 * {@code 2^-53 t} where the truth is {@code O(t^2)}. So the first Taylor coefficients {@code a_l = <phi, A^l x(0)>} are found as fractions, up to the first that is not 0 and a few more, by
 * multiplying from the left: few moments are within reach of {@code phi}. For {@code ||A|| t <= 1} the value is {@code sum_l a_l t^l/l!}, later coefficients in floats: their error is that of the later
 * powers of {@code t}. For longer times the flow is good, because {@code u} then is not smaller than its parts.
 */
final class BlockSystem {
    /** Exact coefficients after the first that is not 0: what floats add is smaller by {@code (||A|| t)^4/4!}. */
    private static final int MORE = 4;

    /** Products of short fractions for one functional: some tenths of a second. */
    private static final long BUDGET = 200_000;

    /** The same where no time is short, and the coefficients only tell whether the functional vanishes for all times. */
    private static final long GLANCE = 10_000;

    /** Up to so many unknowns the vanishing of as many coefficients, which proves {@code u = 0}, is looked at. */
    private static final int SMALL = 60;

    /** {@code ||A|| t} up to which the series is summed at 0. */
    private static final double SHORT = 1;

    /** What the averages over a kernel that is integrated numerically may be off by, of the largest moment, after one collision or more. */
    private static final double KERNEL = 1e-12;

    private final MomentGenerator generator;
    private final List<BigFraction[]> starts;
    private final List<BigFraction[]> rates;
    private BigFraction[] lastRates;

    private BlockSystem(MomentGenerator generator, List<BigFraction[]> starts, List<BigFraction[]> rates) {
        this.generator = generator;
        this.starts = starts;
        this.rates = rates;
        this.lastRates = rates.get(0);
    }

    /** The system with {@code y_p(0)} for each {@code p} and {@code G_i} given by the exact value of each rate. */
    static BlockSystem of(
            MomentGenerator generator, List<BigFraction[]> starts, List<Function<MomentRate, BigFraction>> rates) {
        return new BlockSystem(
                generator, starts, rates.stream().map(generator::exactRates).toList());
    }

    /** Other rates in place of {@code G_0} for the last unknown alone. */
    BlockSystem withLast(Function<MomentRate, BigFraction> other) {
        lastRates = generator.exactRates(other);
        return this;
    }

    /** The same system in floats. */
    BlockFlow flow() {
        return BlockFlow.of(
                        generator,
                        starts.get(0),
                        rates.stream().map(generator::entries).toArray(double[][]::new))
                .withLast(generator.entries(lastRates))
                .startingFrom(starts);
    }

    /** The first Taylor coefficients of a functional. */
    record Coefficients(List<BigFraction> exact, boolean complete) {
        /** The place of the first that is not 0. */
        OptionalInt first() {
            for (int l = 0; l < exact.size(); l++) {
                if (exact.get(l).signum() != 0) {
                    return OptionalInt.of(l);
                }
            }
            return OptionalInt.empty();
        }

        /** Is the functional 0 for all times: all other coefficients are known to be 0, and so are these. */
        boolean zero() {
            return complete && first().isEmpty();
        }
    }

    /**
     * The coefficients {@code a_0, a_1, ..} exactly. They are complete, that is, all others are 0, if {@code phi A^l = 0}, if {@code A x(0) = 0}, or, by Cayley and Hamilton, if as many as there are unknowns
     * are 0.
     *
     * @param needed are they summed, or only asked whether all of them are 0
     */
    Coefficients coefficients(Map<Integer, BigFraction> functional, boolean needed) {
        long budget = needed ? BUDGET : GLANCE;
        int q = rates.size() - 1;
        int unknowns = (q + 1) * generator.size();
        List<BigFraction[]> all = new ArrayList<>(rates);
        all.add(lastRates);
        IntegerBlocks blocks = IntegerBlocks.of(generator, all);
        Start[] from = starts.stream().map(Start::of).toArray(Start[]::new);
        IntegerBlocks.Rows left = row(functional, q);
        List<BigFraction> exact = new ArrayList<>();
        int wanted = Integer.MAX_VALUE;
        while (exact.size() < wanted && blocks.work() < budget) {
            BigFraction a = BigFraction.ZERO;
            for (int p = 0; p <= q; p++) {
                a = a.add(from[p].pair(left.numerators().get(p), left.denominator()));
            }
            exact.add(a);
            if (a.signum() != 0 && wanted == Integer.MAX_VALUE) {
                wanted = exact.size() + MORE;
            }
            if (exact.size() == 2 && wanted == Integer.MAX_VALUE && atRest()) {
                return new Coefficients(exact, true);
            }
            if (wanted == Integer.MAX_VALUE && exact.size() >= unknowns && unknowns <= SMALL) {
                return new Coefficients(exact, true);
            }
            List<Map<Integer, BigInteger>> next = empty(q);
            for (int p = 0; p <= q; p++) {
                for (int i = 0; i <= p; i++) {
                    int block = p == q && i == 0 ? rates.size() : i;
                    blocks.multiplyLeft(left.numerators().get(p), block, next.get(p - i));
                }
            }
            left = new IntegerBlocks.Rows(next, left.denominator().multiply(blocks.denominator())).reduced();
            if (left.zero()) {
                return new Coefficients(exact, true);
            }
        }
        return new Coefficients(exact, false);
    }

    private static List<Map<Integer, BigInteger>> empty(int q) {
        List<Map<Integer, BigInteger>> rows = new ArrayList<>();
        for (int p = 0; p <= q; p++) {
            rows.add(new HashMap<>());
        }
        return rows;
    }

    private static IntegerBlocks.Rows row(Map<Integer, BigFraction> functional, int q) {
        BigInteger denominator = IntegerBlocks.denominator(functional.values().toArray(BigFraction[]::new));
        List<Map<Integer, BigInteger>> rows = empty(q);
        functional.forEach((i, c) ->
                rows.get(q).put(i, c.getNumerator().multiply(denominator.divide(c.getDenominator()))));
        return new IntegerBlocks.Rows(rows, denominator);
    }

    /** {@code y_p(0)} over a common denominator. */
    private record Start(List<BigInteger> numerators, BigInteger denominator) {
        static Start of(BigFraction[] y) {
            BigInteger denominator = IntegerBlocks.denominator(y);
            return new Start(List.of(IntegerBlocks.numerators(y, denominator)), denominator);
        }

        BigFraction pair(Map<Integer, BigInteger> row, BigInteger over) {
            BigInteger sum = BigInteger.ZERO;
            for (Map.Entry<Integer, BigInteger> e : row.entrySet()) {
                sum = sum.add(e.getValue().multiply(numerators.get(e.getKey())));
            }
            return BigFraction.of(sum, over.multiply(denominator));
        }
    }

    /** The functional at some times, with its error. */
    List<Deviation> values(Map<Integer, BigFraction> functional, double... times) {
        BlockFlow flow = flow();
        double norm = flow.norm();
        Coefficients coefficients =
                coefficients(functional, Arrays.stream(times).anyMatch(t -> norm * t <= SHORT));
        Deviation[] out = new Deviation[times.length];
        if (coefficients.complete()) {
            Arrays.setAll(out, k -> coefficients.zero() ? Deviation.NONE : sum(coefficients.exact(), times[k]));
            return List.of(out);
        }
        double[] weights = new double[generator.size()];
        functional.forEach((i, c) -> weights[i] = c.doubleValue());
        boolean known = coefficients.first().isPresent();
        int[] near = IntStream.range(0, times.length)
                .filter(k -> known && norm * times[k] <= SHORT)
                .toArray();
        int[] far = IntStream.range(0, times.length)
                .filter(k -> !(known && norm * times[k] <= SHORT))
                .toArray();
        Deviation[] tails = flow.tail(
                coefficients.exact().size(),
                weights,
                Arrays.stream(near).mapToDouble(k -> times[k]).toArray());
        for (int i = 0; i < near.length; i++) {
            out[near[i]] = sum(coefficients.exact(), times[near[i]]).plus(tails[i]);
        }
        Deviation[] flown = flow.values(
                weights, Arrays.stream(far).mapToDouble(k -> times[k]).toArray());
        for (int i = 0; i < far.length; i++) {
            out[far[i]] = flown[i];
        }
        if (!generator.exact()) {
            for (int k = 0; k < out.length; k++) {
                double error =
                        out[k].error() + KERNEL * Math.min(1, norm * times[k]) * flow.size(weights) * flow.largest();
                out[k] = new Deviation(out[k].value(), error, false);
            }
        }
        return List.of(out);
    }

    /** {@code sum_l a_l t^l/l!}; each term is good to a few units in the last place. */
    private static Deviation sum(List<BigFraction> a, double t) {
        double power = 1;
        double sum = 0;
        double size = 0;
        for (int l = 0; l < a.size(); l++) {
            power = l == 0 ? 1 : power * t / l;
            double term = a.get(l).doubleValue() * power;
            sum += term;
            size += Math.abs(term);
        }
        return new Deviation(sum, (a.size() + 4) * 0x1p-52 * size, false);
    }

    /** {@code A x(0) = 0}: nothing moves, as from data in equilibrium. */
    private boolean atRest() {
        int q = rates.size() - 1;
        for (int p = 0; p <= q; p++) {
            BigFraction[] moved = new BigFraction[generator.size()];
            Arrays.fill(moved, BigFraction.ZERO);
            for (int i = 0; i <= p; i++) {
                BigFraction[] block = p == q && i == 0 ? lastRates : rates.get(i);
                BigFraction[] part = generator.multiply(block, starts.get(p - i));
                Arrays.setAll(moved, k -> moved[k].add(part[k]));
            }
            if (!Arrays.stream(moved).allMatch(v -> v.signum() == 0)) {
                return false;
            }
        }
        return true;
    }
}
