package stosszahl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random laws that are not rotations. */
final class Others {
    private Others() {}

    private static Ratio integer(long n) {
        return Ratio.of(n, 1);
    }

    private static List<Ratio> pair(Ratio a, Ratio b) {
        return List.of(a, b);
    }

    /** {@code (a, b)} of the inverse matrix: {@code a' - b' = 1/(a-b)}, {@code b' = -b/((a-b)(a+(K-1)b))}. */
    private static List<Ratio> inverse(int order, List<Ratio> pair) {
        Ratio a = pair.get(0);
        Ratio b = pair.get(1);
        Ratio difference = a.minus(b);
        Ratio off = b.negated().over(difference.times(a.plus(integer(order - 1).times(b))));
        return pair(Ratio.ONE.over(difference).plus(off), off);
    }

    /** The isometries of the game: {@code +-(1, 0)}, {@code +-(1-2/K, -2/K)}. */
    private static List<List<Ratio>> isometries(int order) {
        Ratio a = Ratio.ONE.minus(Ratio.of(2, order));
        Ratio b = Ratio.of(-2, order);
        return List.of(
                pair(Ratio.ONE, Ratio.ZERO),
                pair(a, b),
                pair(Ratio.ONE.negated(), Ratio.ZERO),
                pair(a.negated(), b.negated()));
    }

    private static GasLaw game(int order, List<List<Ratio>> more, List<Ratio> theirs, Truth truth) {
        List<List<Ratio>> pairs = new ArrayList<>(isometries(order));
        Ratio rest = theirs.stream().reduce(Ratio.ONE, Ratio::minus).over(integer(4));
        List<Ratio> weights = new ArrayList<>(List.of(rest, rest, rest, rest));
        pairs.addAll(more);
        weights.addAll(theirs);
        return new Atoms(Atoms.GAME, order, pairs, weights, truth);
    }

    private static int order(Random random) {
        return 2 + random.nextInt(3);
    }

    private static List<Ratio> heating(Random random) {
        return pair(Ratio.of(5 + random.nextInt(4), 4), Ratio.of(1 + random.nextInt(3), 8));
    }

    /** Isometries only: each is its own inverse. */
    static GasLaw isometricGame(Random random) {
        return game(order(random), List.of(), List.of(), new Truth(true, true, true, false));
    }

    /** Two rare maps that are each other's inverse: H2 holds, and what creates energy is seen by few draws. */
    static GasLaw rareHeating(Random random) {
        int order = order(random);
        List<Ratio> hot = heating(random);
        Ratio rare = Circle.rare(random);
        return game(order, List.of(hot, inverse(order, hot)), List.of(rare, rare), new Truth(false, true, true, false));
    }

    /** The same with a weight moved by a thousandth of itself. */
    static GasLaw unevenHeating(Random random) {
        int order = order(random);
        List<Ratio> hot = heating(random);
        Ratio rare = Circle.rare(random);
        return game(
                order,
                List.of(hot, inverse(order, hot)),
                List.of(rare, rare.times(Ratio.of(1001, 1000))),
                new Truth(false, false, true, false));
    }

    /** An isometry that misses by a part in {@code 10^9}. */
    static GasLaw almostIsometry(Random random) {
        int order = order(random);
        Ratio near = Ratio.of(1_000_000_001, 1_000_000_000);
        return game(
                order,
                List.of(pair(near, Ratio.ZERO)),
                List.of(Ratio.of(1, 1 + 999L * random.nextInt(2) + 1)),
                new Truth(false, false, true, false));
    }

    static GasLaw range(Random random) {
        int low = 6 + random.nextInt(3);
        return new Game(order(random), List.of(low, low + 3), List.of(1, 3));
    }

    /** Energy is kept on average: {@code E |TV|^2 = |V|^2} for all {@code V}, and never for one map. */
    static GasLaw keptOnAverage(Random random) {
        // Two orders of magnitude, opposite signs of b: a^2 + b^2 = 1 and the mixed term 4ab cancels; K = 2.
        List<Ratio> point = Circle.point(random);
        Ratio half = Ratio.of(1, 2);
        // The inverse of (a, b) is (a, -b)/(a^2 - b^2), which is the other map only if a^2 - b^2 = 1.
        return new Atoms(
                Atoms.GAME,
                2,
                List.of(point, pair(point.get(0), point.get(1).negated())),
                List.of(half, half),
                new Truth(false, false, true, false));
    }

