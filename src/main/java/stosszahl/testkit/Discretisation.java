package stosszahl.testkit;

import stosszahl.grid.GridModel;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** A finite velocity model and its operators on symmetric functions, as {@link DiscretisationContract} sees it: the project's own by {@link #of}, or an implementation of one's own. */
public interface Discretisation {
    /**
     * The orders and weights.
     *
     * @return the model
     */
    KacModel model();

    /**
     * The levels {@code l^1_sym(G^s)}.
     *
     * @return the space, with levels up to the number of particles that is tried
     */
    GridSpace space();

    /**
     * The probability {@code A(kappa -> kappa')}.
     *
     * @param order the order {@code K} of the collision
     * @param before the cells before it
     * @param after the cells after it
     * @return the probability
     */
    double probability(int order, int[] before, int[] after);

    /**
     * Does the model claim to be symmetric and bistochastic, as laws with H1 and H2 are.
     *
     * @param order the order {@code K}
     * @return true if so
     */
    boolean bistochastic(int order);

    /**
     * The generator {@code Omega f} of the master equation (1.11).
     *
     * @param f a function of level {@code N}
     * @return {@code Omega f}
     */
    SymmetricMasses generator(SymmetricMasses f);

    /**
     * The operator {@code C^N_{s,s+k}} or {@code C^inf_{s,s+k}}.
     *
     * @param particles the number {@code N}, or infinity
     * @param s the level of the image
     * @param k the distance above the diagonal
     * @param f a function of level {@code s + k}
     * @return its image
     */
    SymmetricMasses apply(ParticleNumber particles, int s, int k, SymmetricMasses f);

    /**
     * Its adjoint.
     *
     * @param particles the number {@code N}, or infinity
     * @param s the level of the observable
     * @param k the distance above the diagonal
     * @param phi an observable of level {@code s}
     * @return an observable of level {@code s + k}
     */
    GridObservable adjoint(ParticleNumber particles, int s, int k, GridObservable phi);

    /**
     * The partial trace.
     *
     * @param f a function
     * @param k how many particles are traced out
     * @return the marginal
     */
    default SymmetricMasses trace(SymmetricMasses f, int k) {
        return f.trace(k);
    }

    /**
     * The project's own operators on a grid.
     *
     * @param model the model on a grid
     * @param particles the number {@code N} of particles that is tried, at least {@code M + 1}
     * @return the discretisation
     */
    static Discretisation of(GridModel model, int particles) {
        GridSpace space = GridSpace.of(model.grid(), particles);
        MasterEquation equation = MasterEquation.of(model, ParticleNumber.of(particles));
        return new Discretisation() {
            @Override
            public KacModel model() {
                return model.model();
            }

            @Override
            public GridSpace space() {
                return space;
            }

            @Override
            public double probability(int order, int[] before, int[] after) {
                return model.collisions(order).probability(before, after);
            }

            @Override
            public boolean bistochastic(int order) {
                return model.collisions(order).bistochastic();
            }

            @Override
            public SymmetricMasses generator(SymmetricMasses f) {
                return equation.derivative(f);
            }

            @Override
            public SymmetricMasses apply(ParticleNumber n, int s, int k, SymmetricMasses f) {
                return KacHierarchy.of(model, space, n).apply(s, k, f);
            }

            @Override
            public GridObservable adjoint(ParticleNumber n, int s, int k, GridObservable phi) {
                return KacHierarchy.of(model, space, n).adjoint(s, k, phi);
            }
        };
    }
}
