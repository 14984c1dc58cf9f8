package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.polynomial.Fractions;

/**
 * The closed linear system that polynomial observables obey, for every number of particles and in the limit.
 *
 * <p>Collisions are linear maps, so {@code y_A(t) = E[prod_i v_i^{a_i}]}, {@code A = {a_1, .., a_j}}, obeys
 * {@code y' = G_N y} with {@code (G_N y)_A = sum_K sum_{J, |J| = n <= K} beta_K N C(N-j, K-n)/C(N, K) (E_b[(T^w V)^{a_J}] - V^{a_J})}, averaged over the permutations of
 * the {@code K} particles: the BBGKY hierarchy (2.22) tested against monomials, without truncation. In the limit only {@code n = 1} remains, at rate {@code beta_K K},
 * (2.26). It needs none of H1, H2 and H3. Beyond the paper. Times are dimensionless: the system collides at rate {@code N}.
 *
 * <p>Values are accurate to {@code 1e-12} of the largest moment of the same degree, each measured in the moment of the standard Gaussian, for every time of
 * a system that relaxes.
 */
public final class MomentSystem {
    private final KacModel model;
    private final List<MomentGenerator> components;
    private final KernelErrors kernels;
    private final Map<Start, BigFraction[]> initial = new ConcurrentHashMap<>();

    private MomentSystem(KacModel model, List<MomentGenerator> components) {
        this.model = model;
        this.components = components;
        this.kernels = new KernelErrors(model);
    }

    /**
     * The system of all moments that some observables depend on.
     *
     * <p>Cost: one average of a monomial per multiset of at most {@code M} parts, and one row per moment. In dimension 1 there are at most as many
     * moments of degree {@code p} as partitions of {@code p}.
     *
     * @param model the model
     * @param observables polynomials, of the model's dimension
     * @return the system
     * @throws IllegalArgumentException if an observable is not a polynomial or of another dimension, or a
     *     degree has more than 4000 moments (in dimension 1: degree above 28)
     */
    public static MomentSystem of(KacModel model, Collection<Observable> observables) {
        Set<MomentOrbit> wanted = new LinkedHashSet<>();
        for (Observable observable : observables) {
            for (Observable.Term term : observable.terms()) {
                wanted.add(MomentOrbit.of(observable, term));
            }
            if (observable.dimension() != model.dimension()) {
                throw new IllegalArgumentException(
                        "the observable " + observable + " is of dimension " + observable.dimension()
                                + " and the model " + model.name() + " of dimension " + model.dimension()
                                + "; use one dimension");
            }
        }
        return new MomentSystem(model, MomentGenerator.closure(model, wanted));
    }

    /**
     * The model.
     *
     * @return the model
     */
    public KacModel model() {
        return model;
    }

    /**
     * The moments that are solved for.
     *
     * @return all moments, by degree, then by the number of particles
     */
    public List<MomentOrbit> orbits() {
        return components.stream().flatMap(c -> c.orbits().stream()).sorted().toList();
    }

    /**
     * Are all coefficients exact rational numbers.
     *
     * @return false if the averages of some law come from a quadrature
     */
    public boolean exact() {
        return kernels.exact();
    }

    /**
     * Where the averages over the collision kernels come from.
     *
     * @return "exact"; "quadrature" if some kernel is a density; "rounded angles" if none is, but some law has averages that are not exact
     */
    public String source() {
        return kernels.source();
    }

