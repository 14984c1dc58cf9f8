package stosszahl.initial;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/** Probabilities of the parts of a mixture. */
final class Weights {
    private Weights() {}

    /** Refuses weights that are not positive or do not sum to exactly 1. */
    static void check(String what, List<BigFraction> weights) {
        BigFraction sum = BigFraction.ZERO;
        for (BigFraction weight : weights) {
            if (weight.signum() <= 0) {
                throw new IllegalArgumentException(
                        "weight " + Numbers.text(weight) + " in a " + what + " is not positive; use numbers > 0");
            }
            sum = sum.add(weight);
        }
        if (!sum.equals(BigFraction.ONE)) {
            throw new IllegalArgumentException("the weights "
                    + weights.stream().map(Numbers::text).collect(Collectors.joining(", ")) + " of a " + what
                    + " sum to " + Numbers.text(sum) + "; make them sum to 1 (fractions like 1/3 are read exactly)");
        }
    }
}
