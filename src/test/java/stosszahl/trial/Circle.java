package stosszahl.trial;

import static stosszahl.trial.Profile.bell;
import static stosszahl.trial.Profile.constant;
import static stosszahl.trial.Profile.harmonic;
import static stosszahl.trial.Profile.jump;
import static stosszahl.trial.Profile.shifted;
import static stosszahl.trial.Profile.singular;
import static stosszahl.trial.Profile.steep;
import static stosszahl.trial.Profile.twiceSingular;
import static stosszahl.trial.Profile.twoSines;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random kernels of rotations and random densities, even and not. */
final class Circle {
    /** Odd harmonics from the first on, with those among them that a lattice of 512, 1000 or 1024 points cannot see. */
    private static final int[] HARMONICS = {1, 2, 3, 7, 9, 13, 41, 70, 128, 255, 512, 1000, 1024, 1536, 1999};

    private Circle() {}

    /** A decimal with few digits, which is what users write. */
    static double decimal(Random random, double low, double high) {
        double x = low + (high - low) * random.nextDouble();
        return new BigDecimal(x).round(new MathContext(3)).doubleValue();
    }

    /** Log-uniform. */
    static double small(Random random, double low, double high) {
        return new BigDecimal(low * Math.pow(high / low, random.nextDouble()))
                .round(new MathContext(2))
                .doubleValue();
    }

    static int harmonicNumber(Random random) {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(2000) : HARMONICS[random.nextInt(HARMONICS.length)];
    }

    /** An even, positive density on {@code [-most, most]}; on the circle it may be singular at pi as well. */
    static Profile even(Random random, double most) {
        return switch (random.nextInt(most > 2 ? 9 : 8)) {
            case 0 -> Profile.of(constant(1), harmonic(decimal(random, 0.1, 0.95), harmonicNumber(random), false));
            case 1 -> Profile.of(bell(1, decimal(random, 0.2, 0.8 * most), small(random, 0.003, 0.2), true));
            case 2 ->
                Profile.of(
                        constant(0.1),
                        bell(
                                decimal(random, 1, 50),
                                decimal(random, 0.2, 0.8 * most),
                                small(random, 0.003, 0.1),
                                true));
            case 3 -> Profile.of(jump(1, decimal(random, 0.05, 0.9 * most), true));
            case 4 -> Profile.of(constant(0.2), jump(1, decimal(random, 0.05, 0.9 * most), true));
            case 5 -> Profile.of(singular(List.of(0.25, 0.5, 0.75).get(random.nextInt(3))));
            case 6 -> Profile.of(steep(small(random, 1e-4, 1e-2)));
            case 7 -> Profile.of(constant(0.5), twiceSingular(decimal(random, 0.3, 0.8 * most), 0.2));
            default -> Profile.of(Profile.root());
        };
    }

    static GasLaw evenDensity(Random random) {
        return new Rotation(even(random, Math.PI));
    }

    /** Even in spite of its look. */
    static GasLaw disguised(Random random) {
        return new Rotation(Profile.of(
                constant(1), twoSines(decimal(random, 0.1, 0.9), harmonicNumber(random), 1 + random.nextInt(50))));
    }

    static GasLaw oddHarmonic(Random random) {
        double a = decimal(random, 0.2, 0.9);
        return new Rotation(Profile.of(constant(1), harmonic(a, harmonicNumber(random), true)));
    }

    /** A harmonic that vanishes on a lattice that someone might compare on, or one that it takes for a low one. */
    static GasLaw blindHarmonic(Random random) {
        int m = List.of(1000, 1024, 1024, 2048).get(random.nextInt(4));
        return new Rotation(Profile.of(constant(1), harmonic(decimal(random, 0.2, 0.9), m, true)));
    }

    /** As small as a user might still mean it. */
    static GasLaw tinyOdd(Random random) {
        return new Rotation(Profile.of(constant(1), harmonic(1e-6, harmonicNumber(random), true)));
    }

    static GasLaw oneSidedBell(Random random) {
        double place = decimal(random, 0.2, 2.8) * (random.nextBoolean() ? 1 : -1);
        return new Rotation(Profile.of(
                constant(random.nextBoolean() ? 0.1 : 1),
                bell(decimal(random, 0.5, 20), Math.abs(place), small(random, 0.005, 0.1), false)));
    }

    static GasLaw oneSidedJump(Random random) {
        Profile.Term term = random.nextBoolean()
                ? jump(0.2, decimal(random, 0.1, 2.5), false)
                : shifted(0.5, 1 + random.nextInt(60), decimal(random, 0.003, 0.02));
        return new Rotation(Profile.of(constant(1), term));
    }

    /** Singular where the density is even, so that whoever divides by its largest value sees nothing of the odd part. */
    static GasLaw singularOdd(Random random) {
        Profile.Term spike = random.nextBoolean() ? singular(0.5) : steep(small(random, 1e-4, 1e-2));
        return new Rotation(
                Profile.of(constant(1), spike, harmonic(decimal(random, 0.2, 0.9), 1 + random.nextInt(70), true)));
    }

    /** Rational points of the circle by Pythagorean triples. */
    static List<Ratio> point(Random random) {
        int m = 2 + random.nextInt(6);
        int n = 1 + random.nextInt(m - 1);
        long square = (long) m * m + (long) n * n;
        Ratio c = Ratio.of((random.nextBoolean() ? 1 : -1) * (long) (m * m - n * n), square);
        Ratio s = Ratio.of(2L * m * n, square);
        return List.of(c, s);
    }

