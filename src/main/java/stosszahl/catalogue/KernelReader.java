package stosszahl.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    static CollisionKernel circle(Fields fields) {
        if (!fields.has("kernel")) {
            return SphereKernel.uniform(2);
        }
        Fields kernel = fields.fields("kernel");
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
                return ModelReader.located(
                        place,
                        () -> CircleKernel.density(formula.toString(), formula::density, formula.parts(), breaks));
            }
            case "discrete" -> {
                kernel.only("type", "angles", "points", "weights");
                return discrete(kernel);
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
        List<Optional<BigFraction>> multiples = new ArrayList<>();
        for (String angle : kernel.words("angles")) {
            double theta = Formula.of(kernel.place() + ".angles", angle).value();
            angles.add(theta);
            // Only where both readings agree: the exact one must not be of another formula.
            multiples.add(MultipleOfPi.of(angle)
                    .filter(r -> Math.abs(Math.PI * r.doubleValue() - theta) <= 1e-13 * (1 + Math.abs(theta))));
        }
        return ModelReader.located(kernel.place(), () -> DiscreteKernel.angles(angles, multiples, weights));
    }

    /**
     * A kernel on a sphere: uniform, or a density in the components of {@code K} vectors {@code w1, .., wK} of {@code R^d}; one vector {@code w} if {@code K = 1}. Whether it keeps
     * the hypotheses is for {@code verify} to say.
     */
    static CollisionKernel sphere(Fields fields, CollisionKernel uniform, int vectors, int dimension) {
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
                return ModelReader.located(
                        place,
                        () -> DensityKernel.of(
                                formula.toString(), uniform, formula.function(), formula.parts(), breaks));
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
