package stosszahl.verify;

import java.util.ArrayList;
import java.util.List;
import stosszahl.claim.Claim;
import stosszahl.claim.Comparison;
import stosszahl.claim.Finding;
import stosszahl.claim.SectionBuilder;
import stosszahl.claim.Tolerance;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.PicardMap;
import stosszahl.hierarchy.PolynomialPath;
import stosszahl.kac.ModelConstants;

/** Picard's map: its iterates by quadrature in time against the Duhamel series, and how much it contracts. */
final class PicardClaims {
    private static final int ITERATES = 6;

    private static final Tolerance ROUNDING = Tolerance.relative(
            1e-12, "rounding of quadratures of degree " + ITERATES + ", relative to the sum of the norms of the terms");

    private PicardClaims() {}

    static void write(
            SectionBuilder section, DuhamelSeries<SymmetricMasses> series, ModelConstants constants, double t) {
        section.find(series(series.hierarchy(), series, t)).find(contraction(series, constants, t));
    }

    /** The mild equation integrated numerically: iterate {@code n} is a polynomial of degree {@code n} in time, so the quadrature on {@code ITERATES + 1} nodes is exact. */
    static Finding series(Hierarchy<SymmetricMasses> hierarchy, DuhamelSeries<SymmetricMasses> series, double t) {
        GradedElement<SymmetricMasses> data = series.taylor(0);
        double[] nodes = new double[ITERATES + 1];
        for (int i = 0; i < nodes.length; i++) {
            // Chebyshev's points of [0,1]; the last row of weights integrates up to 1.
            nodes[i] = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / nodes.length);
        }
        List<GradedElement<SymmetricMasses>> values = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            values.add(data);
        }
        Comparison comparison = Comparison.within(ROUNDING);
        for (int n = 1; n <= ITERATES; n++) {
            List<GradedElement<SymmetricMasses>> slopes =
                    values.stream().map(hierarchy::apply).toList();
            GradedElement<SymmetricMasses> end = integrate(data, slopes, t, nodes, 1);
            for (int s = 1; s <= end.levels(); s++) {
                double magnitude = series.magnitude(s, t, n);
                double rest = hierarchy.space().level(s).norm(data.component(s));
                double defect = hierarchy
                        .space()
                        .level(s)
                        .norm(hierarchy.space().level(s).combine(1, end.component(s), -1, series.partialSum(s, t, n)));
                // Data that do not move agree with themselves: nothing to compare.
                if (magnitude - rest > 1e-13 * magnitude || !(defect <= 1e-13 * magnitude)) {
                    int order = n;
                    int level = s;
                    comparison.equal(defect, 0, magnitude, () -> "s = " + level + ", iterate " + order);
                }
            }
            List<GradedElement<SymmetricMasses>> next = new ArrayList<>();
            for (double node : nodes) {
                next.add(integrate(data, slopes, t, nodes, node));
            }
            values = next;
        }
        if (comparison.places() == 0) {
            comparison.note("the data do not move");
        }
        return Claim.of(
                        "picard/series",
                        "Picard's iterates from $F(t) = F_0$ are the partial sums of the series",
                        "Proposition 2.1; (5.17)")
                .note("guaranteed window; iterates 1 to " + ITERATES
                        + " of the mild equation, integrated in time by quadrature, all levels")
                .judge(comparison);
    }

    /** {@code F_0 + t int_0^c} of the polynomial through the slopes. */
    private static GradedElement<SymmetricMasses> integrate(
            GradedElement<SymmetricMasses> data,
            List<GradedElement<SymmetricMasses>> slopes,
            double t,
            double[] nodes,
            double c) {
        GradedElement<SymmetricMasses> sum = data.truncate(slopes.get(0).levels());
        for (int j = 0; j < nodes.length; j++) {
            sum = sum.combine(1, t * weight(nodes, j, c), slopes.get(j));
        }
        return sum;
    }

    /** The integral over {@code [0,c]} of Lagrange's polynomial of node {@code j}. */
    private static double weight(double[] nodes, int j, double c) {
        double[] polynomial = {1};
        for (int i = 0; i < nodes.length; i++) {
            if (i != j) {
                double[] product = new double[polynomial.length + 1];
                for (int l = 0; l < polynomial.length; l++) {
                    product[l + 1] += polynomial[l] / (nodes[j] - nodes[i]);
                    product[l] -= polynomial[l] * nodes[i] / (nodes[j] - nodes[i]);
                }
                polynomial = product;
            }
        }
        double sum = 0;
        for (int l = polynomial.length - 1; l >= 0; l--) {
            sum = (sum + polynomial[l] / (l + 1)) * c;
        }
        return sum;
    }

    static Finding contraction(DuhamelSeries<SymmetricMasses> series, ModelConstants constants, double t) {
        PicardMap<SymmetricMasses> map = PicardMap.of(series.hierarchy(), series.term(0));
        List<PolynomialPath<SymmetricMasses>> paths = map.iterates(2);
        Comparison comparison = Comparison.within(
                Tolerance.relative(1e-12, "rounding; the suprema over time are taken at 65 times on both sides"));
        for (int n = 1; n < paths.size(); n++) {
            PicardMap.Contraction c =
                    map.contraction(constants.growthConstants(), paths.get(n), paths.get(n - 1), t, 64);
            int iterate = n;
            // Iterates that agree to rounding have no distance to contract.
            if (!(c.difference() <= 1e-13 && c.image() <= 1e-13)) {
                comparison.atMost(c.ratio(), c.theta(), () -> "iterates " + iterate + " and " + (iterate - 1));
            }
        }
        if (comparison.places() == 0) {
            comparison.note("the data do not move");
        }
        return Claim.of(
                        "picard/contraction",
                        "$\\|\\mathcal M F - \\mathcal M G\\|_{\\boldsymbol\\mu} \\le \\theta\\,\\|F - G\\|_{\\boldsymbol\\mu}$ with $\\theta = T\\sum_k R_k e^k < 1$",
                        "Propositions 2.1 and 2.2, (7.1)")
                .note("guaranteed window; F and G two successive iterates, norms (2.4) at 65 times")
                .judge(comparison);
    }
}
