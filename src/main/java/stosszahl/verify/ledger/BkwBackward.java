package stosszahl.verify.ledger;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/**
 * The Bobylev-Krook-Wu solution of Kac's equation with uniform angle, followed to negative times until it leaves {@code L^1}.
 *
 * <p>With {@code phi_c} the centred normal density of variance {@code c} and {@code q = (1-c)/(2c)},
 * {@code f = phi_c(v) [(1-q) + q v^2/c]} solves {@code df/dt = Q_2(f,f)} for {@code dc/dt = (1-c)/4}, {@code c(t) = 1 - a e^{-t/4}}. Forward in time this is the classical solution; {@code t -> f(t)} and {@code Q_2(f(t),f(t))}
 * are analytic with values in {@code L^1} as long as {@code c > 0}, so it is one for all {@code t > t_* = 4 ln a}. There {@code c -> 0}.
 *
 * <p>For {@code c < 1/3} it is negative exactly where {@code v^2 < c(1-3c)/(1-c)}; with {@code u = sqrt((q-1)/q)} and {@code phi = phi_1}
 * {@code ||f||_1 = 1 + 2 int f^- = 1 - 2 (2 Phi(u) - 1) + 4 q u phi(u)}, which grows like {@code 2 phi(1)/c = 0.4839/c}, and {@code c ~ (t - t_*)/4}.
 *
 * <p>A solution in {@code C^1(R, L^1)} with the same data would agree with it down to {@code t_*}, as the right-hand side is locally Lipschitz (7.3), and would be bounded near {@code t_*}.
 */
final class BkwBackward {
    /** {@code a} of the law in the catalogue. */
    private static final BigFraction A = BigFraction.of(3, 5);

    /** Kac's equation holds for the moments of degree {@code 2n} up to here. */
    private static final int MOST = 6;

    private BkwBackward() {}

    static Statement statement() {
        return Statement.of(
                        "Proposition 2.3, existence",
                        "there is a solution $f\\in C^1(\\mathbb R,L^1(\\mathbb R^d))$, with $\\|f(t)\\|_{L^1}\\le1$ for all $t\\in\\mathbb R$",
                        BkwBackward::backward)
                .fault(
                        "a solution of mass 1 and norm at most 1 is a density, so that $E|v|^4\\ge(E|v|^2)^2$, which fails at the negative times shown: the moments of an $L^1$ solution stay finite and obey their own"
                                + " equation. For Kac's model with uniform angle from the law bkw with $a=\\frac35$ the statement is false whatever the bound: $f=\\varphi_c(v)[\\frac{3c-1}{2c}+\\frac{1-c}{2c^2}v^2]$,"
                                + " $c=1-\\frac35e^{-t/4}$, negative for $c<\\frac13$ where $v^2<c(1-3c)/(1-c)$; $\\|f(t)\\|_1=1-2(2\\Phi(u)-1)+4qu\\varphi(u)$ with $q=\\frac{1-c}{2c}$,"
                                + " $u^2=1-1/q$, which diverges like $0.4839/c$ at $t_*=4\\ln\\frac35=-2.0433$, where $c=0$: by uniqueness no solution reaches $t_*$",
                        "a solution $f\\in C^1([0,\\infty),L^1)$: that of the same data stays a density, $\\|f(t)\\|=1$",
                        BkwBackward::forward);
    }

    /** Kac's model with uniform angle from the law that the closed form starts from. */
    private static boolean caricature(KacModel model) {
        if (model.collisions().stream()
                .anyMatch(c -> !c.law().name().equals("kac-rotation")
                        || !c.law().kernel().uniform()
                        || !c.law().exact())) {
            return false;
        }
        BigFraction c = BigFraction.ONE.subtract(A);
        for (int n = 1; n <= MOST; n++) {
            if (!model.initial()
                    .parts()
                    .get(0)
                    .law()
                    .moment(MultiIndex.of(2 * n))
                    .equals(moment(n, c))) {
                return false;
            }
        }
        return true;
    }