    /**
     * What the errors of the kernels' averages may do to expectations, to first order: {@code sum_K beta_K K eps_K min(t, T) p 2^p max_B |y_B|}, {@code B} over the moments of the same component, at time 0 and at
     * time {@code t}. For every one of at most {@code p} particles of a monomial of degree {@code p} collides at rate {@code K beta_K}, and the coefficients of a collision sum to at most {@code 2^p}. After ten
     * relaxation times, {@code T}, what was added early has relaxed. It scales with the velocities and with the observable as the expectations do.
     *
     * @param observable an observable
     * @param n the number of particles, or infinity
     * @param times the times {@code t >= 0}
     * @return estimates of the absolute errors, 0 if all averages are exact; not a number if the error of a kernel is not known
     * @throws IllegalArgumentException as {@link #expectation}
     */
    public double[] kernelErrors(Observable observable, ParticleNumber n, double... times) {
        check(times);
        double[] errors = new double[times.length];
        if (exact()) {
            return errors;
        }
        CollisionRates rates = CollisionRates.of(model, n);
        Map<MomentGenerator, double[]> sizes = new HashMap<>();
        for (Part part : split(observable, n)) {
            double[] size = sizes.computeIfAbsent(part.generator, g -> {
                double[][] y = BlockFlow.of(g, initial(g, n), g.entries(r -> r.at(rates)))
                        .solve(times);
                double first = largest(Arrays.stream(initial(g, n)).mapToDouble(BigFraction::doubleValue));
                return Arrays.stream(y)
                        .mapToDouble(row -> Math.max(first, largest(Arrays.stream(row))))
                        .toArray();
            });
            int degree = part.generator.orbits().get(part.place).degree();
            for (int k = 0; k < times.length; k++) {
                errors[k] += kernels.factor(degree, times[k]) * Math.abs(part.coefficient.doubleValue()) * size[k];
            }
        }
        return errors;
    }

    private static double largest(DoubleStream values) {
        return values.map(Math::abs).max().orElse(0);
    }

    /**
     * The expectation of an observable.
     *
     * @param observable an observable, made of monomials of this system
     * @param n the number of particles, or infinity
     * @param t the time {@code t >= 0}
     * @return {@code E[phi(v_1(t), .., v_s(t))]}
     * @throws IllegalArgumentException if {@code t} is no finite number {@code >= 0}, {@code N < M}, the observable needs more than {@code N} particles or is not in
     *     this system
     */
    public double expectation(Observable observable, ParticleNumber n, double t) {
        return expectations(observable, n, t)[0];
    }

    /**
     * Refuses an observable whose expectation at time 0 is none in double precision: what is not 0 must not be printed as 0.
     *
     * @param observable an observable, made of monomials of this system
     * @param n the number of particles, or infinity
     * @throws IllegalArgumentException if its exact expectation at time 0 is not 0, and below {@code 2.2e-308} or above {@code 1.8e308} in absolute value; and as {@link #expectation}
     */
    public void checkSize(Observable observable, ParticleNumber n) {
        if (!Fractions.representable(duhamelCoefficients(observable, n, 1).get(0))) {
            throw new IllegalArgumentException(
                    "the expectation of " + observable.text() + " at t = 0, N = " + n
                            + ", is not 0 and not of a size from 1e-307 to 1e308, the range of double precision; ask for another multiple or a lower power");
        }
    }

    /**
     * The expectations of an observable at several times.
     *
     * @param observable an observable, made of monomials of this system
     * @param n the number of particles, or infinity
     * @param times the times {@code t >= 0}
     * @return one expectation per time
     * @throws IllegalArgumentException as {@link #expectation}
     */
    public double[] expectations(Observable observable, ParticleNumber n, double... times) {
        return expectations(List.of(observable), n, times)[0];
    }

    /**
     * The expectations of several observables at several times; moments that they share are solved for once.
     *
     * @param observables observables, made of monomials of this system
     * @param n the number of particles, or infinity
     * @param times the times {@code t >= 0}
     * @return for each observable one expectation per time
     * @throws IllegalArgumentException as {@link #expectation}
     */
    public double[][] expectations(List<Observable> observables, ParticleNumber n, double... times) {
        CollisionRates rates = CollisionRates.of(model, n);
        return solve(observables, n, times, g -> BlockFlow.of(g, initial(g, n), g.entries(r -> r.at(rates))));
    }

    /**
     * {@code N (E_N[phi] - E_inf[phi])}, without the cancellation of the difference: {@code D = N (y_N - y_inf)} obeys {@code D' = G_N D + N (G_N - G_inf) y_inf}, and the
     * differences of the rates are taken exactly.
     *
     * @param observable an observable, made of monomials of this system
     * @param n a finite number of particles
     * @param times the times {@code t >= 0}
     * @return one number per time
     * @throws IllegalArgumentException as {@link #expectation}, and if {@code N} is infinite
     */
    public double[] scaledDeviation(Observable observable, ParticleNumber n, double... times) {
        if (!n.finite()) {
            throw new IllegalArgumentException("N = inf deviates from itself by nothing; use a finite N");
        }
        return values(deviations(observable, n, times));
    }

