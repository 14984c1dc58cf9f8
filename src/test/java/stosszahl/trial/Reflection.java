package stosszahl.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A law {@code T = 1 - f eta eta^T}: binary (3.2), symmetric (3.8), symmetric on {@code S'_K} (3.10), ternary (3.12)-(3.14).
 *
 * @param name the word of the model file
 * @param order the order {@code K}
 * @param dimension the dimension {@code d}
 * @param kernel the kernel as the file gives it
 * @param factor {@code f}: 2 for a reflection, -2 for the ternary map with the signs as they are printed
 * @param eta the law of {@code eta}
 * @param truth what is true, from how it was made
 * @param looksAsymmetric does the density change under permutations while its even part, all that matters, does not
 */
record Reflection(
        String name,
        int order,
        int dimension,
        String kernel,
        double factor,
        Directions eta,
        Truth truth,
        boolean looksAsymmetric)
        implements GasLaw {
    private static final int DRAWS = 400;

    static Reflection binary(int dimension, Directions w, String density) {
        return new Reflection(
                "binary",
                2,
                dimension,
                density.isEmpty() ? "" : "{type: density, density: \"" + density + "\"}",
                2,
                new Directions.Opposite(w),
                new Truth(true, true, true, true),
                false);
    }

    /** Uniform, {@code (3.8)} or, with {@code momentum}, {@code (3.10)}. */
    static Reflection symmetric(int order, int dimension, boolean momentum) {
        return new Reflection(
                momentum ? "symmetric-momentum" : "symmetric",
                order,
                dimension,
                "",
                2,
                reference(order, dimension, momentum),
                new Truth(true, true, true, momentum),
                false);
    }

    private static Directions reference(int order, int dimension, boolean momentum) {
        return momentum ? new Directions.ZeroSum(order, dimension) : new Directions.Sphere(order * dimension);
    }

    /** With a polynomial density; H3 asks that the even part of the density is symmetric, as {@code T} is even in {@code w}. */
    static Reflection symmetric(boolean momentum, Density density, boolean h3, boolean looksAsymmetric) {
        int order = density.vectors();
        int dimension = density.dimension();
        return new Reflection(
                momentum ? "symmetric-momentum" : "symmetric",
                order,
                dimension,
                "{type: density, density: \"" + density.text() + "\"}",
                2,
                new Directions.Weighted(reference(order, dimension, momentum), density),
                new Truth(true, true, h3, momentum),
                looksAsymmetric);
    }

    static Reflection ternary(int dimension, String variant) {
        boolean printed = variant.equals("-as-printed");
        boolean adapted = variant.equals("-adapted");
        return new Reflection(
                "non-symmetric-ternary" + variant,
                3,
                dimension,
                "",
                printed ? -2 : 2,
                new Directions.Ternary(dimension, adapted),
                new Truth(!printed, !printed, adapted, true),
                false);
    }

    @Override
    public int degree() {
        if (eta instanceof Directions.Ternary) {
            return dimension == 1 ? 6 : 0;
        }
        int angles = order * dimension - 1;
        return !(eta instanceof Directions.Weighted) ? 6 : angles == 1 ? 6 : angles == 2 ? 4 : 2;
    }

    /** By matrices at random angles, and by the density at random angles and their images under exchanges of the particles. */
    @Override
    public Truth decided() {
        Random random = new Random(kernel.hashCode() + 31L * order + dimension);
        boolean isometry = true;
        boolean involution = true;
        boolean momentum = true;
        boolean commutes = true;
        boolean symmetric = true;
        double size = 0;
        double[] square = new double[3];
        double[] second = new double[3];
        int draws = eta.permutable() ? DRAWS : 100 * DRAWS;
        for (int draw = 0; draw < draws; draw++) {
            double[] e = eta.draw(random);
            if (draw < DRAWS) {
                double[][] t = matrix(e);
                isometry &= isIdentity(t, true);
                involution &= isIdentity(t, false);
                momentum &= keepsMomentum(t);
                size += e.length;
                for (int k = 1; k < order; k++) {
                    commutes &= commutes(t, k);
                    double there = even(exchanged(e, k));
                    symmetric &= Math.abs(even(e) - there) <= 1e-12 * (even(e) + there);
                }
            }
            if (!eta.permutable()) {
                for (int i = 0; i < 3; i++) {
                    double part = 0;
                    for (int c = 0; c < dimension; c++) {
                        part += Math.pow(e[i * dimension + c], 2);
                    }
                    square[i] += part / draws;
                    second[i] += part * part / draws;
                }
            }
        }
        if (size == 0) {
            throw new IllegalStateException("nothing compared");
        }
        if (!eta.permutable()) {
            // E |eta_1|^2 = E |eta_2|^2 under H3; 8 standard errors of the difference of two means.
            double error = Math.sqrt((second[0] + second[1]) / draws);
            symmetric = Math.abs(square[0] - square[1]) < 8 * error && Math.abs(square[1] - square[2]) < 8 * error;
        }
        // A map that is not its own inverse here multiplies volumes by 3 at every angle, and its inverse by 1/3.
        return new Truth(isometry, involution, order == 1 || commutes || symmetric, momentum);
    }

    private double even(double[] e) {
        double[] opposite = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            opposite[i] = -e[i];
        }
        return eta.density(e) + eta.density(opposite);
    }

    private double[][] matrix(double[] e) {
        double[][] t = new double[e.length][e.length];
        for (int i = 0; i < e.length; i++) {
            for (int j = 0; j < e.length; j++) {
                t[i][j] = (i == j ? 1 : 0) - factor * e[i] * e[j];
            }
        }
        return t;
    }

    private static boolean isIdentity(double[][] t, boolean transposed) {
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                double sum = i == j ? -1 : 0;
                for (int k = 0; k < t.length; k++) {
                    sum += (transposed ? t[k][i] : t[i][k]) * t[k][j];
                }
                if (Math.abs(sum) > 1e-12) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean keepsMomentum(double[][] t) {
        for (int c = 0; c < dimension; c++) {
            for (int j = 0; j < t.length; j++) {
                double sum = j % dimension == c ? -1 : 0;
                for (int i = 0; i < order; i++) {
                    sum += t[i * dimension + c][j];
                }
                if (Math.abs(sum) > 1e-12) {
                    return false;
                }
            }
        }
        return true;
    }

    private int moved(int slot, int k) {
        int particle = slot / dimension;
        int other = particle == 0 ? k : particle == k ? 0 : particle;
        return other * dimension + slot % dimension;
    }

    private double[] exchanged(double[] e, int k) {
        double[] out = new double[e.length];
        for (int i = 0; i < e.length; i++) {
            out[moved(i, k)] = e[i];
        }
        return out;
    }

    private boolean commutes(double[][] t, int k) {
        for (int i = 0; i < t.length; i++) {
            for (int j = 0; j < t.length; j++) {
                if (Math.abs(t[moved(i, k)][moved(j, k)] - t[i][j]) > 1e-12) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The moments of {@code eta} that one average asks for are asked for many times. */
    @Override
    public Map<List<Integer>, Double> average(int[] a) {
        Map<List<Integer>, Double> known = new HashMap<>();
        return Powers.reflected(a, factor, m -> known.computeIfAbsent(Powers.key(m), k -> eta.moment(m)));
    }
}
