package stosszahl.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stosszahl.boltzmann.BoltzmannFlow;
import stosszahl.grid.CellMasses;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.InitialData;
import stosszahl.grid.MasterEquation;
import stosszahl.grid.SymmetricMasses;
import stosszahl.hierarchy.GradedElement;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.ParticleNumber;

/**
 * The finite model on one grid, solved outright at given times: the marginals of the master equation for several {@code N}, and the limit
 * {@code sum_j p_j f_j(t)^{(x) s}} from the Boltzmann equation on the same grid.
 */
final class FiniteModels {
    /** What cutting off the uniformisation may cost in the norm: below the rounding of sums over the states. */
    private static final double TRUNCATION = 1e-14;

    private final GridModel model;
    private final int levels;
    private final List<Double> times;
    private final List<Integer> particles;
    private final Map<Integer, List<GradedElement<SymmetricMasses>>> finite = new HashMap<>();
    private final List<GradedElement<SymmetricMasses>> limit = new ArrayList<>();

    private FiniteModels(GridModel model, int levels, List<Double> times, List<Integer> particles) {
        this.model = model;
        this.levels = levels;
        this.times = times;
        this.particles = particles;
    }

    /** Solves everything at once: the marginals up to level {@code levels} at the given increasing times. */
    static FiniteModels solve(
            GridModel model, int levels, List<Double> times, List<Integer> particles, Progress progress) {
        FiniteModels all = new FiniteModels(model, levels, times, particles);
        int done = 0;
        for (int n : particles) {
            progress.at("master equation", done++, particles.size());
            all.finite.put(n, all.marginals(n));
        }
        all.solveLimit();
        return all;
    }

    private List<GradedElement<SymmetricMasses>> marginals(int n) {
        GridSpace space = GridSpace.of(model.grid(), n);
        MasterEquation equation = MasterEquation.of(model, ParticleNumber.of(n));
        SymmetricMasses law = InitialData.of(space, model.model().initial()).marginal(n);
        List<GradedElement<SymmetricMasses>> trajectory = new ArrayList<>();
        double now = 0;
        for (double t : times) {
            if (t > now) {
                law = equation.solve(law, t - now, TRUNCATION).law();
                now = t;
            }
            trajectory.add(low(law));
        }
        return trajectory;
    }

    /** The marginals of the lowest levels, tracing out one particle at a time. */
    private GradedElement<SymmetricMasses> low(SymmetricMasses law) {
        SymmetricMasses[] marginals = new SymmetricMasses[levels];
        SymmetricMasses f = law;
        for (int s = law.order(); s >= 1; s--) {
            f = s == law.order() ? law : f.trace(1);
            if (s <= levels) {
                marginals[s - 1] = f;
            }
        }
        return GradedElement.of(GridSpace.of(model.grid(), levels), Arrays.asList(marginals));
    }

    private void solveLimit() {
        GridSpace space = GridSpace.of(model.grid(), levels);
        InitialLaw initial = model.model().initial();
        double[] at = times.stream().mapToDouble(t -> t).toArray();
        List<List<CellMasses>> flows = new ArrayList<>();
        for (CellMasses part : InitialData.of(space, initial).parts()) {
            flows.add(BoltzmannFlow.of(model).solve(part, at).states());
        }
        for (int i = 0; i < at.length; i++) {
            int time = i;
            limit.add(GradedElement.generate(space, levels, s -> {
                SymmetricMasses sum = space.level(s).zero();
                for (int j = 0; j < flows.size(); j++) {
                    double weight = initial.parts().get(j).weight().doubleValue();
                    sum = space.level(s)
                            .combine(
                                    1,
                                    sum,
                                    weight,
                                    space.product(s, flows.get(j).get(time).masses()));
                }
                return sum;
            }));
        }
    }

    GridModel model() {
        return model;
    }

    List<Double> times() {
        return times;
    }

    List<Integer> particles() {
        return particles;
    }

    /** {@code F_N(t_i)} on the lowest levels. */
    GradedElement<SymmetricMasses> finite(int n, int time) {
        List<GradedElement<SymmetricMasses>> trajectory = finite.get(n);
        if (trajectory == null) {
            throw new IllegalArgumentException("N = " + n + " was not solved for");
        }
        return trajectory.get(time);
    }

    /** {@code F(t_i)} on the lowest levels. */
    GradedElement<SymmetricMasses> limit(int time) {
        return limit.get(time);
    }

    /** {@code max_i ||f_N^{(s)}(t_i) - f^{(s)}(t_i)||} over the times in {@code [from, to]}. */
    double defect(int n, int s, double from, double to) {
        return distance(this, n, s, from, to);
    }

    /** The same with the limit of another model, which is what a wrong limit would show. */
    double distance(FiniteModels other, int n, int s, double from, double to) {
        double worst = 0;
        for (int i = 0; i < times.size(); i++) {
            if (times.get(i) >= from && times.get(i) <= to) {
                var space = limit(i).space().level(s);
                worst = Math.max(
                        worst,
                        space.norm(space.combine(
                                1, finite(n, i).component(s), -1, other.limit(i).component(s))));
            }
        }
        return worst;
    }
}
