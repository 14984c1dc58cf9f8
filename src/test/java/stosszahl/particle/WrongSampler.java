package stosszahl.particle;

import stosszahl.collision.CollisionLaw;
import stosszahl.kac.KacModel;

/** Samplers that are wrong on purpose, each refuted with the replicas that the right one is held to; in dimension 1. */
enum WrongSampler {
    /** Tuples with repeated indices are allowed. */
    REPEATED_INDICES {
        @Override
        JumpProcess start(KacModel model, double[] v, Xoroshiro rng) {
            CollisionLaw.Collider collider = model.collisions().get(0).law().collider(rng);
            double[] w = new double[2];
            return path(model, v, v.length, rng, (x, events) -> {
                for (long e = 0; e < events; e++) {
                    int i = rng.nextInt(x.length);
                    int j = rng.nextInt(x.length);
                    w[0] = x[i];
                    w[1] = x[j];
                    collider.collide(w);
                    x[i] = w[0];
                    x[j] = w[1];
                }
            });
        }
    },
    /** The whole system collides at rate N - 1. */
    RATE_N_MINUS_ONE {
        @Override
        JumpProcess start(KacModel model, double[] v, Xoroshiro rng) {
            return path(model, v, v.length - 1, rng, new BatchedCollisions(model, v.length, rng));
        }
    },
    /** The density of the angle is 1 + 0.3 cos 4 theta. */
    ANGLES_OFF {
        @Override
        JumpProcess start(KacModel model, double[] v, Xoroshiro rng) {
            return JumpProcess.fresh(KacModel.of("off", Gases.FAR_OFF.collisions(), model.start()), v, rng);
        }
    },
    /** Collisions are carried out by twos, and the second reads one velocity as it was before the first. */
    STALE_VELOCITY {
        @Override
        JumpProcess start(KacModel model, double[] v, Xoroshiro rng) {
            CollisionLaw.Collider collider = model.collisions().get(0).law().collider(rng);
            int[] pair = new int[2];
            int[] next = new int[2];
            double[] w = new double[2];
            return path(model, v, v.length, rng, (x, events) -> {
                for (long e = 0; e < events; e += 2) {
                    AnyCollisions.distinct(rng, v.length, 2, pair);
                    AnyCollisions.distinct(rng, v.length, 2, next);
                    double early = x[next[0]];
                    w[0] = x[pair[0]];
                    w[1] = x[pair[1]];
                    collider.collide(w);
                    x[pair[0]] = w[0];
                    x[pair[1]] = w[1];
                    if (e + 1 < events) {
                        w[0] = early;
                        w[1] = x[next[1]];
                        collider.collide(w);
                        x[next[0]] = w[0];
                        x[next[1]] = w[1];
                    }
                }
            });
        }
    };

    abstract JumpProcess start(KacModel model, double[] v, Xoroshiro rng);

    private static JumpProcess path(KacModel model, double[] v, double rate, Xoroshiro rng, Scattering scattering) {
        model.start().sample(rng, v.length / model.dimension(), v);
        return new JumpProcess(v, 1, rate, scattering, rng);
    }
}
