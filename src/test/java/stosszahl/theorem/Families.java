package stosszahl.theorem;

import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.Convergence;
import stosszahl.hierarchy.GradedSpace;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;
import stosszahl.hierarchy.OperatorNorms;
import stosszahl.hierarchy.RealLine;
import stosszahl.hierarchy.ScalarHierarchy;
import stosszahl.hierarchy.SummableVectors;

/** Small families: scalars, random matrices, and ones that are wrong on purpose. */
final class Families {
    private Families() {}

    /** {@code C^N_{s,s+1} = s (1 - s/N)} from {@code x_N^s}, {@code x_N = (1 - 1/N)/2}, with its closed form (2.13). */
    static class Scalar implements HierarchyFamily<Double> {
        @Override
        public Hierarchy<Double> at(long n) {
            return ScalarHierarchy.finite(1, n);
        }

        @Override
        public Hierarchy<Double> limit() {
            return ScalarHierarchy.limit(1);
        }

        double start(long n) {
            return (1 - 1.0 / n) / 2;
        }

        @Override
        public Double data(long n, int s) {
            return Math.pow(start(n), s);
        }

        @Override
        public Double limitData(int s) {
            return Math.pow(0.5, s);
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public List<Convergence.Observable<Double>> observables() {
            return List.of(
                    new Convergence.Observable<>(1, RealLine.multiple(1)),
                    new Convergence.Observable<>(2, RealLine.multiple(1)));
        }

        @Override
        public Optional<Double> reference(long n, int s, double t) {
            return Optional.of(ScalarHierarchy.finite(1, n).solution(s, t, start(n)));
        }

        @Override
        public Optional<Double> limitReference(int s, double t) {
            return t < 2 ? Optional.of(ScalarHierarchy.limit(1).solution(s, t, 0.5)) : Optional.empty();
        }

        /** {@code s - s (1 - s/N)}. */
        @Override
        public Optional<OperatorNorms> differences(long n) {
            return Optional.of((s, k) -> k == 1 ? (double) s * s / n : 0);
        }
    }

    /** {@code C^N_{s,s+1} = s^2 (1 - s/N)}, and the constant 1 claimed. */
    static final class Square implements HierarchyFamily<double[]> {
        private static MatrixHierarchy of(double n) {
            return MatrixHierarchy.of(1, (int) Math.min(n, Hierarchy.INFINITE), s -> 1, (s, k) ->
                    new double[][] {{k * s * s * (1 - s / n)}});
        }

        @Override
        public Hierarchy<double[]> at(long n) {
            return of((double) n);
        }

        @Override
        public Hierarchy<double[]> limit() {
            return of(Double.POSITIVE_INFINITY);
        }

        @Override
        public double[] data(long n, int s) {
            return new double[] {(1 + 1.0 / n) * Math.pow(0.1, s)};
        }

        @Override
        public double[] limitData(int s) {
            return new double[] {Math.pow(0.1, s)};
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public List<Convergence.Observable<double[]>> observables() {
            return List.of(new Convergence.Observable<>(1, SummableVectors.functional("x", 1)));
        }
    }

    /** Data of level 5 of a given size for each {@code N}. */
    static final class Slow extends Scalar {
        private final LongToDoubleFunction size;

        Slow(LongToDoubleFunction size) {
            this.size = size;
        }

        @Override
        public Double data(long n, int s) {
            return s == 5 ? size.applyAsDouble(n) : super.data(n, s);
        }
    }

    /** Data that vanish but for level N, where they are {@code 4^(N-1)}; {@code C_{s,s+1} = s} brings them down. */
    static final class Tower extends Scalar {
        private final int levels;

        Tower(int levels) {
            this.levels = levels;
        }

        @Override
        public int levels() {
            return levels;
        }

        @Override
        public Hierarchy<Double> at(long n) {
            return limit();
        }

        @Override
        public Double data(long n, int s) {
            return s == n ? Math.pow(4, n - 1.0) : 0;
        }

        @Override
        public Double limitData(int s) {
            return 0.0;
        }

        @Override
        public double end() {
            return 0.25;
        }

