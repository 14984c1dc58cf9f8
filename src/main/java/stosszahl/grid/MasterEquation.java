package stosszahl.grid;

import java.util.Arrays;
import stosszahl.hierarchy.GradedElement;
import stosszahl.kac.ParticleNumber;

/**
 * The master equation (1.10) of {@code N} particles on a grid, solved outright: the jump process of Section 4 on occupation numbers, {@code C(g+N-1, N)} states.
 *
 * <p>Events come at rate {@code N}; each is of order {@code K} with probability {@code beta_K}, draws {@code K} of the {@code N} particles (hypergeometric occupations) and replaces them by the
 * collision matrix. The jump matrix is applied without its entries, so several million states fit into a few gigabytes. Written independently of {@link KacHierarchy}: only the collision matrices are shared, so its marginals are a reference for the BBGKY hierarchy.
 */
public final class MasterEquation {
    /** Steps of uniformisation are cut so that {@code e^{-N t}} stays a normal number. */
    private static final double LONGEST = 64;

    private final GridModel model;
    private final int particles;
    private final Occupations occupations;
    private final Jumps jumps;

    private MasterEquation(GridModel model, int particles, Occupations occupations, Jumps jumps) {
        this.model = model;
        this.particles = particles;
        this.occupations = occupations;
        this.jumps = jumps;
    }

    /**
     * A solution at a time.
     *
     * @param law the law of the {@code N} particles
     * @param truncation a proved bound for the {@code l^1} error of cutting off the Poisson series, relative to the norm of the data; rounding comes on top
     */
    public record Solution(SymmetricMasses law, double truncation) {}

    /**
     * The master equation of {@code N} particles.
     *
     * @param model the model on a grid
     * @param particles the number {@code N >= M}
     * @return the equation
     * @throws IllegalArgumentException if {@code N < M}, {@code N} is infinite, or the states do not fit memory; then the message names the largest {@code N} that does
     */
    public static MasterEquation of(GridModel model, ParticleNumber particles) {
        model.model().check(particles);
        if (!particles.finite() || particles.count() > 1_000_000) {
            throw new IllegalArgumentException("the master equation of N = " + particles
                    + " particles has too many states to be solved outright; use a small N");
        }
        int n = (int) particles.count();
        int cells = model.grid().cells();
        Memory.check(
                "the states of the master equation of N = " + n + " particles on " + cells + " cells",
                n,
                model.model().highestOrder(),
                m -> Jumps.size(cells, m),
                Memory.available(),
                "N");
        Occupations occupations = new Occupations(cells, n);
        return new MasterEquation(model, n, occupations, new Jumps(model, occupations, n));
    }

    /**
     * The number of states.
     *
     * @return {@code C(g + N - 1, N)}
     */
    public int states() {
        return occupations.size();
    }

    /**
     * The number of particles.
     *
     * @return {@code N}
     */
    public int particles() {
        return particles;
    }

    /**
     * The right-hand side {@code Omega f}, (1.11).
     *
     * @param f a function of level {@code N}
     * @return {@code Omega f}
     */
    public SymmetricMasses derivative(SymmetricMasses f) {
        double[] p = read(f);
        double[] q = new double[p.length];
        jumps.apply(p, q);
        for (int i = 0; i < q.length; i++) {
            q[i] = particles * (q[i] - p[i]);
        }
        return write(q, f);
    }

    /**
     * The solution {@code e^{t Omega} f} by uniformisation: {@code e^{t Omega} = sum_j e^{-N t} (N t)^j/j! P^j} with the jump matrix {@code P}, which does not increase norms.
     *
     * <p>Cut off after {@code J} terms it lacks at most {@code P(Poisson(N t) > J) <= e^{-N t} (N t)^{J+1}/(J+1)! / (1 - N t/(J+2))}, for {@code J + 2 > N t}, times the norm of {@code f}: proved.
     * Costs {@code N t + O(sqrt(N t log(1/tolerance)))} products with {@code P}.
     *
     * @param f the law at time 0, a function of level {@code N}, of any sign
     * @param t the time {@code t >= 0}
     * @param tolerance what the truncation may cost, relative to the norm of {@code f}
     * @return the law at time {@code t}
     * @throws IllegalArgumentException if the level is not {@code N}, the time is negative or the tolerance is not positive
     */
    public Solution solve(SymmetricMasses f, double t, double tolerance) {
        if (!(t >= 0) || Double.isInfinite(t) || !(tolerance > 0)) {
            throw new IllegalArgumentException(
                    "t = " + t + " with tolerance " + tolerance + "; use a finite t >= 0 and a tolerance > 0");
        }
        int steps = Math.max(1, (int) Math.ceil(particles * t / LONGEST));
        double[] p = read(f);
        double truncation = 0;
        for (int step = 0; step < steps; step++) {
            truncation += uniformise(p, particles * t / steps, tolerance / steps);
        }
        return new Solution(write(p, f), truncation);
    }

