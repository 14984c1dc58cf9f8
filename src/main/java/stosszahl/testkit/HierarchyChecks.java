package stosszahl.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.GrowthCheck;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;
import stosszahl.hierarchy.PicardMap;
import stosszahl.hierarchy.PolynomialPath;
import stosszahl.hierarchy.RemainderBound;

/** The checks of {@link HierarchyContract}. */
final class HierarchyChecks<E> {
    /** Relative rounding of norms that are sums of some thousand products. */
    private static final double ROUNDING = 1e-11;

    /** The share of the life span that the propositions are tried on. */
    private static final double SHARE = 0.9;

    private static final int TERMS = 4;

    private final Hierarchy<E> hierarchy;
    private final GrowthConstants constants;
    private final HierarchyContract.Elements<E> elements;
    private final Optional<OperatorNorms> norms;
    private final int levels;

    private HierarchyChecks(
            Hierarchy<E> hierarchy,
            GrowthConstants constants,
            HierarchyContract.Elements<E> elements,
            Optional<OperatorNorms> norms,
            int levels) {
        this.hierarchy = hierarchy;
        this.constants = constants;
        this.elements = elements;
        this.norms = norms;
        this.levels = Math.min(levels, hierarchy.levels());
        if (this.levels <= hierarchy.reach() && this.levels < hierarchy.levels()) {
            throw new IllegalArgumentException("levels() = " + levels + " leaves nothing to look at for the reach m = "
                    + hierarchy.reach() + "; use more levels than m");
        }
    }

    static <E> List<Check> of(
            Hierarchy<E> hierarchy,
            GrowthConstants constants,
            HierarchyContract.Elements<E> elements,
            Optional<OperatorNorms> norms,
            int levels,
            long seed,
            int tries) {
        HierarchyChecks<E> c = new HierarchyChecks<>(hierarchy, constants, elements, norms, levels);
        boolean finite = hierarchy.levels() < Hierarchy.INFINITE;
        String condition = finite ? "Condition 1" : "Condition 2";
        String proposition = finite ? "Proposition 2.1" : "Proposition 2.2";
        return List.of(
                Check.property("hierarchy/linear", "C_{s,s+k} is linear", seed, tries, c::linear),
                Check.property(
                        "hierarchy/arguments",
                        "C_{s,s+k} maps X^(s+k) into X^(s) and modifies nothing",
                        seed,
                        tries,
                        c::arguments),
                Check.property(
                        "hierarchy/norms", "no element is stretched more than the norm says", seed, tries, c::norms),
                new Check(condition, "||C_{s,s+k} f|| <= R_k s ||f||", () -> c.growth(seed, tries)),
                Check.property("Lemma 5.1", "iterates obey (5.4)", seed, tries, c::lemmaFiveOne),
                Check.property("Lemma 5.2", "iterates obey (5.8)", seed, tries, c::lemmaFiveTwo),
                Check.property(
                        proposition, "Picard's map contracts and the solution obeys (2.10)", seed, tries, c::wellPosed),
                Check.property(
                        "mild equation", "the Duhamel sums solve the integrated equation", seed, tries, c::mild));
    }

    private record Place(int s, int k) {}

    private Place place(Draw draw) {
        int k = draw.integer("k", 0, Math.min(hierarchy.reach(), levels - 1));
        return new Place(draw.integer("s", 1, levels - k), k);
    }

    private BanachSpace<E> space(int s) {
        return hierarchy.space().level(s);
    }

    private GradedElement<E> sequence(Draw draw, int count) {
        return GradedElement.generate(hierarchy.space(), count, s -> elements.element(s, draw));
    }

    private void linear(Draw draw) {
        Place p = place(draw);
        double a = draw.real("a", -2, 2);
        double b = draw.real("b", -2, 2);
        BanachSpace<E> from = space(p.s + p.k);
        BanachSpace<E> to = space(p.s);
        E f = elements.element(p.s + p.k, draw);
        E g = elements.element(p.s + p.k, draw);
        E image = hierarchy.apply(p.s, p.k, from.combine(a, f, b, g));
        E sum = to.combine(a, hierarchy.apply(p.s, p.k, f), b, hierarchy.apply(p.s, p.k, g));
        double scale = to.norm(image) + to.norm(sum) + constants.bound(p.s, p.k) * (from.norm(f) + from.norm(g));
        Check.atMost(
                "||C_{s,s+k}(a f + b g) - a C f - b C g||",
                to.norm(to.combine(1, image, -1, sum)),
                ROUNDING * scale,
                "s, k, a, b, f, g below");
    }

