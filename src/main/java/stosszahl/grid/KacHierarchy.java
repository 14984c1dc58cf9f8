package stosszahl.grid;

import stosszahl.hierarchy.Hierarchy;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.ParticleNumber;

/**
 * The BBGKY hierarchy (6.27) of {@code N} particles on a grid, with all its terms {@code n = 1..M-k}, or for {@code N = infinity} the Boltzmann hierarchy (2.26):
 *
 * <pre>C_{s,s+k} = sum_n w_N(s;k,n) sum_{|I|=n} C_I : l^1_sym(G^{s+k}) -> l^1_sym(G^s).</pre>
 *
 * <p>Its BBGKY hierarchy is solved by the marginals of {@link MasterEquation}, with no discretisation error.
 */
public final class KacHierarchy implements Hierarchy<SymmetricMasses> {
    private final GridModel model;
    private final GridSpace space;
    private final CollisionRates rates;

    private KacHierarchy(GridModel model, GridSpace space, CollisionRates rates) {
        this.model = model;
        this.space = space;
        this.rates = rates;
    }

    /**
     * The hierarchy of a model on a grid.
     *
     * @param model the model on the grid
     * @param space the levels over the same grid
     * @param particles the number {@code N >= M}, or infinity for the Boltzmann hierarchy
     * @return the hierarchy
     * @throws IllegalArgumentException if the grids differ or {@code N < M}
     */
    public static KacHierarchy of(GridModel model, GridSpace space, ParticleNumber particles) {
        if (!model.grid().equals(space.grid())) {
            throw new IllegalArgumentException(
                    "the model lives on " + model.grid() + " and the space on " + space.grid() + "; use one grid");
        }
        return new KacHierarchy(model, space, CollisionRates.of(model.model(), particles));
    }

    @Override
    public GridSpace space() {
        return space;
    }

    /**
     * The model on the grid.
     *
     * @return the model
     */
    public GridModel model() {
        return model;
    }

    /**
     * The number of particles.
     *
     * @return {@code N}, or infinity
     */
    public ParticleNumber particles() {
        return rates.particles();
    }

    @Override
    public int reach() {
        return model.model().reach();
    }

    /** {@code N}; above two thousand million particles the levels have no end within reach. */
    @Override
    public int levels() {
        return particles().finite() && particles().count() < INFINITE
                ? (int) particles().count()
                : INFINITE;
    }

    /**
     * The operator {@code C_{s,s+k}}, (6.27) or (2.26).
     *
     * <p>Costs {@code sum_n count(s-n) nnz(S_{k+n,n})} multiplications; the result does not depend on the number of threads.
     *
     * @param s the level of the result
     * @param k the distance above the diagonal, {@code 0 <= k <= reach()}
     * @param f a function of level {@code s + k}
     * @return a new function of level {@code s}
     * @throws IllegalArgumentException if a level is out of range or {@code f} is not of level {@code s + k} on this grid
     */
    @Override
    public SymmetricMasses apply(int s, int k, SymmetricMasses f) {
        return space.wrap(s, operator(s, k).apply(f.on(space.grid(), s + k)));
    }

    /**
     * The adjoint {@code C_{s,s+k}^* : l^inf_sym(G^s) -> l^inf_sym(G^{s+k})}: {@code <C_{s,s+k} f, phi> = <f, C_{s,s+k}^* phi>}. Its limit is the operator {@code D} in the proof of Lemma 6.5.
     *
     * @param s the level of {@code phi}
     * @param k the distance above the diagonal
     * @param phi an observable of level {@code s}
     * @return an observable of level {@code s + k}
     * @throws IllegalArgumentException if a level is out of range or {@code phi} is not of level {@code s} on this grid
     */
    public GridObservable adjoint(int s, int k, GridObservable phi) {
        return GridObservable.wrap(
                space, s + k, "C* " + phi.name(), operator(s, k).adjoint(phi.on(space.grid(), s)));
    }

    /**
     * The exact norm of {@code C_{s,s+k}}, with a multiset at which it is reached.
     *
     * <p>Costs one pass over the multisets of level {@code s + k}, each with all its parts of sizes {@code k + n}.
     *
     * @param s the level of the image
     * @param k the distance above the diagonal
     * @return the norm
     * @throws IllegalArgumentException if a level is out of range
     */
    public OperatorNorm operatorNorm(int s, int k) {
        return operator(s, k).norm();
    }

