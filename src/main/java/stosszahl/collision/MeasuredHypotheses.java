package stosszahl.collision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.claim.Comparison;
import stosszahl.claim.Tolerance;
import stosszahl.claim.Verdict;

/**
 * The hypotheses measured, for laws that state nothing that could be proved: maps at all atoms, at the nodes of a quadrature and at random angles; for H2 and H3 as laws, moments up to a degree and a
 * test by sampling. May refute; never proves.
 */
final class MeasuredHypotheses {
    private static final Tolerance ROUNDING =
            Tolerance.relative(1e-12, "rounding in a product of two maps, relative to the squares of their entries");
    private static final Tolerance MOMENTS =
            Tolerance.relative(1e-9, "rounding and the error of several rules for the moments, where those agree");

    private static final int ANGLES = 4000;
    private static final int MOST_NODES = 20_000;
    private static final int DEGREE = 6;
    private static final int MOST_AVERAGES = 300;
    /** By how much the degrees of finer rules exceed the first. */
    private static final int[] FINER = {20, 33};

    private static final long SEED = 3012;

    /** A true hypothesis is rejected once in a thousand million seeds; the seed is fixed. */
    private static final double LEVEL = 9;
    /** A p-value of 0 is below what numbers hold. */
    private static final double MOST = 330;

    private final CollisionLaw law;
    private final Optional<List<Atom>> atoms;
    private final boolean stated;

    MeasuredHypotheses(CollisionLaw law, Optional<List<Atom>> atoms, boolean stated) {
        this.law = law;
        this.atoms = atoms;
        this.stated = stated;
    }