    /**
     * The same with errors. The relative error does not grow as {@code t -> 0}, where a difference that begins with {@code t^2} would drown in rounding: the first Taylor coefficients are exact. Nor does it
     * depend on the other times.
     *
     * @param observable an observable, made of monomials of this system
     * @param n a finite number of particles
     * @param times the times {@code t >= 0}
     * @return {@code N (E_N[phi] - E_inf[phi])}, one for each time
     * @throws IllegalArgumentException as {@link #scaledDeviation}
     */
    public List<Deviation> deviations(Observable observable, ParticleNumber n, double... times) {
        if (!n.finite()) {
            throw new IllegalArgumentException("N = inf deviates from itself by nothing; use a finite N");
        }
        CollisionRates rates = CollisionRates.of(model, n);
        CollisionRates limit = CollisionRates.of(model, ParticleNumber.INFINITE);
        List<Deviation> deviations = values(
                observable,
                n,
                times,
                g -> BlockSystem.of(
                                g,
                                List.of(initial(g, ParticleNumber.INFINITE), initialDeviation(g, n)),
                                List.of(r -> r.exactlyAt(limit), r -> r.deviationAt(rates, limit)))
                        .withLast(r -> r.exactlyAt(rates)));
        return withKernelErrors(deviations, observable, 1, times);
    }

    /** Adds what the errors of the kernels do to a coefficient of {@code N^-q}: the rates' coefficients are at most {@code M^q} times the rates. */
    private List<Deviation> withKernelErrors(
            List<Deviation> deviations, Observable observable, int order, double... times) {
        if (exact()) {
            return deviations;
        }
        double[] errors = kernelErrors(observable, ParticleNumber.INFINITE, times);
        List<Deviation> all = new ArrayList<>();
        for (int k = 0; k < times.length; k++) {
            Deviation d = deviations.get(k);
            double added = d.zero() ? 0 : Math.pow(model.highestOrder(), order) * errors[k];
            all.add(new Deviation(d.value(), d.error() + added, d.zero()));
        }
        return all;
    }

    /**
     * The coefficient {@code E_q} of {@code E_N[phi] = E_0 + E_1/N + E_2/N^2 + ..}: with the rates expanded in {@code 1/N}, {@code G_N = sum_i G_i N^{-i}}, it obeys
     * {@code y_q' = sum_{i<=q} G_i y_{q-i}}, with {@code y_q(0)} from the expansion of the data: 0 for {@code q >= 1} where they do not depend on {@code N}.
     *
     * @param observable an observable, made of monomials of this system
     * @param order the order {@code q}, from 0 (the limit)
     * @param times the times {@code t >= 0}
     * @return one coefficient per time
     * @throws IllegalArgumentException as {@link #expectation}, and if {@code q < 0}
     */
    public double[] correction(Observable observable, int order, double... times) {
        return values(corrections(observable, order, times));
    }

    /**
     * The same with errors, the relative error as good at small times as that of {@link #deviations}.
     *
     * @param observable an observable, made of monomials of this system
     * @param order the order {@code q}, from 0 (the limit)
     * @param times the times {@code t >= 0}
     * @return one coefficient per time
     * @throws IllegalArgumentException as {@link #correction}
     */
    public List<Deviation> corrections(Observable observable, int order, double... times) {
        if (order < 0) {
            throw new IllegalArgumentException("order q = " + order + " of an expansion in 1/N; use q >= 0");
        }
        List<Function<MomentRate, BigFraction>> expansion = new ArrayList<>();
        for (int i = 0; i <= order; i++) {
            int power = i;
            expansion.add(r -> r.series(model, power)[power]);
        }
        List<Deviation> corrections = values(
                observable, ParticleNumber.INFINITE, times, g -> BlockSystem.of(g, initialSeries(g, order), expansion));
        return withKernelErrors(corrections, observable, order, times);
    }

    /** The coefficients of {@code 1, 1/N, .., N^-q} in the initial moments. */
    private List<BigFraction[]> initialSeries(MomentGenerator generator, int q) {
        List<BigFraction[]> series = new ArrayList<>();
        for (int p = 0; p <= q; p++) {
            int power = p;
            series.add(generator.orbits().stream()
                    .map(orbit ->
                            model.start().momentSeries(orbit.parts(), power).get(power))
                    .toArray(BigFraction[]::new));
        }
        return series;
    }