    /** {@code E|v|^4 = limit - (limit - start) e^{-rate t}} with {@code E|v|^2} at rest, or why not. */
    private record Fourth(double start, double limit, double rate, double square, String reason) {
        private static Fourth none(String reason) {
            return new Fourth(Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
        }

        private static Fourth of(KacModel model) {
            if (model.reach() == 0) {
                return none(
                        "collisions of order 1 only: the equation is linear with a bounded operator, and $f(t)=e^{tQ}f_0$ is a"
                                + " solution for all real t; whether its norm stays at most 1 before 0 is not decided here");
            }
            if (!(model.start() instanceof InitialLaw initial) || !initial.chaotic()) {
                return none("the data are no single density");
            }
            int d = model.dimension();
            String axes = "xyz";
            StringBuilder two = new StringBuilder();
            StringBuilder four = new StringBuilder();
            for (int i = 0; i < d; i++) {
                String v = d == 1 ? "v1" : "v1" + axes.charAt(i);
                two.append(i == 0 ? "" : " + ").append(v).append("^2");
                four.append(i == 0 ? "" : " + ").append(v).append("^4");
                for (int j = i + 1; j < d; j++) {
                    four.append(" + 2*")
                            .append(v)
                            .append("^2*v1")
                            .append(axes.charAt(j))
                            .append("^2");
                }
            }
            if (d > 3) {
                return none("decided in dimensions 1 to 3 only");
            }
            Observable square = Observable.parse(two.toString(), d);
            Observable fourth = Observable.parse(four.toString(), d);
            MomentSystem system = MomentSystem.of(model, List.of(square, fourth));
            double[] e = doubles(system.duhamelCoefficients(square, ParticleNumber.INFINITE, 2));
            double[] y = doubles(system.duhamelCoefficients(fourth, ParticleNumber.INFINITE, 4));
            double small = 1e-9 * y[0];
            double error = system.kernelErrors(fourth, ParticleNumber.INFINITE, 1)[0];
            if (!(error <= small)) {
                return none("the averages over the collision laws are not known well enough to decide");
            }
            if (!(Math.abs(e[1]) <= 1e-9 * e[0]) || !(Math.abs(y[1] * y[3] - y[2] * y[2]) <= small * Math.abs(y[1]))) {
                return none(
                        "E|v|^4 does not relax as one exponential at constant energy, so that its argument says nothing here");
            }
            if (Math.abs(y[1]) <= small) {
                return none(
                        "E|v|^4 is at rest, as it is in equilibrium or where collisions change nothing; then f(t) = f_0 may be a"
                                + " solution for all real t, and no argument is known here against one");
            }
            if (y[1] < 0) {
                return none(
                        "E|v|^4 falls to its limit, so that it grows backward in time, which no density forbids: not decided");
            }
            double rate = -y[2] / y[1];
            return new Fourth(y[0], y[0] + y[1] / rate, rate, e[0] * e[0], "");
        }

        private double at(double t) {
            return limit - (limit - start) * Math.exp(-rate * t);
        }

        /** When a density cannot have it any more. */
        private double end() {
            return -Math.log((limit - square) / (limit - start)) / rate;
        }

        private void show(Comparison sides, double t) {
            sides.tolerance(Tolerance.relative(1e-9, "rounding, and averages by quadrature"))
                    .atMost(
                            square,
                            at(t),
                            () -> "t = " + Comparison.show(t) + ": (E|v|^2)^2 = " + Comparison.show(square)
                                    + " and E|v|^4 = " + Comparison.show(at(t)));
        }
    }

    private static double[] doubles(List<BigFraction> fractions) {
        return fractions.stream().mapToDouble(BigFraction::doubleValue).toArray();
    }

    /** {@code t} at which the variance is {@code c}. */
    static double time(BigFraction c) {
        return 4 * Math.log(A.doubleValue() / BigFraction.ONE.subtract(c).doubleValue());
    }

    static double blowUp() {
        return 4 * Math.log(A.doubleValue());
    }

    private static double q(double c) {
        return (1 - c) / (2 * c);
    }

    /** The norm in closed form. */
    static double norm(double c) {
        if (c >= 1.0 / 3) {
            return 1;
        }
        double q = q(c);
        double u = Math.sqrt((q - 1) / q);
        double inside = Erf.erf(u / Math.sqrt(2));
        return 1 - 2 * inside + 4 * q * u * Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    }

    /** {@code int |f|} by Gauss's rule on either side of the zero: shares nothing with the closed form. */
    static double integral(double c) {
        double q = q(c);
        double zero = q > 1 ? Math.sqrt((q - 1) / q) : 1;
        GaussIntegrator inner = new GaussIntegratorFactory().legendre(40, 0, zero);
        double sum = inner.integrate(v -> Math.abs(density(q, v)));
        // Beyond 14 standard deviations less than e^{-98} times q v^2 is left.
        for (int j = 0; j < 14; j++) {
            double from = zero + j;
            sum += new GaussIntegratorFactory().legendre(40, from, from + 1).integrate(v -> Math.abs(density(q, v)));
        }
        return 2 * sum;
    }

    private static double density(double q, double v) {
        return Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI) * (1 - q + q * v * v);
    }

    /** {@code int f v^{2n} = (2n-1)!! c^{n-1} (c + n (1-c))}, for {@code c} of any size. */
    static BigFraction moment(int n, BigFraction c) {
        BigFraction odd = BigFraction.ONE;
        for (int j = 3; j < 2 * n; j += 2) {
            odd = odd.multiply(j);
        }
        return odd.multiply(c.pow(n - 1))
                .multiply(c.add(BigFraction.ONE.subtract(c).multiply(n)));
    }

