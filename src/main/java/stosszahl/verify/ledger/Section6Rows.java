package stosszahl.verify.ledger;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Hypothesis;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.KacModel.WeightedLaw;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.Polynomial;

/** Section 6.1: the calculation of the BBGKY hierarchy, tuple by tuple on a few cells; {@link Section6Estimates} and {@link Section6Convergence} have the rest. */
final class Section6Rows {
    /** Orders above this have too many arrangements for exact averages of polynomials of degree 4. */
    private static final int MOST_ORDER = 4;

    /** Coefficients of size 1 that are wrong by more decide nothing. */
    private static final double VAGUE = 1e-8;

    private Section6Rows() {}

    static List<Statement> rows() {
        return List.of(
                Statement.of(
                        "(6.1), (6.2), (6.17)",
                        "$\\partial_tf_N^{(s)}=\\sum_K\\beta_K\\frac N{\\binom NK}\\sum_{i_1<\\cdots<i_K}\\mathrm{Tr}_{s+1..N}(\\Omega_{i_1\\cdots i_K}f_N)$",
                        Section6Rows::traced),
                Statement.of(
                                "Lemma 6.1, (6.3)-(6.15)",
                                "$\\Omega_{i_{\\gamma(1)}\\cdots i_{\\gamma(K)}}=\\Omega_{i_1\\cdots i_K}$ for every permutation $\\gamma$",
                                Section6Rows::lemmaOne)
                        .restsOn("H3"),
                Statement.of(
                                "(6.16)",
                                "$\\sum_{\\mathcal I(K)}\\Omega_{i_1\\cdots i_K}=K!\\sum_{i_1<\\cdots<i_K}\\Omega_{i_1\\cdots i_K}$",
                                Section6Rows::sorted)
                        .restsOn("H3"),
                Statement.of(
                                "Definition 5, (6.18)",
                                "$C^{s,K,n}_{i_1\\cdots i_n}$ maps $L^1_{sym}(\\mathbb R^{d(s+r)})$ into $L^1_{sym}(\\mathbb R^{ds})$",
                                (b, s) -> symmetry(b, s, false))
                        .fault(
                                "for $n<s$ the image is symmetric only under permutations that keep $\\{i_1,..,i_n\\}$; measured: the norm of the antisymmetric part",
                                "the codomain is $L^1(\\mathbb R^{ds})$; the sums over all $i_1<\\cdots<i_n\\le s$ in (6.27) are symmetric",
                                (b, s) -> symmetry(b, s, true)),
                Statement.of("Remarks 6.1 (ii)", "$\\|C^{s,K,n}_{i_1\\cdots i_n}\\|\\le2$", Section6Rows::single),
                Statement.of(
                        "Lemma 6.2, (6.19), (6.20)",
                        "$\\mathrm{Tr}_{s+1..N}(\\Omega_{i_1\\cdots i_K}f)=C^{s,K,n}_{i_1\\cdots i_n}[\\mathrm{Tr}_{s+r+1..N}f]$",
                        Section6Rows::lemmaTwo),
                Statement.of(
                        "(6.21)-(6.26), Remark 6.1",
                        "the left side of (6.20) does not depend on $i_{n+1},..,i_K>s$",
                        Section6Rows::independent),
                Statement.of(
                        "Definition 6, (6.27)",
                        "$\\mathscr C^N_{s,s+k}=\\sum_{n=1}^{M-k}\\beta_{k+n}\\frac N{\\binom N{k+n}}\\binom{N-s}k\\sum_{i_1<\\cdots<i_n\\le s}C_{i_1\\cdots i_n}$",
                        Section6Rows::definition),
                Statement.of(
                        "Remark 6.2", "$\\mathscr C^N_{s,s+k}=0$ for $s+k>N$: $\\binom{N-s}k=0$", Section6Rows::vanish),
                BeyondTheParticles.statement(),
                Statement.of(
                        "Lemma 6.3, (6.28)",
                        "$\\partial_tf_N^{(s)}=\\sum_{k=0}^m\\mathscr C^N_{s,s+k}f_N^{(s+k)}$",
                        Section6Rows::lemmaThree),
                Statement.of(
                        "(6.29)",
                        "$\\mathrm{Tr}_{s+1..N}(\\Omega_{i_1\\cdots i_K}f)=0$ for $s<i_1$",
                        Section6Rows::outside),
                Statement.of(
                                "(6.30)",
                                "the tuples with some index $\\le s$ are those with $i_n<s<i_{n+1}$ for some $n\\ge1$",
                                (b, s) -> decomposition(b, s, false))
                        .fault(
                                "printed $i_n<s$, which loses every tuple that contains $s$ (for $s=1$ all of them); (6.32) has it right",
                                "$i_n\\le s<i_{n+1}$",
                                (b, s) -> decomposition(b, s, true)),
                Statement.of("(6.31)", "$s<i_{n+1}<\\cdots<i_K\\le N$ implies $N\\ge s+K-n$", Section6Rows::room),
                Statement.of(
                        "(6.32)-(6.34)",
                        "$\\sum_{s+1\\le i_{n+1}<\\cdots<i_K\\le N}1=\\binom{N-s}{K-n}$",
                        Section6Rows::count));
    }

