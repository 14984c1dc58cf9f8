package stosszahl.moment;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.util.Pair;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The matrices {@code G_i} of a {@link BlockSystem} as integers over one common denominator, so that rows are multiplied without reducing a fraction for each product: reduction is what fractions of many
 * digits cost, those above all that come from averages in floating point.
 */
final class IntegerBlocks {
    /** Rows of integers over one denominator. */
    record Rows(List<Map<Integer, BigInteger>> numerators, BigInteger denominator) {
        /** The same numbers in lowest terms. */
        Rows reduced() {
            BigInteger common = denominator;
            for (Map<Integer, BigInteger> row : numerators) {
                for (BigInteger x : row.values()) {
                    common = common.gcd(x);
                    if (common.equals(BigInteger.ONE)) {
                        return this;
                    }
                }
            }
            BigInteger by = common;
            numerators.forEach(row -> row.replaceAll((i, x) -> x.divide(by)));
            return new Rows(numerators, denominator.divide(by));
        }

        boolean zero() {
            return numerators.stream().allMatch(Map::isEmpty);
        }
    }

    private final MomentGenerator generator;
    private final BigInteger[] coefficients;
    private final List<BigInteger[]> rates;
    private final BigInteger denominator;
    private final Map<Pair<Integer, Integer>, BigInteger[]> cache = new HashMap<>();
    private long work;

    private IntegerBlocks(
            MomentGenerator generator, BigInteger[] coefficients, List<BigInteger[]> rates, BigInteger denominator) {
        this.generator = generator;
        this.coefficients = coefficients;
        this.rates = rates;
        this.denominator = denominator;
    }

    /** The blocks of some values of the rates. */
    static IntegerBlocks of(MomentGenerator generator, List<BigFraction[]> rates) {
        BigInteger ofRates = BigInteger.ONE;
        for (BigFraction[] block : rates) {
            ofRates = lcm(ofRates, denominator(block));
        }
        BigInteger all = ofRates;
        return new IntegerBlocks(
                generator,
                generator.numerators(),
                rates.stream().map(block -> numerators(block, all)).toList(),
                generator.denominator().multiply(ofRates));
    }

    /** The common denominator of a product. */
    BigInteger denominator() {
        return denominator;
    }

    /** Adds the numerators of {@code x G_block} to {@code sum}, which is modified. */
    void multiplyLeft(Map<Integer, BigInteger> x, int block, Map<Integer, BigInteger> sum) {
        x.forEach((i, value) -> {
            BigInteger[] entries = cache.computeIfAbsent(Pair.create(block, i), at -> row(block, i));
            int first = generator.first(i);
            long words = value.bitLength() / 64;
            for (int e = 0; e < entries.length; e++) {
                if (entries[e].signum() != 0) {
                    sum.merge(generator.column(first + e), value.multiply(entries[e]), BigInteger::add);
                    work += 1 + words / 4;
                }
            }
        });
        sum.values().removeIf(c -> c.signum() == 0);
    }

    /** The work so far: 1 for a product of short integers, growing with their length. */
    long work() {
        return work;
    }

    private BigInteger[] row(int block, int i) {
        BigInteger[] entries = new BigInteger[generator.first(i + 1) - generator.first(i)];
        Arrays.setAll(entries, k -> {
            int e = generator.first(i) + k;
            return coefficients[e].multiply(rates.get(block)[generator.rate(e)]);
        });
        return entries;
    }

    /** The least common denominator. */
    static BigInteger denominator(BigFraction[] x) {
        BigInteger common = BigInteger.ONE;
        for (BigFraction f : x) {
            common = lcm(common, f.getDenominator());
        }
        return common;
    }

    /** The numerators over a common denominator. */
    static BigInteger[] numerators(BigFraction[] x, BigInteger denominator) {
        return Arrays.stream(x)
                .map(f -> f.getNumerator().multiply(denominator.divide(f.getDenominator())))
                .toArray(BigInteger[]::new);
    }

    private static BigInteger lcm(BigInteger a, BigInteger b) {
        BigInteger positive = b.abs();
        return a.mod(positive).signum() == 0 ? a : a.divide(a.gcd(positive)).multiply(positive);
    }
}