    private void arguments(Draw draw) {
        Place p = place(draw);
        BanachSpace<E> from = space(p.s + p.k);
        E f = elements.element(p.s + p.k, draw);
        E copy = from.combine(1, f, 0, f);
        E image = hierarchy.apply(p.s, p.k, f);
        Check.equal(
                "||f - f before||", from.norm(from.combine(1, f, -1, copy)), 0, 0, "C_{s,s+k} modified its argument");
        try {
            space(p.s).norm(image);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("C_{s,s+k} f is not in " + space(p.s).name() + ": " + e.getMessage(), e);
        }
        E again = hierarchy.apply(p.s, p.k, f);
        Check.equal(
                "||C f - C f||, applied twice,", space(p.s).norm(space(p.s).combine(1, image, -1, again)), 0, 0, "");
    }

    private void norms(Draw draw) {
        OperatorNorms given = norms.orElseThrow(() -> new NotApplicable("the hierarchy gives no operator norms"));
        Place p = place(draw);
        E f = elements.element(p.s + p.k, draw);
        Check.atMost(
                "||C_{s,s+k} f||",
                space(p.s).norm(hierarchy.apply(p.s, p.k, f)),
                given.norm(p.s, p.k) * space(p.s + p.k).norm(f) * (1 + ROUNDING),
                "norm(s, k) ||f||");
    }

    private void growth(long seed, int tries) {
        for (int s = 1; norms.isPresent() && s <= levels; s++) {
            for (int k = 0; k <= Math.min(hierarchy.reach(), levels - s); k++) {
                double norm = norms.get().norm(s, k);
                Check.atMost(
                        "||C_{" + s + "," + (s + k) + "}||",
                        norm,
                        constants.bound(s, k) * (1 + ROUNDING),
                        String.format(
                                Locale.ROOT,
                                "s = %d, k = %d, R_k = %.6g: the smallest s; at least R_k = %.6g is needed",
                                s,
                                k,
                                constants.constant(k),
                                norm / s));
            }
        }
        Property.check(seed, tries, draw -> {
            Place p = place(draw);
            E f = elements.element(p.s + p.k, draw);
            Check.atMost(
                    "||C_{s,s+k} f||",
                    space(p.s).norm(hierarchy.apply(p.s, p.k, f)),
                    constants.bound(p.s, p.k) * space(p.s + p.k).norm(f) * (1 + ROUNDING),
                    "R_k s ||f||");
        });
    }

    /** How many levels {@code C^n F} needs for component {@code s}. */
    private int needed(int s, int n) {
        return (int) Math.min(hierarchy.levels(), s + (long) n * hierarchy.reach());
    }

    private int deepest(int s) {
        return hierarchy.reach() == 0 || levels == hierarchy.levels() ? 12 : (levels - s) / hierarchy.reach();
    }

    private E iterate(GradedElement<E> sequence, int s, int n) {
        GradedElement<E> image = sequence;
        for (int l = 0; l < n; l++) {
            image = hierarchy.apply(image);
        }
        return image.component(s);
    }

    private void lemmaFiveOne(Draw draw) {
        int s = draw.integer("s", 1, levels);
        int n = draw.integer("l", 1, 4);
        draw.assume(n <= deepest(s));
        GradedElement<E> f = sequence(draw, needed(s, n));
        Check.atMost(
                "||pi_s C^l F||",
                space(s).norm(iterate(f, s, n)),
                rightSide(f, s, n) * (1 + ROUNDING),
                "the right side of (5.4)");
    }

    /** {@code b_l(s) = s sum_k R_k b_(l-1)(s+k)}, {@code b_0(s) = ||f^(s)||}: the nested sums of (5.4). */
    private double rightSide(GradedElement<E> f, int s, int n) {
        if (n == 0) {
            return s <= f.levels() ? space(s).norm(f.component(s)) : 0;
        }
        double sum = 0;
        for (int k = 0; k <= constants.reach(); k++) {
            if (constants.constant(k) > 0) {
                sum += constants.bound(s, k) * rightSide(f, s + k, n - 1);
            }
        }
        return sum;
    }

