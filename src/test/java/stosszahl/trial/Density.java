package stosszahl.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A density {@code 1 + sum c w^e} in the components of {@code K} vectors of {@code R^d}; {@code sum |c| < 1} keeps it positive on the unit sphere.
 *
 * @param vectors the number of vectors
 * @param dimension their dimension
 * @param terms the terms beyond 1
 */
record Density(int vectors, int dimension, List<Term> terms) {
    /** A coefficient and its exponents. */
    record Term(double coefficient, List<Integer> powers) {}

    Density {
        terms = List.copyOf(terms);
        if (!(terms.stream().mapToDouble(t -> Math.abs(t.coefficient)).sum() < 1)) {
            throw new IllegalArgumentException("not positive: " + terms);
        }
    }

    /** {@code c w_particle^power}, first component, or {@code sum_i c w_i^power}. */
    static Density power(int vectors, int dimension, double c, int power, boolean everybody) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < (everybody ? vectors : 1); i++) {
            int[] e = new int[vectors * dimension];
            e[i * dimension] = power;
            terms.add(new Term(c, Powers.key(e)));
        }
        return new Density(vectors, dimension, terms);
    }

    double at(double... w) {
        double sum = 1;
        for (Term term : terms) {
            double product = term.coefficient;
            for (int i = 0; i < w.length; i++) {
                product *= Math.pow(w[i], term.powers.get(i));
            }
            sum += product;
        }
        return sum;
    }

    double average(Directions reference, int[] m) {
        double sum = reference.moment(m);
        for (Term term : terms) {
            int[] e = m.clone();
            for (int i = 0; i < e.length; i++) {
                e[i] += term.powers.get(i);
            }
            sum += term.coefficient * reference.moment(e);
        }
        return sum;
    }

    String text() {
        return "1+"
                + terms.stream()
                        .map(t -> new BigDecimal(Double.toString(t.coefficient)).toPlainString() + monomial(t.powers))
                        .collect(Collectors.joining("+"))
                        .replace("+-", "-");
    }

    private String monomial(List<Integer> powers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < powers.size(); i++) {
            if (powers.get(i) > 0) {
                text.append("*w").append(vectors == 1 ? "" : i / dimension + 1);
                text.append(dimension == 1 ? "" : "xyz".charAt(i % dimension));
                text.append(powers.get(i) == 1 ? "" : "^" + powers.get(i));
            }
        }
        return text.toString();
    }
}