    /** {@code d/dc} of the moment. */
    static BigFraction slope(int n, BigFraction c) {
        BigFraction odd = BigFraction.ONE;
        for (int j = 3; j < 2 * n; j += 2) {
            odd = odd.multiply(j);
        }
        // c^{n-1} (n + (1-n) c)
        BigFraction first = n == 1 ? BigFraction.ZERO : c.pow(n - 2).multiply(n * (n - 1));
        return odd.multiply(first.subtract(c.pow(n - 1).multiply(n * (n - 1))));
    }

    /** {@code int Q_2(f,f) v^{2n} = 2 [sum_j C(2n,2j) <cos^{2j} sin^{2n-2j}> m_{2j} m_{2n-2j} - m_{2n}]} with the means over the circle {@code (2j-1)!! (2n-2j-1)!! / (2n)!!}. */
    static BigFraction collisions(int n, BigFraction c) {
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j <= n; j++) {
            BigFraction mean = BigFraction.of(
                    doubleFactorial(2 * j - 1).multiply(doubleFactorial(2 * (n - j) - 1)), doubleFactorial(2 * n));
            BigFraction product =
                    (j == 0 ? BigFraction.ONE : moment(j, c)).multiply(j == n ? BigFraction.ONE : moment(n - j, c));
            sum = sum.add(
                    mean.multiply(product).multiply(BigFraction.of(Bench.binomial(2L * n, 2 * j), BigInteger.ONE)));
        }
        return sum.subtract(moment(n, c)).multiply(2);
    }

    private static BigInteger doubleFactorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int j = n; j > 1; j -= 2) {
            product = product.multiply(BigInteger.valueOf(j));
        }
        return product;
    }

    private static void backward(Bench bench, Comparison sides) {
        Fourth fourth = Fourth.of(bench.model());
        if (!fourth.reason.isEmpty()) {
            sides.notApplicable(fourth.reason);
            return;
        }
        if (!caricature(bench.model())) {
            for (double share : new double[] {0.5, 1.5, 2, 3}) {
                fourth.show(sides, share * fourth.end());
            }
            return;
        }
        equation(sides, BigFraction.of(1, 4));
        for (int j = 3; j <= 6; j++) {
            BigFraction c = BigFraction.of(1, BigInteger.TEN.pow(j - 2).intValueExact());
            size(sides, c);
        }
    }

    /** Shows that the moments obey Kac's equation if {@code dc/dt = speed (1 - c)}. */
    static void equation(Comparison sides, BigFraction speed) {
        for (BigFraction c : new BigFraction[] {
            BigFraction.of(2, 5), BigFraction.of(1, 3), BigFraction.of(1, 7), BigFraction.of(1, 100)
        }) {
            BigFraction drift = BigFraction.ONE.subtract(c).multiply(speed);
            for (int n = 1; n <= MOST; n++) {
                int degree = 2 * n;
                sides.equal(
                        slope(n, c).multiply(drift),
                        collisions(n, c),
                        () -> "the formula obeys Kac's equation, moment of degree " + degree + ", c = " + c);
            }
        }
    }

    private static void size(Comparison sides, BigFraction c) {
        double x = c.doubleValue();
        String where = "c = " + c + ", t = " + Comparison.show(time(c)) + ", t - t_* = "
                + Comparison.show(time(c) - blowUp()) + ": negative for |v| < "
                + Comparison.show(Math.sqrt(x * (1 - 3 * x) / (1 - x)));
        sides.tolerance(Tolerance.relative(1e-10, "Gauss's rule of 40 nodes on pieces of length 1"))
                .equal(integral(x), norm(x), norm(x), () -> where + ", integral of |f|");
        sides.atMost(
                norm(x),
                1,
                () -> where + ", ||f||_1 = " + Comparison.show(norm(x)) + ", c ||f||_1 = "
                        + Comparison.show(x * norm(x)));
    }

    private static void forward(Bench bench, Comparison sides) {
        Fourth fourth = Fourth.of(bench.model());
        if (!fourth.reason.isEmpty()) {
            sides.notApplicable(fourth.reason);
            return;
        }
        if (!caricature(bench.model())) {
            for (int j = 0; j <= 6; j++) {
                fourth.show(sides, j / fourth.rate);
            }
            sides.note("of a density only that its fourth moment may be one's");
            return;
        }
        // Here too: where the print is refuted, a formula that solves nothing would go unnoticed.
        equation(sides, BigFraction.of(1, 4));
        for (int j = 0; j <= 6; j++) {
            BigFraction c = BigFraction.of(2, 5).add(BigFraction.of(j, 11));
            double x = c.doubleValue();
            sides.tolerance(Tolerance.relative(1e-10, "Gauss's rule of 40 nodes on pieces of length 1"))
                    .equal(
                            integral(x),
                            1,
                            1,
                            () -> "c = " + c + ", t = " + Comparison.show(time(c)) + ", integral of |f|");
        }
    }
}