    private static double[] values(List<Deviation> deviations) {
        return deviations.stream().mapToDouble(Deviation::value).toArray();
    }

    private List<Deviation> values(
            Observable observable, ParticleNumber n, double[] times, Function<MomentGenerator, BlockSystem> system) {
        check(times);
        Map<MomentGenerator, Map<Integer, BigFraction>> functionals = new LinkedHashMap<>();
        for (Part part : split(observable, n)) {
            functionals
                    .computeIfAbsent(part.generator, g -> new TreeMap<>())
                    .merge(part.place, part.coefficient, BigFraction::add);
        }
        Deviation[] sum = new Deviation[times.length];
        Arrays.fill(sum, Deviation.NONE);
        functionals.forEach((generator, functional) -> {
            List<Deviation> values = system.apply(generator).values(functional, times);
            Arrays.setAll(sum, k -> sum[k].plus(values.get(k)));
        });
        return List.of(sum);
    }

    /**
     * The Duhamel coefficients {@code c_l = <C^l F_0, phi>} of (5.17): {@code E_N[phi](t) = sum_l c_l t^l/l!}, here {@code c_l = phi(G_N^l y_0)}.
     *
     * @param observable an observable, made of monomials of this system
     * @param n the number of particles, or infinity
     * @param terms the number of coefficients
     * @return {@code c_0, .., c_{terms-1}}, exact if {@link #exact()}
     * @throws IllegalArgumentException as {@link #expectation}, and if {@code terms < 1}
     */
    public List<BigFraction> duhamelCoefficients(Observable observable, ParticleNumber n, int terms) {
        if (terms < 1) {
            throw new IllegalArgumentException("a Duhamel sum of " + terms + " terms; use at least 1");
        }
        model.check(n);
        BigFraction[] sum = new BigFraction[terms];
        Arrays.fill(sum, BigFraction.ZERO);
        Map<MomentGenerator, List<Part>> byGenerator =
                split(observable, n).stream().collect(Collectors.groupingBy(Part::generator));
        byGenerator.forEach((generator, parts) -> {
            BigFraction[] y = initial(generator, n).clone();
            for (int l = 0; l < terms; l++) {
                y = l == 0 ? y : generator.apply(n, y);
                for (Part part : parts) {
                    sum[l] = sum[l].add(part.coefficient.multiply(y[part.place]));
                }
            }
        });
        return List.of(sum);
    }

