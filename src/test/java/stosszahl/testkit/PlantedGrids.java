package stosszahl.testkit;

import java.util.List;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridObservable;
import stosszahl.grid.GridSpace;
import stosszahl.grid.SymmetricMasses;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;

/** A finite velocity model with one fault each. */
final class PlantedGrids {
    private static final int N = 5;
    private static final Discretisation RIGHT = Discretisation.of(model(), N);

    private PlantedGrids() {}

    private static GridModel model() {
        // Three velocities and orders 1, 2, 3 for this seed; the first test below sees to it that the model is not
        // trivial.
        for (long seed = 1; ; seed++) {
            GridModel model = RandomModels.finiteModel(Draw.ofSeed(seed), 3, 3);
            if (model.grid().cells() == 3
                    && model.model().collisions().size() == 3
                    && model.collisions(2).entries() > 12
                    && model.collisions(1).entries() > 3) {
                return model;
            }
        }
    }

    /** The right operators, to be broken in one method. */
    private static class Delegate implements Discretisation {
        @Override
        public KacModel model() {
            return RIGHT.model();
        }

        @Override
        public GridSpace space() {
            return RIGHT.space();
        }

        @Override
        public double probability(int order, int[] before, int[] after) {
            return RIGHT.probability(order, before, after);
        }

        @Override
        public boolean bistochastic(int order) {
            return RIGHT.bistochastic(order);
        }

        @Override
        public SymmetricMasses generator(SymmetricMasses f) {
            return RIGHT.generator(f);
        }

        @Override
        public SymmetricMasses apply(ParticleNumber n, int s, int k, SymmetricMasses f) {
            return RIGHT.apply(n, s, k, f);
        }

        @Override
        public GridObservable adjoint(ParticleNumber n, int s, int k, GridObservable phi) {
            return RIGHT.adjoint(n, s, k, phi);
        }
    }

    private static SymmetricMasses scaled(double factor, SymmetricMasses f) {
        return RIGHT.space().level(f.order()).combine(factor, f, 0, f);
    }

    private static PlantedFaults.Fault fault(String name, String id, Discretisation grid) {
        return new PlantedFaults.Fault(name, id, GridChecks.of(grid, PlantedFaults.SEED, 60));
    }

    static List<Check> right() {
        return GridChecks.of(RIGHT, PlantedFaults.SEED, 60);
    }

    static List<PlantedFaults.Fault> all() {
        return List.of(
                fault("probabilities that do not sum to 1", "grid/probabilities", new Delegate() {
                    @Override
                    public double probability(int order, int[] before, int[] after) {
                        return 0.999 * RIGHT.probability(order, before, after);
                    }
                }),
                fault("a negative probability", "grid/probabilities", new Delegate() {
                    @Override
                    public double probability(int order, int[] before, int[] after) {
                        double shift = before[0] == 0 ? (after[0] == 0 ? 0.01 : -0.01) : 0;
                        return RIGHT.probability(order, before, after) + shift;
                    }
                }),
                fault("collisions that go one way only", "grid/symmetry", new Delegate() {
                    @Override
                    public double probability(int order, int[] before, int[] after) {
                        return after[after.length - 1] == 2 && before[before.length - 1] == 2
                                ? 1
                                : RIGHT.probability(order, before, after) * (before[0] == 0 ? 0.5 : 1);
                    }
                }),
                fault("an operator that loses mass", "grid/mass", new Delegate() {
                    @Override
                    public SymmetricMasses apply(ParticleNumber n, int s, int k, SymmetricMasses f) {
                        SymmetricMasses image = RIGHT.apply(n, s, k, f);
                        double[] m = image.masses();
                        m[0] -= 1e-6 * f.total();
                        return RIGHT.space().element(s, m);
                    }
                }),
                fault("a generator that makes mass", "grid/mass", new Delegate() {
                    @Override
                    public SymmetricMasses generator(SymmetricMasses f) {
                        return RIGHT.space().level(N).combine(1, RIGHT.generator(f), 1e-6, f);
                    }
                }),
                fault("a generator that runs backwards", "grid/positivity", new Delegate() {
                    @Override
                    public SymmetricMasses generator(SymmetricMasses f) {
                        return scaled(-2, RIGHT.generator(f));
                    }
                }),
                fault("an adjoint without the factor of the orbits", "grid/adjoint", new Delegate() {
                    @Override
                    public GridObservable adjoint(ParticleNumber n, int s, int k, GridObservable phi) {
                        GridObservable right = RIGHT.adjoint(n, s, k, phi);
                        return right.combine(s == 1 ? 1 : 1.01, 0, right);
                    }
                }),
                fault("a trace that forgets a part of the mass", "grid/marginals", new Delegate() {
                    @Override
                    public SymmetricMasses trace(SymmetricMasses f, int k) {
                        return scaled(1 - 1e-7, f.trace(k));
                    }
                }),
                fault("only the leading terms of (6.27)", "grid/consistency", new Delegate() {
                    @Override
                    public SymmetricMasses apply(ParticleNumber n, int s, int k, SymmetricMasses f) {
                        return RIGHT.apply(ParticleNumber.INFINITE, s, k, f);
                    }
                }),
                fault("rates three times too large", "Remarks 6.1", new Delegate() {
                    @Override
                    public SymmetricMasses apply(ParticleNumber n, int s, int k, SymmetricMasses f) {
                        return scaled(3, RIGHT.apply(n, s, k, f));
                    }
                }));
    }
}