        @Override
        public Optional<Double> reference(long n, int s, double t) {
            return Optional.empty();
        }

        @Override
        public Optional<Double> limitReference(int s, double t) {
            return Optional.empty();
        }
    }

    /** The data of the limit are off by a share, which errors of order {@code 1/N} hide at first. */
    static final class Offset extends Scalar {
        private final double share;

        Offset(double share) {
            this.share = share;
        }

        @Override
        public Double limitData(int s) {
            return (1 + share) * Math.pow(0.5, s);
        }

        @Override
        public Optional<Double> limitReference(int s, double t) {
            return Optional.empty();
        }
    }

    /** Three levels of data only. */
    static final class FewLevels extends Scalar {
        @Override
        public int levels() {
            return 3;
        }
    }

    /** References that are off by a thousandth. */
    static final class WrongReference extends Scalar {
        @Override
        public Optional<Double> reference(long n, int s, double t) {
            return super.reference(n, s, t).map(x -> 1.001 * x);
        }

        @Override
        public Optional<Double> limitReference(int s, double t) {
            return super.limitReference(s, t).map(x -> 1.001 * x);
        }
    }

    /** Differences that are claimed to be {@code s/N}, and are {@code s^2/N}. */
    static final class WrongDifferences extends Scalar {
        @Override
        public Optional<OperatorNorms> differences(long n) {
            return Optional.of((s, k) -> k == 1 ? (double) s / n : 0);
        }
    }

    /** Data {@code 1.5^s}, which lie in no {@code X_0}. */
    static final class NotInSpace extends Scalar {
        @Override
        public Double limitData(int s) {
            return Math.pow(1.5, s);
        }
    }

    /** No coupling: {@code C^N_{s,s} = -s (1 + 1/N)}; m = 0, so there is no window to keep to. */
    static class Decoupled implements HierarchyFamily<Double> {
        /** The coefficient of the limit. */
        double rate(int s) {
            return -s;
        }

        Hierarchy<Double> diagonal(int levels, double factor) {
            return new Hierarchy<>() {
                @Override
                public GradedSpace<Double> space() {
                    return s -> RealLine.instance();
                }

                @Override
                public int reach() {
                    return 0;
                }

                @Override
                public int levels() {
                    return levels;
                }

                @Override
                public Double apply(int s, int k, Double f) {
                    return rate(s) * factor * f;
                }
            };
        }

        @Override
        public Hierarchy<Double> at(long n) {
            return diagonal((int) n, 1 + 1.0 / n);
        }

        @Override
        public Hierarchy<Double> limit() {
            return diagonal(Hierarchy.INFINITE, 1);
        }

        @Override
        public Double data(long n, int s) {
            return 1 + 1.0 / n;
        }

        @Override
        public Double limitData(int s) {
            return 1.0;
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(1.1);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(1);
        }

        @Override
        public List<Convergence.Observable<Double>> observables() {
            return List.of(new Convergence.Observable<>(1, RealLine.multiple(1)));
        }
    }

    /** Growth {@code e^(st)} with a tenth of its constants claimed: the bounds (2.10) and (2.15) and the majorants fail with the Conditions. */
    static final class Overgrown extends Decoupled {
        @Override
        double rate(int s) {
            return s;
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(0.1);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(0.1);
        }
    }

    /** Random matrices of any sign on {@code l^1} of one to three cells. */
    static final class Matrices implements HierarchyFamily<double[]> {
        private final GrowthConstants constants;
        private final int reach;

        private static int size(int s) {
            return 1 + s % 3;
        }

        Matrices(int reach) {
            this.reach = reach;
            constants = reach == 1 ? GrowthConstants.of(0.5, 1) : GrowthConstants.of(0.3, 0.2, 1);
        }

        @Override
        public String name() {
            return "random matrices, m = " + reach;
        }

        @Override
        public int levels() {
            return 60;
        }

        @Override
        public Hierarchy<double[]> at(long n) {
            return MatrixHierarchy.randomFinite(7, constants, Matrices::size, n);
        }

        @Override
        public Hierarchy<double[]> limit() {
            return MatrixHierarchy.random(7, constants, Matrices::size);
        }

