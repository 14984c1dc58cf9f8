package stosszahl.particle;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Running means and variances of histograms over replicas (Welford, Technometrics 4, 1962). Replicas end in any order and are taken in the order of their numbers, so that the rounding is the
 * same for any number of threads; those that come early wait, as many as there are threads if they take about equally long.
 */
final class HistogramTally {
    /** Two arrays of doubles for each time. */
    private static final double MOST_NUMBERS = 5e7;

    private final Cells cells;
    private final int highestOrder;
    private final int particles;
    private final double[][][] means;
    private final double[][][] squares;
    private final Map<Integer, int[][]> early = new HashMap<>();
    private int next;

    HistogramTally(Cells cells, int highestOrder, int particles, int times) {
        if (2.0 * times * Math.pow(cells.size(), highestOrder) > MOST_NUMBERS) {
            throw new IllegalArgumentException("histograms of order " + highestOrder + " at " + times + " times on "
                    + cells.size() + " cells are " + 2.0 * times * Math.pow(cells.size(), highestOrder)
                    + " numbers; use fewer cells or times, at most " + MOST_NUMBERS + " in all");
        }
        this.cells = cells;
        this.highestOrder = highestOrder;
        this.particles = particles;
        this.means = new double[highestOrder][times][];
        this.squares = new double[highestOrder][times][];
        for (int order = 1; order <= highestOrder; order++) {
            for (int t = 0; t < times; t++) {
                means[order - 1][t] = new double[length(order)];
                squares[order - 1][t] = new double[length(order)];
            }
        }
    }

    private int length(int order) {
        return order == 1 ? cells.size() : cells.size() * cells.size();
    }

    /** Takes the counts in the cells, by time, of one replica. */
    synchronized void add(int replica, int[][] counts) {
        early.put(replica, counts);
        int[][] due = early.remove(next);
        while (due != null) {
            next++;
            for (int t = 0; t < due.length; t++) {
                take(t, due[t]);
            }
            due = early.remove(next);
        }
    }

    private void take(int t, int[] counts) {
        double n = particles;
        for (int i = 0; i < counts.length; i++) {
            update(means[0][t], squares[0][t], i, counts[i] / n);
        }
        if (highestOrder == 2) {
            double pairs = n * (n - 1);
            for (int i = 0; i < counts.length; i++) {
                for (int j = 0; j < counts.length; j++) {
                    double product = (double) counts[i] * (i == j ? counts[j] - 1 : counts[j]);
                    update(means[1][t], squares[1][t], i * counts.length + j, product / pairs);
                }
            }
        }
    }

    private void update(double[] mean, double[] square, int place, double x) {
        double off = x - mean[place];
        mean[place] += off / next;
        square[place] += off * (x - mean[place]);
    }

    synchronized Histogram histogram(int order, int t) {
        return new Histogram(order, cells, next, means[order - 1][t], squares[order - 1][t]);
    }

    synchronized void write(DataOutputStream out) throws IOException {
        out.writeInt(next);
        for (double[][][] numbers : new double[][][][] {means, squares}) {
            for (double[][] byTime : numbers) {
                for (double[] each : byTime) {
                    Checkpoint.put(out, each);
                }
            }
        }
        out.writeInt(early.size());
        for (Map.Entry<Integer, int[][]> entry : early.entrySet()) {
            out.writeInt(entry.getKey());
            for (int[] counts : entry.getValue()) {
                Checkpoint.put(out, counts);
            }
        }
    }

    synchronized void read(DataInputStream in) throws IOException {
        next = in.readInt();
        for (double[][][] numbers : new double[][][][] {means, squares}) {
            for (double[][] byTime : numbers) {
                for (double[] each : byTime) {
                    Checkpoint.doubles(in, each);
                }
            }
        }
        int waiting = in.readInt();
        for (int e = 0; e < waiting; e++) {
            int replica = in.readInt();
            int[][] counts = new int[means[0].length][];
            for (int t = 0; t < counts.length; t++) {
                counts[t] = Checkpoint.ints(in, cells.size());
            }
            early.put(replica, counts);
        }
    }
}