    private static int particles(Bench bench) {
        return bench.highest() + 1;
    }

    private static void traced(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int n = particles(bench);
        double[] f = tensor.symmetric(n, bench.random(100));
        double[] omega = tensor.generator(bench, f, n);
        double[] increasing = new double[f.length];
        for (int order : bench.orders()) {
            List<int[]> tuples = Tuples.increasing(n, order);
            for (int[] tuple : tuples) {
                increasing = FullTensor.combine(
                        1, increasing, n * bench.beta(order).doubleValue() / tuples.size(), tensor.omega(f, n, tuple));
            }
        }
        for (int s = 1; s <= n; s++) {
            String where = "N = " + n + ", s = " + s;
            sides.equal(
                    FullTensor.distance(tensor.trace(omega, s), tensor.trace(increasing, s)), 0, 2.0 * n, () -> where);
        }
    }

    private static List<CollisionLaw> laws(Bench bench) {
        return bench.model().laws().stream()
                .map(WeightedLaw::law)
                .filter(l -> l.order() * l.dimension() <= 6)
                .toList();
    }

    /** Polynomials of degree 4 without symmetry: equality for all functions, not only symmetric ones. */
    private static void lemmaOne(Bench bench, Comparison sides) {
        // For all functions the statement is H3, which polynomials of one degree would not prove.
        Section1Rows.decide(bench, sides, Hypothesis.H3);
        for (CollisionLaw law : laws(bench)) {
            int k = law.order();
            PolynomialGas gas = new PolynomialGas(law, k + 1);
            Polynomial f = gas.lopsided();
            int[] base = new int[k];
            Arrays.setAll(base, j -> k - j); // the particles K+1, .., 2: not sorted, and particle 1 looks on
            Polynomial right = gas.gain(f, base);
            List<int[]> all = Tuples.ordered(k, k);
            for (int[] gamma : k <= MOST_ORDER ? all : all.subList(0, 24)) {
                int[] tuple = Arrays.stream(gamma).map(j -> base[j]).toArray();
                show(
                        sides,
                        law,
                        gas.gain(f, tuple),
                        right,
                        "indices "
                                + Arrays.toString(
                                        Arrays.stream(tuple).map(i -> i + 1).toArray()));
            }
        }
        sides.note(
                "H3 for all functions; besides, on polynomials of degree 4 of K+1 velocities, through the averages of the law, in fractions where those are exact; (6.8)-(6.9) and (6.11) use opposite"
                        + " orders of conjugation, see (1.8), which does no harm here as gamma runs over a group");
    }

    private static void show(Comparison sides, CollisionLaw law, Polynomial left, Polynomial right, String what) {
        BigFraction distance = PolynomialGas.distance(left, right);
        String where = law.name() + ", K = " + law.order() + ", " + what + ", largest difference of coefficients";
        if (law.exact()) {
            sides.equal(distance, BigFraction.ZERO, () -> where);
            return;
        }
        // Some ten coefficients of size up to 10 meet in one.
        double error = 60 * law.averageError();
        if (!(error <= VAGUE)) {
            sides.unresolved("the averages of " + law.name() + " are known to " + Comparison.show(law.averageError())
                    + " only, and the identities of polynomials are not decided by them");
            return;
        }
        sides.tolerance(Tolerance.ROUNDING.and(error, "errors of the averages"))
                .equal(distance.doubleValue(), 0, 10, () -> where);
    }

    private static void sorted(Bench bench, Comparison sides) {
        // The sum over all orders of a tuple is K! times one of them for all functions if and only if H3 holds.
        Section1Rows.decide(bench, sides, Hypothesis.H3);
        for (CollisionLaw law : laws(bench)) {
            int n = law.order() + 1;
            PolynomialGas gas = new PolynomialGas(law, n);
            Polynomial f = gas.lopsided();
            Polynomial left = Polynomial.zero(gas.variables());
            long factorial = 1;
            List<int[]> all = Tuples.ordered(n, law.order());
            if (all.size() > 200) {
                continue; // the 720 tuples of order 5 cost minutes; Lemma 6.1 is tried on them.
            }
            for (int[] tuple : all) {
                left = left.plus(gas.gain(f, tuple));
            }
            Polynomial right = Polynomial.zero(gas.variables());
            for (int[] tuple : Tuples.increasing(n, law.order())) {
                right = right.plus(gas.gain(f, tuple));
            }
            for (int j = 2; j <= law.order(); j++) {
                factorial *= j;
            }
            show(sides, law, left, right.times(BigFraction.of(factorial)), "N = " + n);
        }
    }