        private double[] cells(int s, double size) {
            double[] f = new double[size(s)];
            for (int i = 0; i < f.length; i++) {
                f[i] = ((i + s) % 2 == 0 ? size : -size) / f.length;
            }
            return f;
        }

        @Override
        public double[] data(long n, int s) {
            return cells(s, 1 - 1.0 / n);
        }

        @Override
        public double[] limitData(int s) {
            return cells(s, 1);
        }

        @Override
        public GrowthConstants constants() {
            return constants;
        }

        @Override
        public GrowthConstants limitConstants() {
            return constants;
        }

        @Override
        public List<Convergence.Observable<double[]>> observables() {
            return List.of(
                    new Convergence.Observable<>(1, SummableVectors.functional("phi", 1, 0.5)),
                    new Convergence.Observable<>(2, SummableVectors.functional("phi", 1, 0.5, 0.25)));
        }
    }

    /** The limit acts otherwise on a second component that no data visit: only the random sequence tells. */
    static final class LoudProbe implements HierarchyFamily<double[]> {
        private static MatrixHierarchy of(double n, double second) {
            return MatrixHierarchy.of(1, (int) Math.min(n, Hierarchy.INFINITE), s -> 2, (s, k) ->
                    new double[][] {{k * s * (1 - s / n), k * s * second}, {0, 0}});
        }

        @Override
        public Hierarchy<double[]> at(long n) {
            return of((double) n, 0);
        }

        @Override
        public Hierarchy<double[]> limit() {
            return of(Double.POSITIVE_INFINITY, 0.5);
        }

        @Override
        public double[] data(long n, int s) {
            return new double[] {Math.pow((1 - 1.0 / n) / 2, s), 0};
        }

        @Override
        public double[] limitData(int s) {
            return new double[] {Math.pow(0.5, s), 0};
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(0, 1);
        }

        @Override
        public List<Convergence.Observable<double[]>> observables() {
            return List.of(new Convergence.Observable<>(1, SummableVectors.functional("x", 1, 0)));
        }
    }

    /** The same scalars twice, on a space that lists no extreme points, and no norms stated. */
    static final class Hidden implements HierarchyFamily<double[]> {
        private final double claimed;

        Hidden(double claimed) {
            this.claimed = claimed;
        }

        /** The plane with its Euclidean norm. */
        private static final class Plane implements BanachSpace<double[]> {
            @Override
            public String name() {
                return "l^2(2)";
            }

            @Override
            public double[] zero() {
                return new double[2];
            }

            @Override
            public double[] combine(double a, double[] x, double b, double[] y) {
                return new double[] {a * x[0] + b * y[0], a * x[1] + b * y[1]};
            }

            @Override
            public double norm(double[] x) {
                return Math.hypot(x[0], x[1]);
            }
        }

        private static Hierarchy<double[]> of(double n) {
            return new Hierarchy<>() {
                @Override
                public GradedSpace<double[]> space() {
                    return s -> new Plane();
                }

                @Override
                public int reach() {
                    return 1;
                }

                @Override
                public int levels() {
                    return (int) Math.min(n, INFINITE);
                }

                @Override
                public double[] apply(int s, int k, double[] f) {
                    double c = k * s * (1 - s / n) / 2;
                    return new double[] {c * f[0], c * f[1] / 2};
                }
            };
        }

        @Override
        public Hierarchy<double[]> at(long n) {
            return of((double) n);
        }

        @Override
        public Hierarchy<double[]> limit() {
            return of(Double.POSITIVE_INFINITY);
        }

        @Override
        public double[] data(long n, int s) {
            return new double[] {Math.pow(0.5, s), 1.0 / n};
        }

        @Override
        public double[] limitData(int s) {
            return new double[] {Math.pow(0.5, s), 0};
        }

        @Override
        public GrowthConstants constants() {
            return GrowthConstants.of(0, claimed);
        }

        @Override
        public GrowthConstants limitConstants() {
            return GrowthConstants.of(0, claimed);
        }

        @Override
        public List<Convergence.Observable<double[]>> observables() {
            return List.of(new Convergence.Observable<>(1, SummableVectors.functional("sum", 1, 1)));
        }
    }
}
