package stosszahl.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.BoxKernel;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.DensityKernel;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.SphereKernel;

/** Reads the kernel of a collision. */
final class KernelReader {
    private KernelReader() {}

    private static ModelException unknown(Fields kernel, String known) {
        return new ModelException(
                kernel.place() + ".type: unknown kernel '" + kernel.text("type") + "'; known here are " + known);
    }

    /** Kac's rotation: uniform, a density in theta, or finitely many angles or points of the circle. */
    static CollisionKernel circle(Fields fields, Set<String> expectedFailures) {
        if (!fields.has("kernel")) {
            return SphereKernel.uniform(2);
        }
        Fields kernel = fields.fields("kernel");
        boolean announced = expectedFailures.contains("H2") || expectedFailures.contains("H3");
        switch (kernel.text("type")) {
            case "uniform" -> {
                kernel.only("type");
                return SphereKernel.uniform(2);
            }
            case "density" -> {
                kernel.only("type", "density", "breaks");
                String place = kernel.place() + ".density";
                Formula formula = Formula.of(place, kernel.text("density"), "theta");
                double[] breaks = breaks(kernel);
                if (!announced) {
                    even(place, formula);
                }
                return ModelReader.located(
                        place, () -> CircleKernel.density(formula.toString(), formula::density, breaks));
            }
            case "discrete" -> {
                kernel.only("type", "angles", "points", "weights");
                DiscreteKernel discrete = discrete(kernel);
                if (!announced) {
                    even(kernel.place(), discrete);
                }
                return discrete;
            }
            default -> throw unknown(kernel, "uniform, density, discrete");
        }
    }

    /** Angles like pi/3 where a density jumps, is infinite, or has a very narrow peak. */
    private static double[] breaks(Fields kernel) {
        if (!kernel.has("breaks")) {
            return new double[0];
        }
        return kernel.words("breaks").stream()
                .mapToDouble(
                        text -> Formula.of(kernel.place() + ".breaks", text).value())
                .toArray();
    }

    private static DiscreteKernel discrete(Fields kernel) {
        List<BigFraction> weights = kernel.numbers("weights");
        if (kernel.has("angles") == kernel.has("points")) {
            throw new ModelException(kernel.place()
                    + ": give either angles: [pi/3, -pi/3] or points: [[3/5, 4/5], [3/5, -4/5]], with weights");
        }
        if (kernel.has("points")) {
            List<List<BigFraction>> points = kernel.rows("points", 2);
            for (List<BigFraction> point : points) {
                BigFraction square = point.get(0).pow(2).add(point.get(1).pow(2));
                if (!square.equals(BigFraction.ONE)) {
                    throw new ModelException(kernel.place() + ".points: (" + point.get(0) + ", " + point.get(1)
                            + ") is not on the unit circle; use points like [3/5, 4/5]");
                }
            }
            return ModelReader.located(kernel.place(), () -> DiscreteKernel.of(points, weights));
        }
        List<Double> angles = new ArrayList<>();
        for (String angle : kernel.words("angles")) {
            angles.add(Formula.of(kernel.place() + ".angles", angle).value());
        }
        return ModelReader.located(kernel.place(), () -> DiscreteKernel.angles(angles, weights));
    }

    private static void even(String place, DiscreteKernel kernel) {
        // E sin^p cos^r for odd p vanish if and only if the law is even; a few of them tell.
        for (int p = 1; p <= 9; p += 2) {
            for (int r = 0; r <= 9; r++) {
                double odd =
                        kernel.moment(stosszahl.polynomial.MultiIndex.of(r, p)).doubleValue();
                if (Math.abs(odd) > 1e-12) {
                    throw new ModelException(place + ": the angles and weights are not even (E sin^" + p + " cos^" + r
                            + " = " + odd + "), so H2 and H3 fail; give theta and -theta the same weight, or add"
                            + " expected-failures: [H2, H3] to study a model without them");
                }
            }
        }
    }

