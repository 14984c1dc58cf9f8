package stosszahl.trial;

import java.util.List;
import java.util.Map;

/** A program under trial. */
interface Program {
    /** The verdicts of H1, H2, H3 and the conservation laws, law by law: claim to one of the words of COMMANDS.md. */
    Map<String, String> verdicts(GasModel model);

    /** The expectations that are asked for, in their order; NaN where there is none. */
    double[] expectations(GasModel model, List<Question> questions);

    /** What the program says its expectations may be off by; a figure outside is a false word, a large one no answer. */
    default double[] errors(GasModel model, List<Question> questions) {
        return new double[questions.size()];
    }

    /**
     * An expectation that is asked for.
     *
     * @param monomial the exponents of each particle, per axis
     * @param particles the number of particles, {@code Double.POSITIVE_INFINITY} for the limit
     * @param time the time
     */
    record Question(List<List<Integer>> monomial, double particles, double time) {
        /** As a user writes it: {@code v1^3*v2}, {@code v1x^2*v2z^2}. */
        String observable() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < monomial.size(); i++) {
                for (int c = 0; c < monomial.get(i).size(); c++) {
                    int e = monomial.get(i).get(c);
                    if (e > 0) {
                        text.append(text.isEmpty() ? "" : "*").append("v").append(i + 1);
                        text.append(monomial.get(i).size() == 1 ? "" : "xyz".charAt(c));
                        text.append(e == 1 ? "" : "^" + e);
                    }
                }
            }
            return text.toString();
        }

        String number() {
            return Double.isInfinite(particles) ? "inf" : Long.toString((long) particles);
        }

        @Override
        public String toString() {
            return observable() + ", N = " + number() + ", t = " + time;
        }
    }

    /** The program refuses a model, in words. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