    private static void symmetry(Bench bench, Comparison sides, boolean summed) {
        FullTensor tensor = bench.tensor();
        for (int order : bench.orders()) {
            for (int n = 1; n <= Math.min(order, 2); n++) {
                int s = n + 1;
                int number = n;
                if (s + order - n > 6) {
                    continue;
                }
                double[] f = tensor.symmetric(s + order - n, bench.random(101));
                double[] image = new double[tensor.size(s)];
                for (int[] chosen : Tuples.increasing(s, n)) {
                    image = FullTensor.combine(1, image, 1, tensor.single(f, s, order, chosen));
                    if (!summed) {
                        break;
                    }
                }
                // The exchange of the first and the last of the s velocities.
                int last = tensor.size(s - 1);
                double[] swapped = new double[image.length];
                for (int i = 0; i < image.length; i++) {
                    int a = i % tensor.cells();
                    int b = i / last;
                    swapped[i - a - b * last + b + a * last] = image[i];
                }
                sides.equal(
                        FullTensor.distance(image, swapped) / 2,
                        0,
                        2.0 * s,
                        () -> "K = " + order + ", n = " + number + ", s = " + s + ", i = (1.." + number
                                + "), exchange of v_1 and v_" + s);
            }
        }
    }

    private static void single(Bench bench, Comparison sides) {
        KacHierarchy hierarchy = bench.hierarchy(ParticleNumber.INFINITE);
        for (int order : bench.orders()) {
            for (int n = 1; n <= Math.min(order, Bench.LEVELS); n++) {
                for (int s = n; s <= Math.min(n + 1, Bench.LEVELS); s++) {
                    var norm = hierarchy.singleNorm(s, order, n);
                    String where =
                            "K = " + order + ", n = " + n + ", s = " + s + ", unit mass on the cells " + norm.witness();
                    sides.atMost(norm.value(), 2, () -> where);
                }
            }
        }
        sides.note("exact norms on the grid");
    }

    private static void lemmaTwo(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int total = particles(bench);
        double[] f = tensor.symmetric(total, bench.random(102));
        for (int order : bench.orders()) {
            for (int[] tuple : Tuples.increasing(total, order)) {
                for (int s = 1; s <= total; s++) {
                    int n = below(tuple, s);
                    if (n == 0 || s + order - n > total) {
                        continue;
                    }
                    double[] left = tensor.trace(tensor.omega(f, total, tuple), s);
                    double[] right = tensor.single(tensor.trace(f, s + order - n), s, order, Arrays.copyOf(tuple, n));
                    String where = "N = " + total + ", s = " + s + ", indices "
                            + Arrays.toString(
                                    Arrays.stream(tuple).map(i -> i + 1).toArray());
                    sides.equal(FullTensor.distance(left, right), 0, 2, () -> where);
                }
            }
        }
        sides.note("every tuple and every s; signed symmetric f of norm 1");
    }

    private static int below(int[] tuple, int s) {
        return (int) Arrays.stream(tuple).filter(i -> i < s).count();
    }

    private static void independent(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int total = particles(bench);
        double[] f = tensor.symmetric(total, bench.random(103));
        for (int order : bench.orders()) {
            for (int s = 1; s < total; s++) {
                java.util.Map<String, double[]> first = new java.util.HashMap<>();
                for (int[] tuple : Tuples.increasing(total, order)) {
                    int n = below(tuple, s);
                    if (n == 0) {
                        continue;
                    }
                    double[] traced = tensor.trace(tensor.omega(f, total, tuple), s);
                    double[] other = first.computeIfAbsent(Arrays.toString(Arrays.copyOf(tuple, n)), key -> traced);
                    String where = "N = " + total + ", s = " + s + ", indices from 0 " + Arrays.toString(tuple);
                    sides.equal(FullTensor.distance(traced, other), 0, 2, () -> where);
                }
            }
        }
        sides.note("(6.26) prints $\\int_{\\mathbb R^d}$ for the integral over $\\mathbb R^{dr}$");
    }

