package stosszahl.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.InitialData;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.OperatorNorm;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.DuhamelSeries;
import stosszahl.hierarchy.GradedElement;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.KacConstants;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** For each claim of the chapters on the conditions, the operators, the data and the series: a fault that refutes it, through the chapter's own judgement. */
final class ConditionsRefutations {
    private static final KacModel KAC = ModelCatalogue.load("kac").model();
    private static final KacModel MIXTURE =
            ModelCatalogue.load("binary-ternary").model();
    private static final int N = 5;
    private static final double T = 0.05;
    private static final List<ParticleNumber> NUMBERS = List.of(ParticleNumber.of(10), ParticleNumber.of(100));
    private static final GridModel GRID = GridSetting.coarse(KAC, 4);
    private static final GridSpace SPACE = GridSpace.of(GRID.grid(), N);
    private static final KacHierarchy RIGHT = KacHierarchy.of(GRID, SPACE, ParticleNumber.of(N));
    private static final GradedElement<SymmetricMasses> DATA =
            InitialData.of(SPACE, KAC.initial()).sequence(N);

    private ConditionsRefutations() {}

    /** Operators with a factor on each: a missing term, a rate that lacks its normalisation. */
    private record Scaled(Hierarchy<SymmetricMasses> right, double diagonal, double above)
            implements Hierarchy<SymmetricMasses> {
        @Override
        public GridSpace space() {
            return SPACE;
        }

        @Override
        public int reach() {
            return right.reach();
        }

        @Override
        public int levels() {
            return right.levels();
        }

        @Override
        public SymmetricMasses apply(int s, int k, SymmetricMasses f) {
            BanachSpace<SymmetricMasses> level = SPACE.level(s);
            SymmetricMasses image = right.apply(s, k, f);
            return level.combine(k == 0 ? diagonal : above, image, 0, image);
        }
    }

    static Map<String, Supplier<Finding>> all() {
        Map<String, Supplier<Finding>> all = new LinkedHashMap<>();
        // The leading terms n = 1 alone do not dominate.
        all.put("lemma-6.4", () -> ModelChapter.lemma(ModelConstants.of(KAC, NUMBERS, null), KacConstants.limit(KAC)));
        // The term n >= 2 of (6.27) is left out.
        all.put("lemma-6.3/generator", () -> ConditionsChapter.generator(new Scaled(RIGHT, 0, 1), master(), SPACE));
        all.put(
                "condition-1/k=*",
                () -> ConditionsChapter.theorem(
                        KAC, ModelConstants.of(MIXTURE, NUMBERS, null), 1, ConditionsChapter.range(KAC, NUMBERS)));
        all.put("condition-1-sharp/k=*", () -> ConditionsChapter.sharp(KAC, norms(), 1));
        all.put("condition-2/k=*", () -> ConditionsChapter.limit(KacConstants.limit(KAC), norms(), 1));
        all.put("A3/s=1", () -> OperatorsChapter.first(differences()));
        all.put("A3/bound", () -> OperatorsChapter.bound(differences()));
        all.put(
                "A3/all-N",
                () -> OperatorsChapter.everyNumber(
                        KAC,
                        List.of(10L),
                        n -> s -> KacConstants.allDifferences(KAC, n, s).multiply(BigFraction.of(99, 100))));
        all.put("A3/rate/s=*", () -> {
            List<Long> particles = List.of(10L, 20L, 40L, 80L);
            double[][] total = OperatorsChapter.totals(differences(), particles, 2);
            return Rates.finding(Claim.of("A3/rate/s=2", "planted", ""), new double[] {10, 20, 40, 80}, total[2]);
        });
        all.put("A1", () -> InitialChapter.first(List.of(new InitialChapter.Marginal("planted", 1, distance(), 1))));
        all.put("A2", () -> InitialChapter.second(List.of(new InitialChapter.Marginal("planted", 1.001, 0, 1))));
        // The exponent of the marginal's density is (n - k - 2)/2, not half of that.
        all.put("A1/s=*", () -> {
            double[] n = {20, 100, 1000};
            double[] distance = DoubleStream.of(n)
                    .map(x -> InitialChapter.sphereDistance(x, 1, (x - 3) / 2))
                    .toArray();
            double[] bound = DoubleStream.of(n).map(x -> 8 / (x - 4)).toArray();
            return InitialChapter.diaconisFreedman(1, n, distance, bound);
        });
        // The distance of another law, which does not tend to the Gaussian.
        all.put(
                "A1/rate/s=*",
                () -> Rates.finding(
                        Claim.of("A1/rate/s=1", "planted", ""),
                        new double[] {20, 100, 1000, 10_000},
                        DoubleStream.of(20, 100, 1000, 10_000)
                                .map(x -> InitialChapter.sphereDistance(x, 1, (x - 3) / 4))
                                .toArray()));
        all.put(
                "duhamel/master-equation",
                () -> DuhamelChapter.masterEquation(
                        DuhamelSeries.of(new Scaled(RIGHT, 1, 1.001), DATA), reference(), T));
        all.put("duhamel/limit-equation", () -> {
            var comparison = stosszahl.claim.Comparison.start();
            DuhamelChapter.limit(comparison, remainder(1.1), 1, true, "planted");
            return Claim.of("duhamel/limit-equation", "planted", "").judge(comparison);
        });
        all.put("duhamel/sharp-bound", () -> order(remainder(1.1)).sharp());
        all.put(
                "duhamel/lemma-5.1",
                () -> order(new DuhamelChapter.Remainder(0.1, 0.3, 0.2, 0.4)).lemma(1));
        all.put(
                "duhamel/(5.23)",
                () -> order(new DuhamelChapter.Remainder(0.1, 0.2, 0.3, 0.2)).paper(1));
        all.put(
                "picard/series",
                () -> PicardClaims.series(new Scaled(RIGHT, 1, 1.001), DuhamelSeries.of(RIGHT, DATA), T));
        // Operators far larger than the constants say.
        all.put(
                "picard/contraction",
                () -> PicardClaims.contraction(
                        DuhamelSeries.of(new Scaled(RIGHT, 300, 300), DATA), ModelConstants.of(KAC, NUMBERS, null), T));
        return all;
    }