    private static List<Ratio> mirrored(List<Ratio> point) {
        return List.of(point.get(0), point.get(1).negated());
    }

    /** Points in mirrored pairs of equal weight; {@code moved} is taken from one point and given to its image. */
    static GasLaw points(Random random, Ratio moved) {
        int pairs = 1 + random.nextInt(4);
        List<List<Ratio>> points = new ArrayList<>();
        List<Ratio> weights = new ArrayList<>();
        Ratio weight = Ratio.of(1, 2L * pairs + 1);
        for (int j = 0; j < pairs; j++) {
            List<Ratio> point = point(random);
            while (points.contains(point)) {
                point = point(random);
            }
            points.add(point);
            weights.add(j == 0 ? weight.minus(moved) : weight);
            points.add(mirrored(point));
            weights.add(j == 0 ? weight.plus(moved) : weight);
        }
        points.add(random.nextBoolean() ? List.of(Ratio.ONE, Ratio.ZERO) : List.of(Ratio.ONE.negated(), Ratio.ZERO));
        weights.add(weight);
        return new Atoms(Atoms.ROTATION, 2, points, weights, new Truth(true, moved.isZero(), moved.isZero(), false));
    }

    /** Three pairs of points whose odd part has no moment below the third harmonic: {@code sum e_k sin j theta_k = 0} for {@code j = 1, 2}. */
    static GasLaw oddWithoutLowMoments(Random random) {
        List<List<Ratio>> points = new ArrayList<>();
        while (points.size() < 3) {
            List<Ratio> point = point(random);
            if (!points.contains(point)) {
                points.add(point);
            }
        }
        List<Ratio> e = new ArrayList<>();
        Ratio sum = Ratio.ZERO;
        for (int k = 0; k < 3; k++) {
            List<Ratio> p = points.get((k + 1) % 3);
            List<Ratio> q = points.get((k + 2) % 3);
            // The vector product of (sin theta_k) and (sin 2 theta_k / 2).
            Ratio x = p.get(1).times(q.get(1)).times(q.get(0).minus(p.get(0)));
            e.add(x);
            sum = sum.plus(x.value() < 0 ? x.negated() : x);
        }
        List<List<Ratio>> all = new ArrayList<>();
        List<Ratio> weights = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Ratio shift = e.get(k).over(sum).over(Ratio.of(7, 1));
            all.add(points.get(k));
            weights.add(Ratio.of(1, 6).plus(shift));
            all.add(mirrored(points.get(k)));
            weights.add(Ratio.of(1, 6).minus(shift));
        }
        return new Atoms(Atoms.ROTATION, 2, all, weights, new Truth(true, false, false, false));
    }

    /** Angles in pairs of opposite sign, written in one of several ways: less or more by a turn, or twice with halves of the weight. */
    static GasLaw pairedAngles(Random random) {
        int pairs = 1 + random.nextInt(5);
        List<Ratio> angles = new ArrayList<>();
        List<Ratio> weights = new ArrayList<>();
        Ratio weight = Ratio.of(1, 2L * pairs);
        for (int j = 0; j < pairs; j++) {
            Ratio r = Ratio.of(1 + random.nextInt(50), 41 + random.nextInt(20));
            angles.add(r);
            weights.add(weight);
            Ratio opposite = random.nextBoolean() ? r.negated() : Ratio.of(2, 1).minus(r);
            if (random.nextBoolean()) {
                angles.add(opposite);
                angles.add(Angles.reduced(opposite));
                weights.add(weight.over(Ratio.of(2, 1)));
                weights.add(weight.over(Ratio.of(2, 1)));
            } else {
                angles.add(opposite);
                weights.add(weight);
            }
        }
        return new Angles(angles, weights, new Truth(true, true, true, false));
    }

    /** {@code n} equal steps from an angle that is no multiple of half a step: no moment below degree {@code n} tells it from its inverse. */
    static GasLaw turnedLattice(Random random) {
        int n = 7 + random.nextInt(34);
        List<Ratio> angles = new ArrayList<>();
        List<Ratio> weights = new ArrayList<>();
        Ratio first = Ratio.of(1 + random.nextInt(2), 3L * n);
        for (int j = 0; j < n; j++) {
            angles.add(first.plus(Ratio.of(2L * j, n)));
            weights.add(Ratio.of(1, n));
        }
        return new Angles(angles, weights, new Truth(true, false, false, false));
    }

    /** Angles in pairs, and one without its partner, of a weight that few draws would hit. */
    static GasLaw rareAngle(Random random) {
        Ratio rare = rare(random);
        Ratio r = Ratio.of(1 + random.nextInt(6), 7);
        Ratio half = Ratio.ONE.minus(rare).over(Ratio.of(2, 1));
        return new Angles(
                List.of(r, r.negated(), Ratio.of(1 + random.nextInt(10), 11)),
                List.of(half, half, rare),
                new Truth(true, false, false, false));
    }

    static Ratio rare(Random random) {
        return Ratio.of(1, List.of(10_000L, 1_000_000L, 1_000_000_000L).get(random.nextInt(3)));
    }
}