    /**
     * The Duhamel coefficients as rational functions of {@code N}, valid for every {@code N >= max(M, p)}, {@code p} the degree of the observable.
     *
     * <p>The generator is {@code G_N = P(N)/D(N)} with {@code D = (N-1)..(N-M+1)} and a polynomial {@code P} of degree at most {@code M-1}, so
     * {@code D^l c_l} is a polynomial of degree at most {@code l (M-1)}, found by exact interpolation: the formula is proved, not fitted. It is held against three more values of
     * {@code N} as well. Cost: {@code l (M-1) + 4} times {@link #duhamelCoefficients}.
     *
     * @param observable an observable, made of monomials of this system
     * @param terms the number of coefficients
     * @return {@code c_0, .., c_{terms-1}}
     * @throws IllegalArgumentException as {@link #duhamelCoefficients}, and if the averages of some law are not exact or the initial law depends on {@code N}
     */
    public List<RationalFunction> duhamelFunctions(Observable observable, int terms) {
        if (!exact()) {
            throw new IllegalArgumentException("the averages of some law of " + model.name()
                    + " come from a quadrature, so that there are no exact functions of N; use uniform kernels");
        }
        if (!(model.start() instanceof InitialLaw)) {
            throw new IllegalArgumentException(
                    "the initial law " + model.start().name()
                            + " depends on N in a way of its own; use a product or a mixture of products");
        }
        int m = model.reach();
        int degree = split(observable, ParticleNumber.INFINITE).stream()
                .mapToInt(p -> p.generator.orbits().get(p.place).degree())
                .max()
                .orElse(0);
        long[] points = new long[(terms - 1) * m + 4];
        List<List<BigFraction>> values = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            // The last three points only check; the last is far away, where a wrong degree shows.
            points[i] = Math.max(model.highestOrder(), degree) + (i < points.length - 1 ? i : 1_000_003L);
            values.add(duhamelCoefficients(observable, ParticleNumber.of(points[i]), terms));
        }
        List<RationalFunction> functions = new ArrayList<>();
        for (int l = 0; l < terms; l++) {
            int order = l;
            long[] x = Arrays.copyOf(points, l * m + 1);
            BigFraction[] y = new BigFraction[x.length];
            Arrays.setAll(y, i -> values.get(i).get(order).multiply(RationalFunction.denominator(points[i], m, order)));
            RationalFunction function = RationalFunction.reduced(RationalFunction.interpolate(x, y), m, l);
            for (int i = 0; i < points.length; i++) {
                if (!function.at(ParticleNumber.of(points[i]))
                        .equals(values.get(i).get(l))) {
                    throw new IllegalStateException("c_" + l + " = " + function + " is wrong at N = " + points[i] + ": "
                            + values.get(i).get(l));
                }
            }
            functions.add(function);
        }
        return functions;
    }

    /** A linear flow on the moments of one component. */
    @FunctionalInterface
    private interface Flow {
        BlockFlow of(MomentGenerator generator);
    }

    private double[][] solve(List<Observable> observables, ParticleNumber n, double[] times, Flow flow) {
        check(times);
        Map<MomentGenerator, double[][]> solved = new HashMap<>();
        double[][] out = new double[observables.size()][times.length];
        for (int i = 0; i < out.length; i++) {
            for (Part part : split(observables.get(i), n)) {
                double[][] values =
                        solved.computeIfAbsent(part.generator, g -> flow.of(g).solve(times));
                for (int k = 0; k < times.length; k++) {
                    out[i][k] += part.coefficient.doubleValue() * values[k][part.place];
                }
            }
        }
        return out;
    }

    private static void check(double[] times) {
        for (double t : times) {
            if (!(t >= 0) || Double.isInfinite(t)) {
                throw new IllegalArgumentException("t = " + t + "; use a finite time t >= 0");
            }
        }
    }

    /** One monomial of an observable: where its moment stands. */
    private record Part(MomentGenerator generator, int place, BigFraction coefficient) {}

    private List<Part> split(Observable observable, ParticleNumber n) {
        List<Part> parts = new ArrayList<>();
        for (Observable.Term term : observable.terms()) {
            MomentOrbit orbit = MomentOrbit.of(observable, term);
            if (n.finite() && orbit.size() > n.count()) {
                throw new IllegalArgumentException("the observable " + observable + " needs " + orbit.size()
                        + " distinct particles and N = " + n + "; use N >= " + orbit.size());
            }
            MomentGenerator generator = components.stream()
                    .filter(c -> c.contains(orbit))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the moment " + orbit + " of " + observable
                            + " is not in this system; give the observable to MomentSystem.of"));
            parts.add(new Part(generator, generator.indexOf(orbit), term.coefficient()));
        }
        return parts;
    }

    /**
     * {@code E[prod_i v_i^{a_i}]} at time 0; for a mixture of products the same for every {@code N} and in the limit, for the Boltzmann hierarchy is linear and a
     * mixture of initial values gives the mixture of the flows.
     */
    private BigFraction[] initial(MomentGenerator generator, ParticleNumber n) {
        ParticleNumber key = model.start() instanceof InitialLaw ? ParticleNumber.INFINITE : n;
        return initial.computeIfAbsent(new Start(generator, key), this::computeInitial);
    }

    private BigFraction[] computeInitial(Start start) {
        return start.generator().orbits().stream()
                .map(orbit -> start.n().finite() && orbit.size() > start.n().count()
                        // Nothing flows into or out of the moments of more particles than there are.
                        ? BigFraction.ZERO
                        : model.start().jointMoment(start.n().value(), orbit.parts()))
                .toArray(BigFraction[]::new);
    }

    /** {@code N (y_N(0) - y_inf(0))}, exactly. */
    private BigFraction[] initialDeviation(MomentGenerator generator, ParticleNumber n) {
        BigFraction[] deviation = initial(generator, n).clone();
        BigFraction[] limit = initial(generator, ParticleNumber.INFINITE);
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = generator.orbits().get(i).size() > n.count()
                    ? BigFraction.ZERO
                    : deviation[i].subtract(limit[i]).multiply(BigInteger.valueOf(n.count()));
        }
        return deviation;
    }

    /** The initial moments of one component for one number of particles. */
    private record Start(MomentGenerator generator, ParticleNumber n) {}
}
