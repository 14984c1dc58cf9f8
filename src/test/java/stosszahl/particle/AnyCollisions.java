package stosszahl.particle;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CollisionLaw;
import stosszahl.kac.KacModel;

/**
 * Collisions of any model, the generator (1.11): each event picks a law with the probability that is its weight, an ordered tuple of distinct particles
 * uniformly and an angle, and replaces the velocities, one event at a time. The reference for every faster way; it shares none of their code.
 */
final class AnyCollisions implements Scattering {
    private final int dimension;
    private final int[] orders;
    private final double[] upTo;
    private final CollisionLaw.Collider[] colliders;
    private final int particles;
    private final UniformRandomProvider rng;
    private final int[] chosen;
    private final double[][] workspaces;

    AnyCollisions(KacModel model, int particles, UniformRandomProvider rng) {
        List<KacModel.WeightedLaw> laws = model.collisions();
        this.dimension = model.dimension();
        this.orders = laws.stream().mapToInt(c -> c.law().order()).toArray();
        this.upTo = new double[laws.size()];
        double sum = 0;
        for (int l = 0; l < upTo.length; l++) {
            sum += laws.get(l).weight().doubleValue();
            upTo[l] = sum;
        }
        this.colliders = laws.stream().map(c -> c.law().collider(rng)).toArray(CollisionLaw.Collider[]::new);
        this.particles = particles;
        this.rng = rng;
        this.chosen = new int[model.highestOrder()];
        this.workspaces = new double[laws.size()][];
        for (int l = 0; l < workspaces.length; l++) {
            // One per law, of its exact length: laws may read the length of what they are given.
            workspaces[l] = new double[orders[l] * dimension];
        }
    }

    @Override
    public void run(double[] v, long events) {
        int d = dimension;
        for (long e = 0; e < events; e++) {
            int l = law();
            int order = orders[l];
            double[] w = workspaces[l];
            distinct(rng, particles, order, chosen);
            for (int i = 0; i < order; i++) {
                for (int c = 0; c < d; c++) {
                    w[i * d + c] = v[chosen[i] * d + c];
                }
            }
            colliders[l].collide(w);
            for (int i = 0; i < order; i++) {
                for (int c = 0; c < d; c++) {
                    v[chosen[i] * d + c] = w[i * d + c];
                }
            }
        }
    }

    /** A tuple of distinct particles by rejection of those that repeat one. */
    static void distinct(UniformRandomProvider rng, int particles, int order, int[] chosen) {
        for (int m = 0; m < order; m++) {
            boolean repeated;
            do {
                chosen[m] = rng.nextInt(particles);
                repeated = false;
                for (int p = 0; p < m; p++) {
                    repeated |= chosen[p] == chosen[m];
                }
            } while (repeated);
        }
    }

    private int law() {
        int last = upTo.length - 1;
        if (last == 0) {
            return 0;
        }
        double u = rng.nextDouble();
        int l = 0;
        while (l < last && u >= upTo[l]) {
            l++;
        }
        return l;
    }
}