    private static void definition(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int total = particles(bench);
        GridSpace space = GridSpace.of(tensor.grid().grid(), total);
        KacHierarchy hierarchy = KacHierarchy.of(tensor.grid(), space, ParticleNumber.of(total));
        UniformRandomProvider rng = bench.random(104);
        for (int k = 0; k <= bench.reach(); k++) {
            for (int s = 1; s + k <= total; s++) {
                double[] f = tensor.symmetric(s + k, rng);
                double[] left =
                        hierarchy.apply(s, k, space.symmetrise(s + k, f)).toTensor();
                double[] right = tensor.operator(bench, f, total, s, k, 1, bench.highest());
                String where = "N = " + total + ", s = " + s + ", k = " + k;
                sides.equal(FullTensor.distance(left, right), 0, 2.0 * total, () -> where);
            }
        }
        sides.note("the orbit-wise operator of the grid against the sum as printed, tuple by tuple");
    }

    private static void vanish(Bench bench, Comparison sides) {
        for (long n : List.of((long) bench.highest(), bench.highest() + 1L, 2L * bench.highest() + 3)) {
            for (int k = 1; k <= bench.reach(); k++) {
                for (long s = n - k + 1; s <= n; s++) {
                    String where = "N = " + n + ", s = " + s + ", k = " + k;
                    sides.equal(BigFraction.of(Bench.binomial(n - s, k)), BigFraction.ZERO, () -> where);
                }
            }
        }
        if (sides.places() == 0) {
            sides.notApplicable("m = 0: k = 0 only, and s + 0 > N is no level");
        }
    }

    private static void lemmaThree(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        for (int total : new int[] {bench.highest(), bench.highest() + 1, bench.highest() + 3}) {
            if (FiniteModel.states(tensor.cells(), total) > 4000) {
                continue;
            }
            GridSpace space = GridSpace.of(tensor.grid().grid(), total);
            KacHierarchy hierarchy = KacHierarchy.of(tensor.grid(), space, ParticleNumber.of(total));
            MasterEquation equation = MasterEquation.of(tensor.grid(), ParticleNumber.of(total));
            SymmetricMasses f = space.random(total, bench.random(105));
            var marginals = space.marginals(f);
            var derivative = space.marginals(equation.derivative(f));
            for (int s = 1; s <= total; s++) {
                double[] left = derivative.component(s).masses();
                double[] right = hierarchy.component(s, marginals).masses();
                String where = "N = " + total + ", s = " + s;
                sides.equal(FullTensor.distance(left, right), 0, 2.0 * total, () -> where);
            }
        }
        sides.note("the master equation on occupation numbers, which knows no hierarchy; N = M included");
    }

    private static void outside(Bench bench, Comparison sides) {
        FullTensor tensor = bench.tensor();
        int total = particles(bench);
        double[] f = tensor.symmetric(total, bench.random(106));
        for (int order : bench.orders()) {
            for (int[] tuple : Tuples.increasing(total, order)) {
                for (int s = 1; s <= tuple[0]; s++) {
                    String where = "N = " + total + ", s = " + s + ", indices from 0 " + Arrays.toString(tuple);
                    sides.equal(FullTensor.norm(tensor.trace(tensor.omega(f, total, tuple), s)), 0, 2, () -> where);
                }
            }
        }
    }

    private static void decomposition(Bench bench, Comparison sides, boolean corrected) {
        for (int total = Math.max(3, bench.highest()); total <= 8; total++) {
            for (int order : bench.orders()) {
                for (int s = 1; s <= total; s++) {
                    long found = 0;
                    for (int[] tuple : Tuples.increasing(total, order)) {
                        for (int n = 1; n <= order; n++) {
                            int here = tuple[n - 1] + 1;
                            int next = n < order ? tuple[n] + 1 : total + 1;
                            found += (corrected ? here <= s : here < s) && s < next ? 1 : 0;
                        }
                    }
                    long wanted = Bench.binomial(total, order).longValueExact()
                            - Bench.binomial(total - s, order).longValueExact();
                    String where = "number of tuples, N = " + total + ", K = " + order + ", s = " + s;
                    sides.equal(found, wanted, () -> where);
                }
            }
        }
    }

    private static void room(Bench bench, Comparison sides) {
        for (int total = 3; total <= 7; total++) {
            for (int order : bench.orders()) {
                for (int[] tuple : Tuples.increasing(total, Math.min(order, total))) {
                    for (int s = 1; s <= total; s++) {
                        String where = "N = " + total + ", s = " + s + ", indices from 0 " + Arrays.toString(tuple);
                        sides.atMost((long) s + tuple.length - below(tuple, s), total, () -> where);
                    }
                }
            }
        }
    }

    private static void count(Bench bench, Comparison sides) {
        for (int total = 1; total <= 9; total++) {
            for (int s = 1; s <= total; s++) {
                for (int r = 0; r <= bench.reach(); r++) {
                    String where = "N = " + total + ", s = " + s + ", K - n = " + r;
                    sides.equal(
                            Tuples.increasing(total - s, r).size(),
                            Bench.binomial(total - s, r).longValueExact(),
                            () -> where);
                }
            }
        }
    }
}
