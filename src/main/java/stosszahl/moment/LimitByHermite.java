package stosszahl.moment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.ManyParticleLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Factor;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/**
 * The limit {@code E_inf[phi]} of a bounded observable from the Hermite series of the limit density, under H1: {@code int phi f = sum_a b_a phi_a}, with the coefficients {@code b_a} of {@code f/G} and {@code
 * phi_a = int phi G h_a} in normalised Hermite polynomials. In the limit particles of a product are independent, so a product of functions of different particles is a product of such sums, and a mixture of
 * products is the mixture of the limits.
 *
 * <p>The error is that of Cauchy and Schwarz, {@code ||rest of phi|| ||rest of f/G||}: the first is known from {@code ||phi||}, the second is the geometric series that continues the last coefficients, doubled. Where
 * these do not fall there is no error, and no limit is given.
 */
public final class LimitByHermite {
    /** The number of moments, up to which the degree is raised. */
    private static final int MOST = 1500;

    /** A ratio between two degrees above this is no geometric series that can be summed. */
    private static final double SLOWEST = 0.9;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20);

    private final KacModel model;
    private final HermiteSeries series;
    private final int degree;

    private LimitByHermite(KacModel model, HermiteSeries series, int degree) {
        this.model = model;
        this.series = series;
        this.degree = degree;
    }

    /**
     * The limit at some times.
     *
     * @param model the model
     * @param observable the observable
     * @param times the times {@code t >= 0}
     * @return one number with its error for each time; empty if some law fails H1 or the series does not converge in time
     */
    public static Optional<List<Deviation>> of(KacModel model, Observable observable, double... times) {
        List<Deviation> sum = new ArrayList<>();
        for (int k = 0; k < times.length; k++) {
            sum.add(new Deviation(0, 0, false));
        }
        for (InitialLaw.Part part : parts(model.start())) {
            KacModel pure = model.startingFrom(InitialLaw.product(part.law()));
            LimitByHermite limit;
            try {
                int degree = degree(model.dimension());
                limit = new LimitByHermite(pure, HermiteSeries.of(pure, 1, degree), degree);
            } catch (IllegalArgumentException e) {
                return Optional.empty(); // H1 fails, or there is no energy.
            }
            for (int k = 0; k < times.length; k++) {
                Deviation value = limit.at(observable, times[k]);
                if (!Double.isFinite(value.error())) {
                    return Optional.empty();
                }
                sum.set(k, sum.get(k).plus(value.times(part.weight().doubleValue())));
            }
        }
        return Optional.of(List.copyOf(sum));
    }

    private static List<InitialLaw.Part> parts(ManyParticleLaw start) {
        return start instanceof EnergySphere sphere
                ? InitialLaw.product(sphere.limit()).parts()
                : ((InitialLaw) start).parts();
    }

    private static int degree(int dimension) {
        int degree = 2;
        while (degree < 26 && MomentOrbit.count(dimension, degree + 2, MOST) <= MOST) {
            degree += 2;
        }
        return degree;
    }

    private Deviation at(Observable observable, double t) {
        HermiteSeries.At density = series.at(ParticleNumber.INFINITE, t);
        double rest = rest(density);
        Deviation sum = new Deviation(0, 0, false);
        for (Observable.Term term : observable.canonical().terms()) {
            Deviation product = new Deviation(term.coefficient().doubleValue(), 0, false);
            for (List<Factor> factors : term.factors().values()) {
                Deviation one = possible(one(density, factors, rest), factors);
                product = new Deviation(
                        product.value() * one.value(),
                        Math.abs(product.value()) * one.error()
                                + product.error() * (Math.abs(one.value()) + one.error()),
                        false);
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** The mean of what is nowhere negative is not, that of an indicator not above 1: the nearest such number is no farther from the mean. */
    private static Deviation possible(Deviation mean, List<Factor> factors) {
        boolean indicator = factors.stream().allMatch(Factor.Indicator.class::isInstance);
        boolean positive = factors.stream()
                .allMatch(f -> f instanceof Factor.Indicator || (f instanceof Factor.Power p && even(p.exponents())));
        double low = positive ? 0 : Double.NEGATIVE_INFINITY;
        double high = indicator ? 1 : Double.POSITIVE_INFINITY;
        return new Deviation(Math.max(low, Math.min(high, mean.value())), mean.error(), mean.zero());
    }

    private static boolean even(MultiIndex exponents) {
        return IntStream.range(0, exponents.size()).allMatch(c -> exponents.get(c) % 2 == 0);
    }

    /** The norm of what is left out of {@code f/G}. */
    private double rest(HermiteSeries.At density) {
        double[] size = new double[degree / 2];
        for (int j = 0; j < size.length; j++) {
            size[j] = Math.hypot(density.tail(2 * j + 1), density.tail(2 * j + 2));
        }
        int last = size.length - 1;
        // Rounding of coefficients of norm 1: smaller ones have no ratio.
        double noise = 1e-12;
        if (last < 2 || size[last] <= noise) {
            return size[last] <= noise ? 10 * noise : Double.POSITIVE_INFINITY;
        }
        double ratio = Math.max(size[last] / size[last - 1], Math.sqrt(size[last] / size[last - 2]));
        return ratio < SLOWEST ? 2 * size[last] * ratio / Math.sqrt(1 - ratio * ratio) : Double.POSITIVE_INFINITY;
    }

    private Deviation one(HermiteSeries.At density, List<Factor> factors, double rest) {
        int d = model.dimension();
        double[][] phi = new double[d][];
        double square = 1;
        for (int c = 0; c < d; c++) {
            int component = c;
            List<Factor> own = factors.stream().map(f -> on(f, component)).toList();
            phi[c] = coefficients(own, c);
            square *= phi[c][degree + 1];
        }
        double sum = 0;
        double kept = 0;
        double theta = series.theta().doubleValue();
        for (MultiIndex a : indices(d, degree)) {
            double p = 1;
            double size = Math.pow(theta, a.degree());
            for (int c = 0; c < d; c++) {
                p *= phi[c][a.get(c)];
                for (int i = 2; i <= a.get(c); i++) {
                    size *= i;
                }
            }
            kept += p * p;
            sum += p * density.coefficient(a) / Math.sqrt(size);
        }
        double left = Math.sqrt(Math.max(0, square - kept) + 1e-13 * square);
        return new Deviation(sum, left * rest + 1e-12 * Math.sqrt(square), false);
    }

    /** The part of a factor that depends on one component; a power is a product of such parts, other factors have one. */
    private static Factor on(Factor factor, int component) {
        int[] exponents = new int[Math.max(component + 1, 1)];
        if (factor instanceof Factor.Power power) {
            exponents[component] = power.exponents().get(component);
            return new Factor.Power(MultiIndex.of(exponents));
        }
        int own = factor instanceof Factor.Wave wave ? wave.component() : ((Factor.Indicator) factor).component();
        return own == component ? factor : new Factor.Power(MultiIndex.of(exponents));
    }

    /** {@code int phi G h_n} for {@code n} up to the degree, and then {@code int phi^2 G}, over one component, by Gauss's rule between the thresholds; {@code G} is below {@code 1e-31} beyond. */
    private double[] coefficients(List<Factor> factors, int component) {
        double sigma = Math.sqrt(series.theta().doubleValue());
        TreeSet<Double> edges = new TreeSet<>();
        double fastest = 1;
        for (Factor factor : factors) {
            if (factor instanceof Factor.Indicator indicator && Math.abs(indicator.threshold()) < 12 * sigma) {
                edges.add(indicator.threshold() / sigma);
            } else if (factor instanceof Factor.Wave wave) {
                fastest = Math.max(fastest, Math.abs(wave.frequency()) * sigma);
            }
        }
        int panels = (int) Math.min(20_000, Math.ceil(48 * fastest));
        for (int i = 0; i <= panels; i++) {
            edges.add(-12 + 24.0 * i / panels);
        }
        double[] sum = new double[degree + 2];
        double[] v = new double[component + 1];
        Double[] edge = edges.toArray(Double[]::new);
        double[] h = new double[degree + 1];
        for (int e = 0; e + 1 < edge.length; e++) {
            double half = (edge[e + 1] - edge[e]) / 2;
            for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
                double x = edge[e] + half * (1 + RULE.getPoint(i));
                double weight = half * RULE.getWeight(i) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
                v[component] = sigma * x;
                double phi = Factor.product(factors, v, 0);
                h[0] = 1;
                h[1] = x;
                for (int n = 1; n < degree; n++) {
                    h[n + 1] = (x * h[n] - Math.sqrt(n) * h[n - 1]) / Math.sqrt(n + 1.0);
                }
                for (int n = 0; n <= degree; n++) {
                    sum[n] += weight * phi * h[n];
                }
                sum[degree + 1] += weight * phi * phi;
            }
        }
        return sum;
    }

    private static List<MultiIndex> indices(int d, int degree) {
        List<int[]> all = new ArrayList<>(List.of(new int[d]));
        for (int c = 0; c < d; c++) {
            List<int[]> longer = new ArrayList<>();
            for (int[] a : all) {
                for (int e = 0; e <= degree - Arrays.stream(a).sum(); e++) {
                    int[] b = a.clone();
                    b[c] = e;
                    longer.add(b);
                }
            }
            all = longer;
        }
        return all.stream().map(MultiIndex::of).toList();
    }
}
