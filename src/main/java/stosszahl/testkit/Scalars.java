package stosszahl.testkit;

import stosszahl.hierarchy.GradedSpace;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.OperatorNorms;
import stosszahl.hierarchy.RealLine;

/** The hierarchy of scalars {@code d_t f^(s) = c(s) f^(s+1)}, {@code c >= 0}. */
record Scalars(String name, int levels, Coefficient c) implements Hierarchy<Double>, OperatorNorms {
    /** The coefficient of level {@code s}. */
    @FunctionalInterface
    interface Coefficient {
        double at(int s);
    }

    @Override
    public GradedSpace<Double> space() {
        return s -> RealLine.instance();
    }

    @Override
    public int reach() {
        return 1;
    }

    @Override
    public Double apply(int s, int k, Double f) {
        return norm(s, k) * f;
    }

    @Override
    public double norm(int s, int k) {
        return k == 1 && s < levels ? c.at(s) : 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
