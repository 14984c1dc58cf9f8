package stosszahl.catalogue;

import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.SphereKernel;

/** Laws as a user would write them, and as a user might get them wrong. */
public final class UserLaws {
    private UserLaws() {}

    /** Reverses both velocities, whatever the angle. */
    public static class Reversal implements CollisionLaw {
        private final int dimension;

        /** In a given dimension. */
        public Reversal(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public String name() {
            return "reversal";
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public int dimension() {
            return dimension;
        }

        @Override
        public CollisionKernel kernel() {
            return SphereKernel.uniform(1);
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            for (int i = 0; i < v.length; i++) {
                out[i] = -v[i];
            }
        }
    }

    /** In dimension 1 only. */
    public static final class Line extends Reversal {
        /** No choice. */
        public Line() {
            super(1);
        }
    }

    /** No way to make one. */
    public static final class Closed extends Reversal {
        private Closed() {
            super(1);
        }
    }

    /** Fails. */
    public static final class Failing extends Reversal {
        /** Always fails. */
        public Failing() {
            super(1);
            throw new IllegalStateException("no data file");
        }
    }

    /** No law. */
    public static final class Stranger {
        /** Makes a stranger. */
        public Stranger() {}
    }
}
