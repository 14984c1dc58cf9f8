package stosszahl.verify.ledger;

import java.util.List;
import java.util.Map;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;

/** Appendix A: the Poisson process, Definition 13 and (A.9). */
final class AppendixPoisson {
    private static final double RATE = 2;
    private static final double TIME = 0.7;

    /** States kept; from means of a few jumps, of sizes up to 3, less than 1e-20 gets there. */
    private static final int TOP = 80;

    /** The process that Definition 13 means. */
    private static final Map<Integer, Double> UNIT = Map.of(1, RATE);

    private AppendixPoisson() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                                "Definition 13",
                                "a process with (1) $M(0)=0$, (2) independent increments, (3) $\\mathbb E[M(t)]=\\lambda t$ has $\\mathbb P(M(t)=k)=e^{-\\lambda t}(\\lambda t)^k/k!$, which (A.8) uses",
                                (b, s) -> List.of(UNIT, Map.of(2, RATE / 2), Map.of(1, RATE / 2, 3, RATE / 6))
                                        .forEach(jumps -> characterised(s, jumps)))
                        .fault(
                                "jumps of 2 at rate $\\lambda/2$ satisfy (1)-(3), and $\\mathbb P(M(t)=1)=0$; it must be added that $M$ jumps by 1 (then independent increments with this mean"
                                        + " make it Poisson), or that increments are Poisson. With $M(0)=0$ the values are in $\\mathbb N_0$, not $\\mathbb N$, which starts at 1 elsewhere in the paper",
                                "with (4): the jumps have size 1",
                                (b, s) -> characterised(s, UNIT)),
                Statement.of("(A.9)", "$M(t_i)-M(s_i)=M(t_i-s_i)$: with probability 1", (b, s) -> pathwise(s))
                        .fault(
                                "an equality in law only: over disjoint intervals both sides are independent. Nor does it follow from the Markov property: births at a rate that"
                                        + " grows with $M$ are Markov too. It follows from stationary increments",
                                "$M(t)-M(s)$ and $M(t-s)$ have one law",
                                (b, s) -> inLaw(s, JumpLaws.upward(UNIT, TOP))));
    }

    /** The conditions (2) and (3), then the law at a time: from the generator of the process, not from a formula for the law. */
    static void characterised(Comparison sides, Map<Integer, Double> jumps) {
        double[][] p = JumpLaws.exponential(
                JumpLaws.combine(TIME, JumpLaws.upward(jumps, TOP), 0, JumpLaws.identity(TOP + 1)));
        String process = "jumps " + new java.util.TreeMap<>(jumps) + " (size=rate), lambda = " + RATE + ", t = " + TIME;
        double mean = 0;
        for (int k = 0; k <= TOP; k++) {
            mean += k * p[0][k];
        }
        sides.equal(mean, RATE * TIME, RATE * TIME, () -> process + ", mean");
        double[] poisson = JumpLaws.poisson(RATE * TIME, 12);
        for (int k = 0; k < 12; k++) {
            int count = k;
            sides.equal(p[3][3 + k], p[0][k], 1, () -> process + ", increments from 3 and from 0, k = " + count);
            sides.equal(p[0][k], poisson[k], 1, () -> process + ", P(M(t) = " + count + ")");
        }
    }

    /** {@code P(M(t) - M(s) = M(t - s))} for {@code t >= 2s}: the increments over {@code [0,s]}, {@code [s,t-s]} and {@code [t-s,t]} are independent, and the first must equal the last. */
    private static void pathwise(Comparison sides) {
        for (double s : new double[] {0.2, 0.7}) {
            double[] p = JumpLaws.poisson(RATE * s, 40);
            double equal = FullTensor.pair(p, p);
            sides.tolerance(Tolerance.ROUNDING)
                    .equal(
                            equal,
                            1,
                            1,
                            () -> "lambda = " + RATE + ", s = " + s
                                    + ", t >= 2s: P(M(t) - M(s) = M(t-s)) = sum_k P(M(s) = k)^2");
        }
    }

    /** The law of an increment from the law at its beginning and the transition probabilities. */
    static void inLaw(Comparison sides, double[][] generator) {
        double from = 0.4;
        double to = 1.1;
        double[][] zero = JumpLaws.combine(0, generator, 0, generator);
        double[] start = JumpLaws.exponential(JumpLaws.combine(from, generator, 1, zero))[0];
        double[][] step = JumpLaws.exponential(JumpLaws.combine(to - from, generator, 1, zero));
        for (int k = 0; k < 10; k++) {
            double increment = 0;
            for (int j = 0; j + k < start.length; j++) {
                increment += start[j] * step[j][j + k];
            }
            double left = increment;
            int count = k;
            sides.equal(
                    left, step[0][k], 1, () -> "P(M(" + to + ") - M(" + from + ") = " + count + "), lambda = " + RATE);
        }
    }
}