    /** H2 and H3 of Kac's rotation need an even density, so an odd part is a mistake unless the model announces it. */
    private static void even(String place, Formula formula) {
        for (int j = 1; j < 512; j++) {
            double theta = Math.PI * j / 512;
            double right = formula.density(theta);
            double left = formula.density(-theta);
            if (right != left && !(Math.abs(right - left) <= 1e-9 * (Math.abs(right) + Math.abs(left)) + 1e-300)) {
                throw new ModelException(String.format(
                        Locale.ROOT,
                        "%s: '%s' is not even (%.6g at theta = %.4f, %.6g at its negative), so H2 and H3 fail; make it even,"
                                + " or add expected-failures: [H2, H3] to study a model without them",
                        place,
                        formula,
                        right,
                        theta,
                        left));
            }
        }
    }

    /**
     * A kernel on a sphere: uniform, or a density in the components of {@code K} vectors {@code w1, .., wK} of {@code R^d}, which must not change when
     * they are permuted; one vector {@code w} if {@code K = 1}.
     */
    static CollisionKernel sphere(
            Fields fields, CollisionKernel uniform, int vectors, int dimension, Set<String> expectedFailures) {
        if (!fields.has("kernel")) {
            return uniform;
        }
        Fields kernel = fields.fields("kernel");
        switch (kernel.text("type")) {
            case "uniform" -> {
                kernel.only("type");
                return uniform;
            }
            case "density" -> {
                kernel.only("type", "density", "breaks");
                double[] breaks = breaks(kernel);
                String place = kernel.place() + ".density";
                Formula formula = Formula.of(place, kernel.text("density"), components(vectors, dimension));
                DensityKernel density = ModelReader.located(
                        place, () -> DensityKernel.of(formula.toString(), uniform, formula.function(), breaks));
                if (!expectedFailures.contains("H3")) {
                    density.asymmetry(dimension).ifPresent(where -> {
                        throw new ModelException(place + ": '" + formula
                                + "' changes when particles are permuted (" + where
                                + "), so H3 fails; make it symmetric, or add expected-failures: [H3]");
                    });
                }
                return density;
            }
            default -> throw unknown(kernel, "uniform, density");
        }
    }

    private static String[] components(int vectors, int dimension) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= vectors; i++) {
            for (int c = 0; c < dimension; c++) {
                names.add("w" + (vectors == 1 ? "" : i) + (dimension == 1 ? "" : "xyz".charAt(c)));
            }
        }
        return names.toArray(String[]::new);
    }

    /** The coefficients of the game (3.11): pairs with weights, or ranges of independent uniform {@code a} and {@code b}. */
    static CollisionKernel pairs(Fields fields) {
        Fields kernel = fields.fields("kernel");
        switch (kernel.text("type")) {
            case "discrete" -> {
                kernel.only("type", "pairs", "weights");
                List<List<BigFraction>> pairs = kernel.rows("pairs", 2);
                List<BigFraction> weights = kernel.numbers("weights");
                return ModelReader.located(kernel.place(), () -> DiscreteKernel.of(pairs, weights));
            }
            case "uniform-range" -> {
                kernel.only("type", "a", "b");
                List<BigFraction> a = kernel.pair("a");
                List<BigFraction> b = kernel.pair("b");
                return ModelReader.located(
                        kernel.place(),
                        () -> BoxKernel.uniform(List.of(a.get(0), b.get(0)), List.of(a.get(1), b.get(1))));
            }
            default ->
                throw unknown(
                        kernel,
                        "discrete, as in {type: discrete, pairs: [[4/5, 2/5]], weights: [1]}, and uniform-range, as in"
                                + " {type: uniform-range, a: [0.5, 1], b: [0, 0.5]}");
        }
    }

    /** Refuses every kernel but the Haar measure. */
    static void haar(Fields fields) {
        if (fields.has("kernel")) {
            Fields kernel = fields.fields("kernel").only("type");
            if (!Set.of("haar", "uniform").contains(kernel.text("type"))) {
                throw unknown(kernel, "haar; another law of isometries is a class of one's own");
            }
        }
    }

    /** Refuses every kernel but the uniform one. */
    static void uniformOnly(Fields fields) {
        if (fields.has("kernel")) {
            Fields kernel = fields.fields("kernel").only("type");
            if (!kernel.text("type").equals("uniform")) {
                throw unknown(kernel, "uniform");
            }
        }
    }
}
