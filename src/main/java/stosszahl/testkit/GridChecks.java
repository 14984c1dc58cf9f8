package stosszahl.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.kac.JumpProbabilities;
import stosszahl.kac.ParticleNumber;

/** The checks of {@link DiscretisationContract}. */
final class GridChecks {
    /** Row sums are 1 within 1e-14; sums of some thousand such products. */
    private static final double ROUNDING = 1e-11;

    private final Discretisation grid;
    private final GridSpace space;
    private final int particles;

    private GridChecks(Discretisation grid) {
        this.grid = grid;
        this.space = grid.space();
        this.particles = space.levels();
        if (particles <= grid.model().highestOrder()) {
            throw new IllegalArgumentException("N = " + particles + " particles and collisions of order "
                    + grid.model().highestOrder() + " leave no room; use N > M");
        }
    }

    static List<Check> of(Discretisation grid, long seed, int tries) {
        GridChecks c = new GridChecks(grid);
        return List.of(
                Check.property("grid/probabilities", "rows of A_K are probabilities", seed, tries, c::probabilities),
                Check.property("grid/symmetry", "A_K is symmetric where it claims to be", seed, tries, c::symmetry),
                Check.property("grid/mass", "no operator makes or loses mass", seed, tries, c::mass),
                Check.property(
                        "grid/positivity",
                        "the loss is the only negative part of the generator",
                        seed,
                        tries,
                        c::positivity),
                Check.property("grid/adjoint", "<C f, phi> = <f, C* phi>", seed, tries, c::adjoint),
                Check.property(
                        "grid/marginals",
                        "Tr_1 is a contraction that keeps mass and commutes with products",
                        seed,
                        tries,
                        c::marginals),
                Check.property(
                        "grid/consistency",
                        "marginals of the master equation obey the BBGKY hierarchy (2.22)",
                        seed,
                        tries,
                        c::consistency),
                Check.property(
                        "Remarks 6.1", "||C_{s,s+k} f|| <= 2 sum_n w_N(s;k,n) C(s,n) ||f||", seed, tries, c::bound));
    }

    private List<Integer> orders() {
        return IntStream.rangeClosed(1, grid.model().highestOrder())
                .filter(k -> !grid.model().collisions(k).isEmpty())
                .boxed()
                .toList();
    }

    private SymmetricMasses density(int s, Draw draw) {
        return RandomElements.density(draw, space, s);
    }

    private int[] cells(int order, Draw draw, String name) {
        return IntStream.range(0, order)
                .map(i -> draw.integer(name + " " + i, 0, space.grid().cells() - 1))
                .sorted()
                .toArray();
    }

    private List<int[]> multisets(int order) {
        SymmetricMasses zero = space.level(order).zero();
        return IntStream.range(0, zero.size()).mapToObj(zero::cells).toList();
    }

    private void probabilities(Draw draw) {
        int order = draw.oneOf("K", orders());
        int[] before = cells(order, draw, "cell");
        double sum = 0;
        for (int[] after : multisets(order)) {
            double p = grid.probability(order, before, after);
            Check.atMost("-A(kappa -> " + Arrays.toString(after) + ")", -p, 0, "kappa = " + Arrays.toString(before));
            sum += p;
        }
        Check.equal("the sum of A(kappa -> .)", sum, 1, ROUNDING, "kappa = " + Arrays.toString(before));
    }

    private void symmetry(Draw draw) {
        List<Integer> symmetric = orders().stream().filter(grid::bistochastic).toList();
        if (symmetric.isEmpty()) {
            throw new NotApplicable("no order claims to be bistochastic");
        }
        int order = draw.oneOf("K", symmetric);
        int[] before = cells(order, draw, "cell");
        int[] after = cells(order, draw, "cell after");
        Check.equal(
                "orbit(kappa) A(kappa -> kappa')",
                RandomModels.orbit(before) * grid.probability(order, before, after),
                RandomModels.orbit(after) * grid.probability(order, after, before),
                ROUNDING,
                "kappa = " + Arrays.toString(before) + ", kappa' = " + Arrays.toString(after));
    }

    private record Place(ParticleNumber n, int s, int k) {}

    private Place place(Draw draw) {
        ParticleNumber n =
                draw.integer("N or infinity", 0, 1) == 0 ? ParticleNumber.of(particles) : ParticleNumber.INFINITE;
        int k = draw.integer("k", 0, grid.model().reach());
        return new Place(n, draw.integer("s", 1, particles - k), k);
    }