    static GasLaw uniformSymmetric(Random random, int dimension) {
        int order = 1 + random.nextInt(dimension == 1 ? 4 : dimension == 2 ? 4 : 3);
        return Reflection.symmetric(order, dimension, false);
    }

    static GasLaw uniformMomentum(Random random, int dimension) {
        int order = (dimension == 1 ? 3 : 2) + random.nextInt(2);
        return Reflection.symmetric(order, dimension, true);
    }

    private static int orderOfDensity(Random random, int dimension) {
        return dimension == 1 ? 2 + random.nextInt(3) : 2;
    }

    private static double coefficient(Random random, int terms) {
        return (1 + random.nextInt(90)) / 100.0 / terms;
    }

    /** A density that every permutation keeps. */
    static GasLaw symmetricDensity(Random random, int dimension) {
        int order = orderOfDensity(random, dimension);
        int power = List.of(2, 4, 8, 14).get(random.nextInt(4));
        double c = coefficient(random, order);
        return Reflection.symmetric(false, Density.power(order, dimension, c, power, true), true, false);
    }

    /** A density that singles out the first particle, in a high or a low degree. */
    static GasLaw asymmetricDensity(Random random, int dimension) {
        int order = orderOfDensity(random, dimension);
        int power = List.of(2, 4, 8, 14).get(random.nextInt(4));
        double c = random.nextInt(4) == 0 ? 1e-6 : coefficient(random, 1);
        return Reflection.symmetric(false, Density.power(order, dimension, c, power, false), false, false);
    }

    /** A density that singles out the first particle by an odd function: the map does not see it. */
    static GasLaw oddAsymmetry(Random random, int dimension) {
        int order = orderOfDensity(random, dimension);
        int power = List.of(1, 3, 7).get(random.nextInt(3));
        double c = coefficient(random, 1);
        return Reflection.symmetric(false, Density.power(order, dimension, c, power, false), true, true);
    }

    /** On {@code S'_K}; two particles of opposite {@code w} cannot be told apart. */
    static GasLaw momentumDensity(Random random, int dimension) {
        int order = (dimension == 1 ? 3 : 2) + random.nextInt(2);
        boolean everybody = random.nextBoolean();
        int power = List.of(2, 4, 8).get(random.nextInt(3));
        double c = coefficient(random, order);
        return Reflection.symmetric(
                true, Density.power(order, dimension, c, power, everybody), everybody || order == 2, false);
    }

    /** In two and three dimensions a density of the last component, even or not: all is well for every one of them. */
    static GasLaw binaryDensity(Random random, int dimension) {
        Profile profile = Circle.even(random, 1);
        if (random.nextInt(3) == 0) {
            profile = profile.and(Profile.constant(1)).and(Profile.harmonic(0.9, 1 + random.nextInt(40), true));
        }
        return Reflection.binary(
                dimension, new Directions.Axial(dimension, profile), profile.text(dimension == 2 ? "wy" : "wz"));
    }

    static GasLaw binaryPolynomial(Random random, int dimension) {
        int[] mixed = new int[dimension];
        mixed[0] = 1;
        mixed[1] = 1;
        int[] odd = new int[dimension];
        odd[dimension - 1] = 1 + 2 * random.nextInt(3);
        Density density = new Density(
                1,
                dimension,
                List.of(
                        new Density.Term(coefficient(random, 2), Powers.key(mixed)),
                        new Density.Term(-coefficient(random, 2), Powers.key(odd))));
        return Reflection.binary(
                dimension, new Directions.Weighted(new Directions.Sphere(dimension), density), density.text());
    }

    static GasLaw binary(int dimension) {
        return Reflection.binary(dimension, new Directions.Sphere(dimension), "");
    }

    static GasLaw ternary(Random random, int dimension) {
        return Reflection.ternary(
                dimension, List.of("", "-adapted", "-as-printed").get(random.nextInt(3)));
    }
}
