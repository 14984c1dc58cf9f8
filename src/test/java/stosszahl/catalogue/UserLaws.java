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

    /** Rotates by an angle that a user computes from a uniform one. */
    public abstract static class Rotation implements CollisionLaw {
        private final CollisionKernel kernel = SphereKernel.uniform(2);

        /** The angle of the rotation. */
        abstract double angle(double theta);

        @Override
        public String name() {
            return getClass().getSimpleName();
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public CollisionKernel kernel() {
            return kernel;
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            double t = angle(Math.atan2(angle[1], angle[0]));
            out[0] = Math.cos(t) * v[0] + Math.sin(t) * v[1];
            out[1] = -Math.sin(t) * v[0] + Math.cos(t) * v[1];
        }
    }

    /** Two intervals of the angle are exchanged: the law is Kac's. */
    public static final class Exchanged extends Rotation {
        /** No choice. */
        public Exchanged() {}

        @Override
        double angle(double t) {
            return t >= 0.3 && t < 0.7 ? t + 1 : t >= 1.3 && t < 1.7 ? t - 1 : t;
        }
    }

    /** Thousands of intervals are exchanged: the law is Kac's, and no rule will do. */
    public static final class Torn extends Rotation {
        /** No choice. */
        public Torn() {}

        @Override
        double angle(double t) {
            double cell = Math.floor(t * 3000);
            return t + (cell % 2 == 0 ? 1 : -1) / 3000.0;
        }
    }

    /** Breaks off at some angles. */
    public static final class Broken extends Rotation {
        /** No choice. */
        public Broken() {}

        @Override
        double angle(double t) {
            if (t > 1) {
                throw new IllegalStateException("no angle " + t);
            }
            return t;
        }
    }

    /** Has no name. */
    public static final class Nameless extends Rotation {
        /** No choice. */
        public Nameless() {}

        @Override
        public String name() {
            return "";
        }

        @Override
        double angle(double t) {
            return t;
        }
    }

    /** Divides by zero at some angles. */
    public static final class Divided extends Rotation {
        /** No choice. */
        public Divided() {}

        @Override
        double angle(double t) {
            return t;
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            super.transform(angle, v, out);
            out[0] /= angle[0] > 0.9 ? 0 : 1;
        }
    }

    /** Turns fast velocities the other way round: not linear. */
    public static final class Radial extends Rotation {
        /** No choice. */
        public Radial() {}

        @Override
        double angle(double t) {
            return t;
        }

        @Override
        public void transform(double[] angle, double[] v, double[] out) {
            double sense = Math.hypot(v[0], v[1]) < 3 ? 1 : -1;
            super.transform(new double[] {angle[0], sense * angle[1]}, v, out);
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