    /** All atoms if there are, else random angles and the nodes of a quadrature. */
    private List<double[]> angles() {
        List<double[]> all = new ArrayList<>();
        if (atoms.isPresent()) {
            atoms.get().forEach(a -> all.add(a.angle()));
            return all;
        }
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xa11e6L);
        int q = law.kernel().angleDimension();
        for (int n = 0; n < ANGLES; n++) {
            all.add(Witnesses.draw(law.kernel(), rng));
        }
        if (q <= 3) {
            try {
                Quadrature rule = law.kernel().quadrature(32);
                for (int n = 0; n < Math.min(rule.size(), MOST_NODES); n++) {
                    if (rule.weight(n) > 0) {
                        all.add(rule.angle(n));
                    }
                }
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                // A kernel without a quadrature has its samples.
            }
        }
        return all;
    }

    private interface Entry {
        double of(double[][] t, int i, int j);
    }

    /** The largest entry at each angle; true if one is not 0. */
    private boolean entries(Comparison sides, int rows, Entry entry, String what) {
        sides.tolerance(ROUNDING);
        boolean violated = false;
        for (double[] w : angles()) {
            double[][] t = law.matrix(w);
            double worst = 0;
            double scale = 1;
            for (double[] row : t) {
                for (double x : row) {
                    scale = Math.max(scale, x * x);
                }
            }
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < t.length; j++) {
                    double size = Math.abs(entry.of(t, i, j));
                    worst = size <= worst ? worst : size;
                    if (Double.isNaN(size)) {
                        worst = size;
                        break;
                    }
                }
                if (Double.isNaN(worst)) {
                    break;
                }
            }
            double allowed = ROUNDING.allowed(t.length * scale);
            // Squares that overflow would allow anything.
            violated |= !(Double.isFinite(allowed) && worst <= allowed);
            sides.equal(worst, 0, t.length * scale, () -> "angle w = " + Witnesses.show(w) + ", an entry of " + what);
        }
        sides.note(
                atoms.isPresent()
                        ? "at every atom"
                        : "at " + ANGLES
                                + " random angles and the nodes of a quadrature; what fails on a set of angles of probability below "
                                + 3.0 / ANGLES + " may be missed");
        return violated;
    }

    boolean isometry(Comparison sides, String what) {
        return entries(
                sides,
                law.order() * law.dimension(),
                (t, i, j) -> {
                    double entry = i == j ? -1 : 0;
                    for (double[] row : t) {
                        entry += row[i] * row[j];
                    }
                    return entry;
                },
                what);
    }

    boolean momentum(Comparison sides, String what) {
        int d = law.dimension();
        return entries(
                sides,
                d,
                (t, c, column) -> {
                    double sum = column % d == c ? -1 : 0;
                    for (int i = c; i < t.length; i += d) {
                        sum += t[i][column];
                    }
                    return sum;
                },
                what);
    }

    /** H2: as an involution, else in law. */
    void inverse(Comparison sides, boolean isometry) {
        Comparison map = Comparison.start();
        if (!entries(
                map,
                law.order() * law.dimension(),
                (t, i, j) -> {
                    double entry = i == j ? -1 : 0;
                    for (int l = 0; l < t.length; l++) {
                        entry += t[i][l] * t[l][j];
                    }
                    return entry;
                },
                "T T - 1")) {
            sides.note("T^w is its own inverse");
            repeat(map, sides);
            return;
        }
        boolean told = false;
        if (isometry && quick()) {
            ExactHypotheses averages = averages();
            moment(sides, averages.inverse(), averages.degree());
            told = true;
        }
        inLaw(sides, told, true, isometry);
    }

    /** H3: as maps, else in law. */
    void permutation(Comparison sides) {
        int d = law.dimension();
        Comparison map = Comparison.start();
        boolean differs = false;
        for (int i = 0; i + 1 < law.order() && !differs; i++) {
            int exchanged = i;
            differs = entries(
                    map,
                    law.order() * d,
                    (t, r, c) -> t[AtomComparison.swapped(r, d, exchanged)][AtomComparison.swapped(c, d, exchanged)]
                            - t[r][c],
                    "sigma T sigma^-1 - T");
        }
        if (!differs) {
            sides.note("T^w commutes with permutations");
            repeat(map, sides);
            return;
        }
        boolean told = false;
        if (quick()) {
            ExactHypotheses averages = averages();
            moment(sides, averages.permutation(), averages.degree());
            told = true;
        }
        inLaw(sides, told, false, false);
    }

    /** As many places as were compared, at the worst of them. */
    private static void repeat(Comparison map, Comparison sides) {
        sides.tolerance(ROUNDING);
        for (long n = 0; n < map.places(); n++) {
            sides.equal(map.measured(), 0, Math.max(1, map.bound() / ROUNDING.relative()), map::witness);
        }
        sides.note(map.places() + " angles");
    }

    private boolean quick() {
        return stated && law.quickAverages();
    }

    private ExactHypotheses averages() {
        return ExactHypotheses.of(law, ExactHypotheses.affordableDegree(law, DEGREE, MOST_AVERAGES));
    }

    private void moment(Comparison sides, Hypotheses.Defect defect, int degree) {
        sides.tolerance(MOMENTS);
        if (law.exact() && Double.isFinite(defect.size())) {
            BigFraction size = defect.size() == 0 ? BigFraction.ZERO : BigFraction.from(defect.size());
            sides.equal(size, BigFraction.ZERO, defect::witness);
        } else {
            sides.equal(defect.size(), 0, 1, defect::witness);
        }
        sides.note("moments up to degree " + degree);
    }

    private void inLaw(Comparison sides, boolean told, boolean inverse, boolean isometry) {
        int q = law.kernel().angleDimension();
        if (!told && q <= 2) {
            quadrature(sides, inverse);
        }
        if (sides.verdict() == Verdict.REFUTED) {
            return; // The moments are the better witness.
        }
        LawComparison test = LawComparison.of(law, LawComparison.affordable(law), SEED);
        LawComparison.Result result = inverse ? test.inverse(isometry) : test.permutation();
        sides.atMost(
                Math.min(MOST, -Math.log10(result.pValue())),
                LEVEL,
                () -> "-log10 of the p-value of a test of equality in law: " + result.witness());
        sides.note("and a test of equality in law: " + test.visible());
    }

    /** By several rules: a difference that the rules themselves do not agree on is the rules'. */
    private void quadrature(Comparison sides, boolean inverse) {
        try {
            Hypotheses coarse = Hypotheses.of(law, DEGREE);
            Hypotheses.Defect a = inverse ? coarse.inverse() : coarse.permutation();
            Hypotheses.Defect b = a;
            boolean settled = true;
            // Without a common pattern: rules of a map that jumps agree by chance now and then.
            for (int finer : FINER) {
                Hypotheses fine = Hypotheses.of(law, DEGREE + finer);
                b = inverse ? fine.inverse(DEGREE) : fine.permutation(DEGREE);
                double size = Math.max(a.size(), b.size());
                settled &= Math.abs(a.size() - b.size()) <= 1e-6 * size
                        || size <= MOMENTS.relative()
                        || Double.isInfinite(a.size());
            }
            if (settled) {
                sides.tolerance(MOMENTS);
                sides.equal(b.size(), 0, 1, b::witness);
                sides.note("moments up to degree " + DEGREE + " by several rules");
            } else {
                sides.note("the moments by several rules do not agree and decide nothing");
            }
        } catch (IllegalArgumentException e) {
            sides.note("no moments by quadrature: " + e.getMessage());
        }
    }
}