    /**
     * The marginals {@code f^(1), .., f^(N)} of a law of {@code N} particles, (2.21): {@code s} of the {@code N} particles are drawn at random, so occupations {@code sigma <= c} come with probability
     * {@code prod_i C(c_i, sigma_i) / C(N, s)}.
     *
     * <p>Computed from that formula, state by state, and not by the partial traces that the hierarchy uses. Costs {@code 2^N} draws per state at most.
     *
     * @param law a function of level {@code N}
     * @return its marginals
     */
    public GradedElement<SymmetricMasses> marginals(SymmetricMasses law) {
        return marginals(law, particles);
    }

    /**
     * The marginals {@code f^(1), .., f^(s)} only: {@code C(N, 1) + .. + C(N, s)} draws per state at most.
     *
     * @param law a function of level {@code N}
     * @param highest the largest {@code s}, from 1 to {@code N}
     * @return the marginals
     * @throws IllegalArgumentException if {@code s} is not in that range
     */
    public GradedElement<SymmetricMasses> marginals(SymmetricMasses law, int highest) {
        if (highest < 1 || highest > particles) {
            throw new IllegalArgumentException(
                    "marginals up to s = " + highest + " of " + particles + " particles; use 1 <= s <= N");
        }
        double[] mass = law.on(model.grid(), particles);
        return GradedElement.generate(law.space(), highest, s -> {
            double[] marginal = new double[law.space().dimension(s)];
            double ways = Occupations.count(particles - s + 1, s);
            for (int rank = 0; rank < mass.length; rank++) {
                int[] occupation = new int[model.grid().cells()];
                for (int cell : law.cells(rank)) {
                    occupation[cell]++;
                }
                draw(law.space(), occupation, new int[s], 0, 0, mass[rank] / ways, marginal);
            }
            return law.space().wrap(s, marginal);
        });
    }

    private static void draw(
            GridSpace space, int[] occupation, int[] drawn, int size, int cell, double mass, double[] marginal) {
        if (size == drawn.length) {
            marginal[space.multisets().rank(drawn, size)] += mass;
            return;
        }
        if (cell == occupation.length) {
            return;
        }
        double ways = 1;
        for (int take = 0; take <= occupation[cell] && size + take <= drawn.length; take++) {
            Arrays.fill(drawn, size, size + take, cell);
            draw(space, occupation, drawn, size + take, cell + 1, mass * ways, marginal);
            ways = ways * (occupation[cell] - take) / (take + 1);
        }
    }

    /** Replaces {@code p} by the truncated series (modified) and returns the bound for its tail. */
    private double uniformise(double[] p, double rate, double tolerance) {
        double weight = Math.exp(-rate);
        double[] power = p.clone();
        double[] next = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] *= weight;
        }
        for (int j = 0; ; j++) {
            double following = weight * rate / (j + 1);
            double tail = j + 2 > rate ? following / (1 - rate / (j + 2)) : 1;
            if (tail <= tolerance) {
                return tail;
            }
            jumps.apply(power, next);
            double[] swap = power;
            power = next;
            next = swap;
            weight = following;
            for (int i = 0; i < p.length; i++) {
                p[i] += weight * power[i];
            }
        }
    }

    private double[] read(SymmetricMasses f) {
        f.on(model.grid(), particles);
        double[] p = new double[occupations.size()];
        int[] occupation = new int[model.grid().cells()];
        for (int rank = 0; rank < f.size(); rank++) {
            Arrays.fill(occupation, 0);
            for (int cell : f.cells(rank)) {
                occupation[cell]++;
            }
            p[occupations.index(occupation)] = f.mass(rank);
        }
        return p;
    }

    private SymmetricMasses write(double[] p, SymmetricMasses like) {
        double[] masses = new double[p.length];
        int[] occupation = new int[model.grid().cells()];
        for (int rank = 0; rank < masses.length; rank++) {
            Arrays.fill(occupation, 0);
            for (int cell : like.cells(rank)) {
                occupation[cell]++;
            }
            masses[rank] = p[occupations.index(occupation)];
        }
        return like.space().wrap(particles, masses);
    }

    @Override
    public String toString() {
        return "master equation of " + particles + " particles, " + model + ", " + states() + " states";
    }
}