    private SymmetricMasses image(Place p, SymmetricMasses f) {
        return grid.apply(p.n, p.s, p.k, f);
    }

    /** The total loss {@code sum_n w_N(s;k,n) C(s,n)}: the rate that mass is moved at. */
    private double rate(Place p) {
        return JumpProbabilities.of(grid.model(), p.n).rate(p.s, p.k);
    }

    private void mass(Draw draw) {
        Place p = place(draw);
        SymmetricMasses f = density(p.s + p.k, draw);
        Check.equal("total mass of C_{s,s+k} f", image(p, f).total(), 0, ROUNDING * (1 + rate(p)), "N, s, k, f below");
        Check.equal(
                "total mass of Omega f",
                grid.generator(density(particles, draw)).total(),
                0,
                ROUNDING * particles,
                "f below");
    }

    /** {@code Omega f + N f} is what arrives, {@code C f + rate Tr_k f} likewise. */
    private void positivity(Draw draw) {
        SymmetricMasses f = density(particles, draw);
        SymmetricMasses arrives = space.level(particles).combine(1, grid.generator(f), particles, f);
        Check.atMost("the negative part of Omega f + N f", -arrives.min(), ROUNDING * particles, "f below");
        Place p = place(draw);
        SymmetricMasses g = density(p.s + p.k, draw);
        SymmetricMasses gain = space.level(p.s).combine(1, image(p, g), rate(p), p.k == 0 ? g : grid.trace(g, p.k));
        Check.atMost(
                "the negative part of the gain of C_{s,s+k}",
                -gain.min(),
                ROUNDING * (1 + rate(p)),
                "N, s, k, f below");
    }

    private void adjoint(Draw draw) {
        Place p = place(draw);
        SymmetricMasses f = density(p.s + p.k, draw);
        GridObservable phi = RandomElements.observable(draw, space, p.s);
        Check.equal(
                "<f, C* phi>",
                grid.adjoint(p.n, p.s, p.k, phi).apply(f),
                phi.apply(image(p, f)),
                ROUNDING * (1 + rate(p)),
                "that is <C f, phi>; N, s, k, f, phi below");
    }

    private void marginals(Draw draw) {
        int s = draw.integer("s", 1, particles - 1);
        double[] one = density(1, draw).masses();
        SymmetricMasses traced = grid.trace(space.product(s + 1, one), 1);
        BanachSpace<SymmetricMasses> level = space.level(s);
        Check.atMost(
                "||Tr_1 f^(x)(s+1) - f^(x)s||",
                level.norm(level.combine(1, traced, -1, space.product(s, one))),
                ROUNDING,
                "s, f below");
        SymmetricMasses g = RandomElements.signed(draw, space, s + 1);
        SymmetricMasses trace = grid.trace(g, 1);
        Check.equal(
                "total mass of Tr_1 g",
                trace.total(),
                g.total(),
                ROUNDING * (1 + space.level(s + 1).norm(g)),
                "");
        Check.atMost("||Tr_1 g||", level.norm(trace), space.level(s + 1).norm(g) * (1 + ROUNDING), "||g||");
    }

    private void consistency(Draw draw) {
        int s = draw.integer("s", 1, particles);
        SymmetricMasses f = density(particles, draw);
        SymmetricMasses moved = grid.generator(f);
        SymmetricMasses left = s == particles ? moved : grid.trace(moved, particles - s);
        BanachSpace<SymmetricMasses> level = space.level(s);
        SymmetricMasses right = level.zero();
        for (int k = 0; k <= grid.model().reach() && s + k <= particles; k++) {
            SymmetricMasses marginal = s + k == particles ? f : grid.trace(f, particles - s - k);
            right = level.combine(1, right, 1, grid.apply(ParticleNumber.of(particles), s, k, marginal));
        }
        Check.atMost(
                "||(Omega f)^(s) - sum_k C_{s,s+k} f^(s+k)||",
                level.norm(level.combine(1, left, -1, right)),
                ROUNDING * particles * 4,
                "N = " + particles + ", s, f below");
    }

    private void bound(Draw draw) {
        Place p = place(draw);
        SymmetricMasses f = RandomElements.signed(draw, space, p.s + p.k);
        Check.atMost(
                "||C_{s,s+k} f||",
                space.level(p.s).norm(image(p, f)),
                2 * rate(p) * space.level(p.s + p.k).norm(f) * (1 + ROUNDING) + ROUNDING,
                "twice the rate times ||f||; N, s, k, f below");
    }
}