    private void lemmaFiveTwo(Draw draw) {
        int s = draw.integer("s", 1, levels);
        int n = draw.integer("n", 1, 12);
        draw.assume(n <= deepest(s));
        double mu = draw.real("mu", -1, 1);
        GradedElement<E> f = sequence(draw, needed(s, n));
        OptionalDouble bound =
                RemainderBound.lemmaFiveTwo(s, n, mu, constants.lifeSpan(), hierarchy.reach(), f.norm(mu));
        Check.atMost(
                "||pi_s C^n F||",
                space(s).norm(iterate(f, s, n)),
                bound.orElseThrow(() -> new NotApplicable("m = 0")) * (1 + ROUNDING),
                "the right side of (5.8)");
    }

    /** The end of the window: a share of the life span, and 1 where that is infinite. */
    private double window() {
        double span = constants.lifeSpan();
        return Double.isInfinite(span) ? 1 : SHARE * span;
    }

    private PolynomialPath<E> path(Draw draw) {
        return PolynomialPath.of(
                IntStream.range(0, 2).mapToObj(l -> sequence(draw, levels)).toList());
    }

    private void wellPosed(Draw draw) {
        double end = window();
        GradedElement<E> initial = sequence(draw, levels);
        var contraction = PicardMap.of(hierarchy, initial).contraction(constants, path(draw), path(draw), end, 4);
        Check.atMost(
                "||M F - M G||",
                contraction.image(),
                contraction.theta() * contraction.differenceBound() * (1 + ROUNDING),
                "theta ||F - G||, theta = " + contraction.theta() + " (7.1)");
        DuhamelSeries<E> series = DuhamelSeries.of(hierarchy, initial);
        int n = Math.min(TERMS, deepest(1));
        double bound = constants.solutionBound(end, initial.norm(0));
        for (double share : new double[] {0.5, 1}) {
            Check.atMost(
                    "||F(t)||_mu(t) of the Duhamel sum of order " + n,
                    series.partialSum(share * end, n).norm(-share),
                    bound * (1 + ROUNDING),
                    "t = " + share * end + ", the bound (2.10)");
        }
    }

    /** {@code F_n(t) = F_0 + int_0^t C F_(n-1)(u) du}, integrated by a Gauss rule that is exact for the degree. */
    private void mild(Draw draw) {
        int n = Math.min(TERMS, deepest(1));
        draw.assume(n >= 1);
        double end = window();
        GradedElement<E> initial = sequence(draw, levels);
        DuhamelSeries<E> series = DuhamelSeries.of(hierarchy, initial);
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(n + 1, 0, end);
        GradedElement<E> sum = initial;
        for (int i = 0; i < rule.getNumberOfPoints(); i++) {
            sum = hierarchy.apply(series.partialSum(rule.getPoint(i), n - 1)).combine(rule.getWeight(i), 1, sum);
        }
        GradedElement<E> left = series.partialSum(end, n);
        List<Double> worst = new ArrayList<>();
        for (int s = 1; s <= Math.min(left.levels(), sum.levels()); s++) {
            double scale = series.magnitude(s, end, n);
            double off = space(s).norm(space(s).combine(1, left.component(s), -1, sum.component(s)));
            worst.add(off);
            Check.atMost("||F(T) - F_0 - int_0^T C F|| at level " + s, off, ROUNDING * scale, "T = " + end);
        }
        draw.assume(!worst.isEmpty());
    }

    static <E> Optional<OperatorNorms> normsOf(Hierarchy<E> hierarchy) {
        if (hierarchy instanceof OperatorNorms given) {
            return Optional.of(given);
        }
        return hierarchy instanceof stosszahl.grid.KacHierarchy grid ? Optional.of(grid::norm) : Optional.empty();
    }

    static GrowthCheck exact(GrowthConstants constants, OperatorNorms norms, int levels) {
        return GrowthCheck.of(constants, norms, levels, ROUNDING);
    }
}