    /**
     * The exact norm of {@code C_{s,s+k}}.
     *
     * @param s the level of the image
     * @param k the distance above the diagonal
     * @return {@code || C_{s,s+k} ||}
     */
    public double norm(int s, int k) {
        return operatorNorm(s, k).value();
    }

    /**
     * The exact norm of {@code C_{s,s+k} - B_{s,s+k}}: with {@code B} the Boltzmann hierarchy, the measure of (A3).
     *
     * <p>The coefficients are subtracted as fractions, so the difference is right also where both agree in all digits of a double.
     *
     * @param other the hierarchy {@code B} of the same model on the same grid
     * @param s the level of the image
     * @param k the distance above the diagonal
     * @return the norm of the difference
     * @throws IllegalArgumentException if the other hierarchy is of another model or grid
     */
    public OperatorNorm differenceNorm(KacHierarchy other, int s, int k) {
        if (other.model != model) {
            throw new IllegalArgumentException("the operators of " + model + " and of " + other.model
                    + " are compared; make both hierarchies of one model on one grid");
        }
        check(s, k);
        double[] factors = new double[model.model().highestOrder() - k + 1];
        for (int n = 1; n < factors.length; n++) {
            factors[n] = rates.exactRate(s, k, n)
                    .subtract(other.rates.exactRate(s, k, n))
                    .multiply(CollisionRates.binomial(s, n))
                    .doubleValue();
        }
        return new LevelOperator(model, space.multisets(), s, k, factors, true).norm();
    }

    /**
     * The exact norm of the remainder {@code R^N_{s,s+k}} of (6.47): the terms {@code n >= 2} of (6.27).
     *
     * @param s the level of the image
     * @param k the distance above the diagonal
     * @return the norm; 0 in the limit and for {@code k >= m}
     * @throws IllegalArgumentException if a level is out of range
     */
    public OperatorNorm remainderNorm(int s, int k) {
        check(s, k);
        double[] factors = new double[model.model().highestOrder() - k + 1];
        for (int n = 2; n < factors.length; n++) {
            factors[n] = rates.rate(s, k, n) * CollisionRates.binomial(s, n).doubleValue();
        }
        return new LevelOperator(model, space.multisets(), s, k, factors, true).norm();
    }

    /**
     * The exact norm of one {@code C_I}, {@code |I| = n}, of Definition 5, from {@code l^1_sym(G^{s+K-n})} into {@code l^1(G^s)}; at most 2 (Remarks 6.1), up to the defect.
     *
     * @param s the level of the image
     * @param order the order {@code K} of the collisions
     * @param n how many of the {@code K} particles are not traced out, {@code 1 <= n <= min(s, K)}
     * @return the norm
     * @throws IllegalArgumentException if a number is out of range
     */
    public OperatorNorm singleNorm(int s, int order, int n) {
        if (n < 1 || n > Math.min(s, order)) {
            throw new IllegalArgumentException(
                    "n = " + n + " of " + order + " particles among the first " + s + "; use 1 <= n <= min(s, K)");
        }
        space.check(s);
        space.check(s + order - n);
        return ColumnNorms.ofSingle(model.collisions(order), space.multisets(), s, n);
    }

    private void check(int s, int k) {
        if (k < 0 || k > reach()) {
            throw new IllegalArgumentException("k = " + k + " levels above the diagonal; use 0 <= k <= m = " + reach());
        }
        space.check(s);
        space.check(s + k);
    }

    /** The gain of {@code C_{s,s+k}} alone: positive, of norm at most {@code sum_n w_N(s;k,n) C(s,n)}. */
    SymmetricMasses gain(int s, int k, SymmetricMasses f) {
        return space.wrap(s, operator(s, k, false).apply(f.on(space.grid(), s + k)));
    }

    private LevelOperator operator(int s, int k) {
        return operator(s, k, true);
    }

    private LevelOperator operator(int s, int k, boolean loss) {
        check(s, k);
        double[] factors = new double[model.model().highestOrder() - k + 1];
        for (int n = 1; n < factors.length; n++) {
            factors[n] = rates.rate(s, k, n) * CollisionRates.binomial(s, n).doubleValue();
        }
        return new LevelOperator(model, space.multisets(), s, k, factors, loss);
    }

    @Override
    public String toString() {
        return (particles().finite() ? "BBGKY hierarchy, N = " + particles() : "Boltzmann hierarchy") + ", " + model;
    }
}
