package stosszahl.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/** Random models: the first law goes through all kinds in turn, so that a few dozen models have all of them; the rest is drawn. */
final class RandomModels {
    /** Kinds of laws on the line. */
    private static final List<BiFunction<Random, Integer, GasLaw>> LINE = List.of(
            (r, d) -> Circle.points(r, Ratio.ZERO),
            (r, d) -> Circle.points(r, Ratio.of(1, 1_000_000_000)),
            (r, d) -> Circle.points(r, Ratio.of(1, 1_000_000)),
            (r, d) -> Circle.oddWithoutLowMoments(r),
            (r, d) -> Circle.pairedAngles(r),
            (r, d) -> Circle.turnedLattice(r),
            (r, d) -> Circle.rareAngle(r),
            (r, d) -> Circle.evenDensity(r),
            (r, d) -> Circle.evenDensity(r),
            (r, d) -> Circle.evenDensity(r),
            (r, d) -> Circle.disguised(r),
            (r, d) -> Circle.oddHarmonic(r),
            (r, d) -> Circle.blindHarmonic(r),
            (r, d) -> Circle.tinyOdd(r),
            (r, d) -> Circle.oneSidedBell(r),
            (r, d) -> Circle.oneSidedJump(r),
            (r, d) -> Circle.singularOdd(r),
            (r, d) -> Others.isometricGame(r),
            (r, d) -> Others.rareHeating(r),
            (r, d) -> Others.unevenHeating(r),
            (r, d) -> Others.almostIsometry(r),
            (r, d) -> Others.keptOnAverage(r),
            (r, d) -> Others.range(r));

    /** Kinds of laws in every dimension. */
    private static final List<BiFunction<Random, Integer, GasLaw>> ANYWHERE = List.of(
            Others::uniformSymmetric,
            Others::uniformMomentum,
            Others::symmetricDensity,
            Others::asymmetricDensity,
            Others::oddAsymmetry,
            Others::momentumDensity,
            Others::ternary,
            (r, d) -> d == 1 ? new Rotation(Rotation.UNIFORM) : Others.binary(d),
            (r, d) -> new OrderOne(d),
            (r, d) -> Others.binaryDensity(r, Math.max(2, d)),
            (r, d) -> Others.binaryDensity(r, Math.max(2, d)),
            (r, d) -> Others.binaryPolynomial(r, Math.max(2, d)));

    private RandomModels() {}

    static int kinds() {
        return LINE.size() + ANYWHERE.size();
    }

    static GasModel model(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        random.nextInt(); // Random's first numbers of neighbouring seeds are alike.
        int kind = number % kinds();
        List<GasLaw> laws = new ArrayList<>();
        if (kind < LINE.size()) {
            laws.add(LINE.get(kind).apply(random, 1));
        } else {
            // The dimension changes from round to round.
            int dimension = 1 + (number / kinds() + kind) % 3;
            laws.add(ANYWHERE.get(kind - LINE.size()).apply(random, dimension));
        }
        int dimension = laws.get(0).dimension();
        // One law of each order, as in the paper: mixtures of one order have tests of their own.
        Set<Integer> taken = new HashSet<>();
        taken.add(laws.get(0).order());
        for (int more = random.nextInt(3); more > 0; more--) {
            GasLaw law = another(random, dimension);
            if (law.dimension() == dimension && taken.add(law.order())) {
                laws.add(law);
            }
        }
        return new GasModel("trial-" + seed + "-" + number, weighted(random, laws), start(random, dimension));
    }

    private static GasLaw another(Random random, int dimension) {
        return dimension == 1 && random.nextBoolean()
                ? LINE.get(random.nextInt(LINE.size())).apply(random, 1)
                : ANYWHERE.get(random.nextInt(ANYWHERE.size())).apply(random, dimension);
    }

    private static List<GasModel.Part> weighted(Random random, List<GasLaw> laws) {
        List<Integer> shares = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            shares.add(1 + random.nextInt(9));
        }
        int sum = shares.stream().mapToInt(Integer::intValue).sum();
        List<GasModel.Part> parts = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            parts.add(new GasModel.Part(Ratio.of(shares.get(i), sum), laws.get(i)));
        }
        return parts;
    }

    private static Start start(Random random, int dimension) {
        if (random.nextInt(6) == 0) {
            Map<Ratio, Start.Product> parts = new LinkedHashMap<>();
            parts.put(Ratio.of(1, 3), product(random, dimension));
            parts.put(Ratio.of(2, 3), product(random, dimension));
            return new Start.Mixture(parts);
        }
        return product(random, dimension);
    }

    private static Start.Product product(Random random, int dimension) {
        int kind = random.nextInt(3);
        if (kind == 0 && dimension == 1) {
            return new Start.Bkw((1 + random.nextInt(6)) / 10.0);
        }
        if (kind == 1) {
            return new Start.Box((1 + random.nextInt(30)) / 10.0);
        }
        List<Double> mean = new ArrayList<>();
        List<Double> variance = new ArrayList<>();
        for (int c = 0; c < dimension; c++) {
            mean.add((random.nextInt(5) - 2) / 4.0);
            variance.add((1 + random.nextInt(20)) / 10.0);
        }
        return new Start.Normal(mean, variance);
    }
}
