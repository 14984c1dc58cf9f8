package stosszahl.observable;

import stosszahl.polynomial.MultiIndex;

/** A function of one velocity, out of which observables are made. */
public sealed interface Factor {
    /**
     * The value at a velocity.
     *
     * @param v an array that holds the velocity; not modified
     * @param offset where its first component stands
     * @return the value
     */
    double value(double[] v, int offset);

    /**
     * The largest absolute value over all velocities.
     *
     * @return the bound, infinite for a power
     */
    double bound();

    /**
     * The monomial {@code v^a}.
     *
     * @param exponents the exponents {@code a}, one per component
     */
    record Power(MultiIndex exponents) implements Factor {
        @Override
        public double value(double[] v, int offset) {
            double product = 1;
            for (int c = 0; c < exponents.size(); c++) {
                double x = v[offset + c];
                for (int p = 0; p < exponents.get(c); p++) {
                    product *= x;
                }
            }
            return product;
        }

        @Override
        public double bound() {
            return exponents.degree() == 0 ? 1 : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * {@code cos(xi v_c)} or {@code sin(xi v_c)}.
     *
     * @param sine true for the sine
     * @param frequency the frequency {@code xi}
     * @param component the component {@code c}, from 0
     */
    record Wave(boolean sine, double frequency, int component) implements Factor {
        @Override
        public double value(double[] v, int offset) {
            double phase = frequency * v[offset + component];
            return sine ? Math.sin(phase) : Math.cos(phase);
        }

        @Override
        public double bound() {
            return 1;
        }
    }

    /**
     * The indicator {@code [v_c < x]} or {@code [v_c > x]}.
     *
     * @param component the component {@code c}, from 0
     * @param below true for {@code <}
     * @param threshold the threshold {@code x}
     */
    record Indicator(int component, boolean below, double threshold) implements Factor {
        @Override
        public double value(double[] v, int offset) {
            double x = v[offset + component];
            return (below ? x < threshold : x > threshold) ? 1 : 0;
        }

        @Override
        public double bound() {
            return 1;
        }
    }

    /**
     * The product of functions of the same velocity.
     *
     * @param factors the functions
     * @param v an array that holds the velocity; not modified
     * @param offset where its first component stands
     * @return the product of the values
     */
    static double product(Iterable<Factor> factors, double[] v, int offset) {
        double product = 1;
        for (Factor factor : factors) {
            product *= factor.value(v, offset);
        }
        return product;
    }
}