    private static MasterEquation master() {
        return MasterEquation.of(GRID, ParticleNumber.of(N));
    }

    private static GradedElement<SymmetricMasses> reference() {
        return SPACE.marginals(master().solve(DATA.component(N), T, 1e-16).law());
    }

    /** Rates that lack the normalisation {@code 1/(N-1)}, and a limit twice too large. */
    private static List<ConditionsChapter.Measured> norms() {
        return ConditionsChapter.measure(
                (n, s, k) -> {
                    OperatorNorm norm = KacHierarchy.of(GRID, SPACE, n).operatorNorm(s, k);
                    double factor = n.finite() ? n.count() - 1 : 2;
                    return new OperatorNorm(factor * norm.value(), norm.witness());
                },
                List.of(ParticleNumber.of(10), ParticleNumber.INFINITE),
                1,
                3);
    }

    /** Operators that do not come to the limit: half of it is left over for every {@code N}. */
    private static List<OperatorsChapter.Measured> differences() {
        KacHierarchy limit = KacHierarchy.of(GRID, SPACE, ParticleNumber.INFINITE);
        return OperatorsChapter.measure(
                new OperatorsChapter.Differences() {
                    @Override
                    public double difference(ParticleNumber n, int s, int k) {
                        return KacHierarchy.of(GRID, SPACE, n)
                                        .differenceNorm(limit, s, k)
                                        .value()
                                + 0.5 * limit.norm(s, k);
                    }

                    @Override
                    public double limit(int s, int k) {
                        return limit.norm(s, k);
                    }
                },
                KAC,
                List.of(10L, 20L, 40L, 80L),
                2);
    }

    /** The distance of the marginals of order 1 at time 0 and of the law moved on to time {@link #T}. */
    private static double distance() {
        BanachSpace<SymmetricMasses> level = SPACE.level(1);
        return level.norm(level.combine(1, DATA.component(1), -1, reference().component(1)));
    }

    private static DuhamelChapter.Remainder remainder(double share) {
        return new DuhamelChapter.Remainder(share * 0.1, 0.1, 0.2, 0.3);
    }

    private static DuhamelChapter.Order order(DuhamelChapter.Remainder remainder) {
        DuhamelChapter.Order order = new DuhamelChapter.Order();
        order.see(remainder, 1, "planted");
        return order;
    }
}
