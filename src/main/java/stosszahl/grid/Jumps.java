package stosszahl.grid;

import java.util.Arrays;
import java.util.stream.IntStream;
import stosszahl.kac.KacModel;

/**
 * The jump matrix {@code P} of the {@link MasterEquation}, applied without its entries: {@code K} of the {@code N} particles are taken out of a state, collide, and are put back.
 *
 * <p>What is left of a state, {@code c'}, has {@code N - K} particles. For each {@code c'} the masses of the states {@code c' + kappa}, times the hypergeometric probability
 * {@code prod_i C(c'_i + kappa_i, kappa_i) / C(N, K)} of drawing {@code kappa} from it, make a vector over the multisets {@code kappa}; the collision matrix acts on it, and its image is added to the states
 * {@code c' + kappa'}. So memory holds vectors over the states only, where the entries of {@code P} would be some hundred times as many.
 *
 * <p>The place of {@code c' + kappa} among the states is {@code C - 1 - sum_i W(g-i+1, L_i - 1)} with {@code W(i, m)} the ways to put {@code m} particles into {@code i} cells and {@code L_i} the particles in the cells
 * from {@code i} on. A particle added to the cell {@code a} raises {@code L_i} for {@code i <= a}: with sums over {@code i} made once for {@code c'}, one look-up for each particle of {@code kappa}.
 */
final class Jumps {
    /** Parts of the work, each with a result of its own, whatever the number of threads: so the order of summation is always the same. */
    private static final int PARTS = 8;

    /** Below so many states one part does, as handing out would cost more. */
    private static final int FEW = 5000;

    private final int cells;
    private final Occupations states;
    private final Order[] orders;
    private final double[][] parts;

    Jumps(GridModel model, Occupations states, int particles) {
        this.cells = model.grid().cells();
        this.states = states;
        KacModel kac = model.model();
        this.orders = IntStream.rangeClosed(1, kac.highestOrder())
                .filter(order -> !kac.collisions(order).isEmpty())
                .mapToObj(order -> new Order(
                        model.collisions(order), particles, kac.beta(order).doubleValue()))
                .toArray(Order[]::new);
        this.parts = new double[states.size() < FEW ? 1 : PARTS][states.size()];
    }

    /** What {@link Jumps} and the vectors of a solution take. */
    static Memory.Size size(int cells, int particles) {
        double states = Occupations.count(cells, particles);
        return new Memory.Size(8 * (PARTS + 6) * states, states);
    }

    /** {@code to = P from}; both over the states. */
    void apply(double[] from, double[] to) {
        IntStream.range(0, parts.length).parallel().forEach(part -> {
            Arrays.fill(parts[part], 0);
            for (Order order : orders) {
                order.apply(from, parts[part], part);
            }
        });
        IntStream.range(0, parts.length).parallel().forEach(range -> {
            int end = share(to.length, range + 1);
            for (int i = share(to.length, range); i < end; i++) {
                double sum = 0;
                for (double[] part : parts) {
                    sum += part[i];
                }
                to[i] = sum;
            }
        });
    }

    private int share(int size, int part) {
        return (int) ((long) size * part / parts.length);
    }

    /** The collisions of one order. */
    private final class Order {
        private final int order;
        private final double probability;
        private final Occupations rest;
        private final SparseMatrix matrix;
        /** The multisets of the colliding cells, increasing lists one after the other. */
        private final int[] lists;

        Order(CollisionMatrix collisions, int particles, double beta) {
            this.order = collisions.order();
            this.probability = beta / Occupations.count(particles - order + 1, order); // C(N, K)
            this.rest = new Occupations(cells, particles - order);
            this.matrix = collisions.fromBefore(order);
            this.lists = collisions.multisets().lists(order);
        }

        void apply(double[] from, double[] to, int part) {
            int[] occupation = new int[cells];
            int[][] steps = new int[order][cells];
            int[] place = new int[matrix.rows];
            double[] image = new double[matrix.rows];
            int end = share(rest.size(), part + 1);
            for (int left = share(rest.size(), part); left < end; left++) {
                rest.vector(left, occupation);
                int none = steps(occupation, steps);
                Arrays.fill(image, 0);
                for (int kappa = 0; kappa < place.length; kappa++) {
                    place[kappa] = place(none, steps, kappa);
                    double mass = from[place[kappa]];
                    if (mass != 0) {
                        matrix.addRow(kappa, mass * ways(occupation, kappa), image);
                    }
                }
                for (int kappa = 0; kappa < place.length; kappa++) {
                    to[place[kappa]] += probability * image[kappa];
                }
            }
        }

        /**
         * Makes {@code steps[m][a]}, by which the {@code m}-th of the added particles lowers the place if it is in the cell {@code a}, and returns the place before any is added. The sums run over the cells from
         * which on there are {@code K - m} particles more.
         */
        private int steps(int[] occupation, int[][] steps) {
            int[] from = new int[cells + 1];
            for (int i = cells - 1; i >= 0; i--) {
                from[i] = from[i + 1] + occupation[i];
            }
            double none = states.size() - 1;
            double[] sum = new double[order + 1];
            for (int m = 0; m < order; m++) {
                steps[m][0] = 0;
            }
            for (int i = 1; i < cells; i++) {
                for (int more = 0; more <= order; more++) {
                    sum[more] += states.ways(cells - i + 1, from[i] + more - 1);
                }
                for (int m = 0; m < order; m++) {
                    steps[m][i] = (int) Math.round(sum[order - m] - sum[order - m - 1]);
                }
            }
            return (int) Math.round(none - sum[0]);
        }

        private int place(int none, int[][] steps, int kappa) {
            int place = none;
            for (int m = 0; m < order; m++) {
                place -= steps[m][lists[kappa * order + m]];
            }
            return place;
        }

        /** {@code prod_i C(c'_i + kappa_i, kappa_i)}. */
        private double ways(int[] occupation, int kappa) {
            double ways = 1;
            int run = 0;
            for (int m = 0; m < order; m++) {
                int cell = lists[kappa * order + m];
                run = m > 0 && lists[kappa * order + m - 1] == cell ? run + 1 : 1;
                ways = ways * (occupation[cell] + run) / run;
            }
            return ways;
        }
    }
}
