package stosszahl.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import stosszahl.claim.Figure;
import stosszahl.claim.Figure.Axis;
import stosszahl.claim.Figure.Curve;
import stosszahl.claim.Figure.Style;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;
import stosszahl.claim.Verdict;

/** A study as large and as varied as a real one; its numbers are made up. */
final class SampleStudy {
    static final double NONE = Double.NaN;
    static final String YAML = """
            name: binary-ternary mixture
            dimension: 1
            collisions:
              - {order: 2, weight: 0.5, law: kac-rotation, kernel: {type: uniform}}
              - {order: 3, weight: 0.5, law: symmetric, kernel: {type: uniform}}
            initial: {type: bkw, a: 0.6}
            """;

    private SampleStudy() {}

    static Study realistic() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("seed", "20221102758");
        parameters.put("particle numbers", "10, 20, 40, 80, 160, 320");
        parameters.put("window of the series", "t ≤ 0.0179 (guaranteed)");
        parameters.put("long window", "t ≤ 8");
        parameters.put("grid", "g = 16 cells, L = 5");
        parameters.put("version", "0.1.0, Java 17");
        return new Study(
                "binary-ternary mixture",
                "From the BBGKY to the Boltzmann hierarchy: binary-ternary mixture",
                YAML,
                parameters,
                List.of(hypotheses(), constants(), operators(), series(), limit()));
    }

    static Study of(Finding... findings) {
        return new Study(
                "toy",
                "Toy",
                "name: toy\n",
                Map.of(),
                List.of(new Section("Claims", List.of(), List.of(findings), List.of(), List.of())));
    }

    static Finding finding(String claim, Verdict verdict, boolean expected) {
        return new Finding(
                claim,
                "A statement.",
                "(1.1)",
                verdict,
                1,
                2,
                1,
                "N = 10",
                "",
                expected,
                verdict == Verdict.NOT_APPLICABLE ? 0 : 7,
                verdict == Verdict.PROVED ? "exact fractions" : "");
    }

    private static Section hypotheses() {
        return new Section(
                "Hypotheses on the laws of collision",
                List.of(
                        "A law of order $K$ acts on $K$ velocities by a random linear map $T_K^\\omega$ with kernel $b_K$. The paper asks of it that"
                                + " $|T_K^\\omega V| = |V|$ (H1), that it has the law of its inverse (H2), and that it does not see the order of"
                                + " the particles (H3).",
                        "H2 and H3 are decided by comparing all moments $\\mathbb{E}\\,(T_K^\\omega V)^a$ up to degree 8, in exact fractions."),
                List.of(
                        new Finding(
                                "H1/kac-rotation",
                                "$T_2^\\omega$ is an isometry of $\\mathbb{R}^2$",
                                "Hypothesis H1",
                                Verdict.PROVED,
                                0,
                                0,
                                0,
                                "",
                                "All angles: $\\cos^2\\theta + \\sin^2\\theta = 1$.",
                                true,
                                7,
                                "exact fractions"),
                        new Finding(
                                "H2/kac-rotation",
                                "$T_2^\\omega$ and $(T_2^\\omega)^{-1}$ have the same law",
                                "Hypothesis H2",
                                Verdict.HOLDS,
                                2.220446049250313e-16,
                                1e-12,
                                9.99777955395075e-13,
                                "a = (3, 1)",
                                "Degrees up to 8; the tolerance covers the rounding of 64 quadrature nodes.",
                                true,
                                7,
                                ""),
                        new Finding(
                                "H3/symmetric",
                                "$\\sigma T_3^\\omega \\sigma^{-1} V$ and $T_3^\\omega V$ have the same law for every permutation $\\sigma$",
                                "Hypothesis H3",
                                Verdict.HOLDS,
                                4.440892098500626e-16,
                                1e-12,
                                9.995559107901499e-13,
                                "a = (2, 1, 1), σ = (1 2)",
                                "",
                                true,
                                7,
                                ""),
                        new Finding(
                                "H3/non-symmetric-ternary",
                                "The ternary law (3.12) does not see the order of the particles",
                                "Hypothesis H3, (3.12)",
                                Verdict.REFUTED,
                                0.0731842,
                                1e-12,
                                -0.0731842,
                                "V = (1, 0, 0), σ = (1 2), degree 2: 0.4073 against 0.3341",
                                "This law is in the model to show what H3 is for.",
                                false,
                                7,
                                "")),
                List.of(),
                List.of());
    }

    private static Section constants() {
        List<List<Object>> rows = new ArrayList<>();
        double[] sharp = {1.9999999, 2.5, 1.0000001};
        for (int k = 0; k < 3; k++) {
            rows.add(List.of(k, 3.4375 / (k + 1), 2.0 + k, sharp[k], k == 1 ? Double.POSITIVE_INFINITY : 1e15));
        }
        return new Section(
                "Constants and the guaranteed time",
                List.of(
                        "With $\\varepsilon = M/\\min N$ the constants of Condition 1 and Condition 2 give $$T_* = \\min\\Bigl\\{ \\frac{1}{\\sum_k R_k e^k},\\, \\frac{1}{\\sum_k \\rho_k e^k} \\Bigr\\},$$"
                                + " and the proof of Theorem 2.1 needs $T < T_*/m$."),
                List.of(new Finding(
                        "existence-time",
                        "$T_* > 0$",
                        "(2.16)",
                        Verdict.PROVED,
                        0.0358,
                        0.0497,
                        0.0139,
                        "",
                        "Exact fractions.",
                        true,
                        7,
                        "exact fractions")),
                List.of(new Table(
                        "constants",
                        "The constants of the model; $R_k^{\\mathrm{sharp}}(N)$ at $N = 320$.",
                        List.of("$k$", "$R_k$", "$\\rho_k$", "$R_k^{\\mathrm{sharp}}$", "largest $N$ tried"),
                        rows)),
                List.of());
    }

    private static Section operators() {
        List<Double> s = List.of(1., 2., 3., 4., 5., 6., 7.);
        List<List<Object>> rows = new ArrayList<>();
        for (int n = 10; n <= 320; n *= 2) {
            for (int order = 1; order <= 7; order++) {
                rows.add(List.of(n, order, 2.1 * order - 3.0 / n, 3.4375 * order, order == 1 ? "exact" : "orbit sums"));
            }
        }
        return new Section(
                "Norms of the operators",
                List.of(
                        "Each norm is the largest $\\ell^1$ norm of the image of a symmetrised unit mass: one pass over all orbits, no sampling."),
                List.of(
                        new Finding(
                                "condition-1",
                                "$\\|C^N_{s,s+k} F\\|_{X^{(s)}} \\le R_k\\, s\\, \\|F\\|_{X^{(s+k)}}$ for all $s$ and $k$",
                                "Condition 1, (2.9)",
                                Verdict.PROVED,
                                14.69,
                                24.06,
                                9.37,
                                "k = 0, s = 7, N = 320",
                                "s ≤ 7, N in {10, …, 320}; norms exact up to a factor $1 + \\delta$ with $\\delta \\le 4 \\cdot 10^{-15}$.",
                                true,
                                7,
                                "exact fractions"),
                        new Finding(
                                "condition-2",
                                "$\\|C^\\infty_{s,s+k} F\\|_{X^{(s)}} \\le \\rho_k\\, s\\, \\|F\\|_{X^{(s+k)}}$ for all $s$ and $k$",
                                "Condition 2, (2.11)",
                                Verdict.PROVED,
                                13.9,
                                21,
                                7.1,
                                "k = 1, s = 7",
                                "s ≤ 7.",
                                true,
                                7,
                                "exact fractions"),
                        new Finding(
                                "A3",
                                "$\\|C^N_{s,s+k} - C^\\infty_{s,s+k}\\| \\to 0$ at the rate $1/N$",
                                "(A3)",
                                Verdict.HOLDS,
                                -1.0021,
                                -0.95,
                                0.0521,
                                "k = 1, s = 3",
                                "Slope of six values of N with its 95 % interval.",
                                true,
                                7,
                                "")),
                List.of(new Table(
                        "operator-norms",
                        "Norms of $C^N_{s,s+1}$ on the grid beside $R_1 s$.",
                        List.of("$N$", "$s$", "$\\|C^N_{s,s+1}\\|$", "$R_1 s$", "method"),
                        rows)),
                List.of(new Figure(
                        "operator-norms",
                        "Operator norms against $R_k s$",
                        "The norm of $C^N_{s,s+1}$ grows linearly in $s$ and stays below $R_1 s$; the sharp constant is attained at $s = 1$.",
                        new Axis("s", false),
                        new Axis("norm", false),
                        List.of(
                                curve("N = 10", Style.POINTS_AND_LINE, s, x -> 2.1 * x - 0.3),
                                curve("N = 320", Style.POINTS_AND_LINE, s, x -> 2.1 * x),
                                curve("paper's bound", Style.DASHED, s, x -> 3.4375 * x)))));
    }

    private static Section series() {
        List<Double> orders = new ArrayList<>();
        for (int n = 0; n <= 24; n++) {
            orders.add((double) n);
        }
        return new Section(
                "Duhamel series",
                List.of("The partial sums are exact, with no closure, as long as $n \\le (S-s)/m$."),
                List.of(
                        new Finding(
                                "duhamel/remainder",
                                "The remainder after $n$ terms is at most (5.23)",
                                "Lemma 5.1, (5.23)",
                                Verdict.HOLDS,
                                3.2e-13,
                                4.1e-11,
                                4.0680000000000005e-11,
                                "n = 11, N = 20",
                                "Guaranteed window $T < T_*/m$.",
                                true,
                                7,
                                ""),
                        new Finding(
                                "duhamel/picard",
                                "Picard iterates are the partial sums term by term",
                                "Proposition 2.1",
                                Verdict.HOLDS,
                                8.881784197001252e-16,
                                1e-12,
                                9.991118215802999e-13,
                                "n = 4",
                                "",
                                true,
                                7,
                                ""),
                        new Finding(
                                "duhamel/all-times",
                                "The series converges for all times",
                                "not claimed",
                                Verdict.NOT_APPLICABLE,
                                NONE,
                                NONE,
                                NONE,
                                "",
                                "The paper claims $t < T_*$ only.",
                                true,
                                0,
                                "")),
                List.of(),
                List.of(
                        new Figure(
                                "duhamel-terms",
                                "Duhamel remainder and its bounds",
                                "The measured remainder falls faster than both bounds until rounding stops it at $10^{-14}$.",
                                new Axis("terms n", false),
                                new Axis("remainder in ℓ¹", true),
                                List.of(
                                        curve(
                                                "measured",
                                                Style.POINTS,
                                                orders,
                                                n -> Math.max(0.1 * Math.pow(0.05, n), 1e-14)),
                                        curve("paper (5.23)", Style.DASHED, orders, n -> Math.pow(0.36, n)),
                                        curve(
                                                "Lemma 5.1, sharp",
                                                Style.LINE,
                                                orders,
                                                n -> 0.4 * Math.pow(0.12, n) + 3e-15))),
                        new Figure(
                                "densities",
                                "Densities against the limit",
                                "One-particle density at $t = 1$; the curves for $N = 10$ and the limit $f$ differ by $O(1/N)$.",
                                new Axis("v", false),
                                new Axis("density", false),
                                densities())));
    }

    private static List<Curve> densities() {
        List<Double> v = new ArrayList<>();
        for (int i = -100; i <= 100; i++) {
            v.add(i / 20.0);
        }
        DoubleUnaryOperator f = x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * (0.7 + 0.3 * x * x);
        List<Double> few = v.stream().filter(x -> Math.round(x * 20) % 10 == 0).toList();
        return List.of(
                curve("limit f", Style.LINE, v, f),
                curve(
                        "N = 10",
                        Style.DASHED,
                        v,
                        x -> f.applyAsDouble(x) + 0.02 * Math.cos(2 * x) * Math.exp(-x * x / 4)),
                banded("sampler, N = 10", Style.POINTS, few, x -> f.applyAsDouble(x) + 0.008 * Math.sin(9 * x), 0.015));
    }

    private static Section limit() {
        List<Double> n = List.of(10., 20., 40., 80., 160., 320.);
        List<Double> t = new ArrayList<>();
        for (int i = 0; i <= 80; i++) {
            t.add(i / 10.0);
        }
        List<Double> low = n.stream().map(x -> 0.9 * 0.8 / x - 1e-3).toList();
        List<Double> high = n.stream().map(x -> 1.1 * 0.8 / x + 1e-3).toList();
        return new Section(
                "The limit of many particles",
                List.of(
                        "Theorem 2.3 holds for all times, so it is checked on the long window, by three witnesses that share no code."),
                List.of(
                        new Finding(
                                "theorem-2.1",
                                "$\\langle F_N^{(s)}(t), \\varphi\\rangle \\to \\langle F^{(s)}(t), \\varphi\\rangle$ uniformly on $[0,T]$",
                                "Theorem 2.1",
                                Verdict.HOLDS,
                                -0.9987,
                                -0.9,
                                0.0987,
                                "φ = cos(0.5 v₁), s = 1",
                                "Guaranteed window.",
                                true,
                                7,
                                ""),
                        new Finding(
                                "theorem-2.3/sampler",
                                "The sampler's fourth moment agrees with the oracle",
                                "Theorem 2.3",
                                Verdict.UNRESOLVED,
                                0.0041,
                                0.0038,
                                -3e-4,
                                "N = 1000, t = 8",
                                "The interval is wider than the effect: more replicas would decide.",
                                true,
                                7,
                                ""),
                        new Finding(
                                "boltzmann/mass",
                                "The mass of $f(t)$ is 1",
                                "Proposition 2.3",
                                Verdict.HOLDS,
                                1.1e-15,
                                1e-12,
                                9.989e-13,
                                "t = 3.2",
                                "",
                                true,
                                7,
                                "")),
                List.of(),
                List.of(
                        new Figure(
                                "error-against-N",
                                "Largest error over $[0,T]$ against $N$",
                                "Largest difference between $N$ particles and the limit over the observables of degree 4, with the fitted slope $-1.00 \\pm 0.01$ and its band.",
                                new Axis("N", true),
                                new Axis("largest error over [0, T]", true),
                                List.of(
                                        curve("oracle", Style.POINTS, n, x -> 0.81 / x),
                                        new Curve(
                                                "fit",
                                                Style.LINE,
                                                n,
                                                n.stream().map(x -> 0.8 / x).toList(),
                                                low,
                                                high),
                                        curve(
                                                "rigorous bound (section 9)",
                                                Style.DASHED,
                                                n,
                                                x -> Math.min(2, 40 / x)))),
                        new Figure(
                                "fourth-moment",
                                "Fourth moment in time",
                                "Relaxation of $\\mathbb{E} v_1^4$ to 3, with the 95 % band of 400 replicas.",
                                new Axis("t", false),
                                new Axis("E v₁⁴", false),
                                List.of(
                                        curve("limit", Style.DASHED, t, x -> 3 - 3 * 0.36 * Math.exp(-x / 2)),
                                        banded(
                                                "N = 10, sampler",
                                                Style.LINE,
                                                t,
                                                x -> 2.7 - 0.8 * Math.exp(-x / 2) + 0.01 * Math.sin(7 * x),
                                                0.07)))));
    }

    static Curve curve(String name, Style style, List<Double> x, DoubleUnaryOperator y) {
        return Curve.of(name, style, x, x.stream().map(y::applyAsDouble).toList());
    }

    static Curve banded(String name, Style style, List<Double> x, DoubleUnaryOperator y, double half) {
        List<Double> values = x.stream().map(y::applyAsDouble).toList();
        return new Curve(
                name,
                style,
                x,
                values,
                values.stream().map(v -> v - half).toList(),
                values.stream().map(v -> v + half).toList());
    }
}
