package stosszahl.catalogue;

import java.util.Locale;
import java.util.Set;
import net.objecthunter.exp4j.Expression;
import net.objecthunter.exp4j.ExpressionBuilder;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;

/** Reads one entry of the list of collisions. */
final class LawReader {
    private LawReader() {}

    static CollisionLaw read(Fields fields, int dimension, Set<String> expectedFailures) {
        fields.only("order", "weight", "law", "kernel");
        String law = fields.text("law");
        String place = fields.place();
        return switch (law) {
            case "kac-rotation" -> {
                order(fields, 2);
                if (dimension != 1) {
                    throw new ModelException(place + ".law: kac-rotation lives in dimension 1, the model has dimension "
                            + dimension + "; use the law binary or symmetric");
                }
                yield ModelReader.located(place, () -> KacRotation.of(circle(fields, expectedFailures)));
            }
            case "symmetric" -> {
                int order = fields.integer("order", 1, 8);
                uniformOnly(fields);
                yield ModelReader.located(place, () -> SymmetricCollision.uniform(order, dimension));
            }
            default ->
                throw new ModelException(place + ".law: unknown law '" + law + "'; known are kac-rotation, symmetric");
        };
    }

    private static void order(Fields fields, int order) {
        if (fields.has("order") && fields.integer("order", 1, 99) != order) {
            throw new ModelException(
                    fields.place() + ".order: the law " + fields.text("law") + " is of order " + order);
        }
    }

    private static void uniformOnly(Fields fields) {
        if (fields.has("kernel")) {
            Fields kernel = fields.fields("kernel").only("type");
            if (!kernel.text("type").equals("uniform")) {
                throw new ModelException(kernel.place() + ".type: the law " + fields.text("law") + " knows the kernel"
                        + " uniform, not '" + kernel.text("type") + "'");
            }
        }
    }

    /** A kernel on the circle: {@code {type: uniform}}, or {@code {type: density, density: "1 + 0.5*cos(2*theta)"}}. */
    private static CollisionKernel circle(Fields fields, Set<String> expectedFailures) {
        if (!fields.has("kernel")) {
            return SphereKernel.uniform(2);
        }
        Fields kernel = fields.fields("kernel").only("type", "density");
        String type = kernel.text("type");
        return switch (type) {
            case "uniform" -> SphereKernel.uniform(2);
            case "density" -> {
                String formula = kernel.text("density");
                Expression expression = expression(kernel.place() + ".density", formula);
                if (!expectedFailures.contains("H2") && !expectedFailures.contains("H3")) {
                    even(kernel.place() + ".density", formula, expression);
                }
                // An expression holds the value of its variable, so each thread has its own.
                ThreadLocal<Expression> own = ThreadLocal.withInitial(() -> new Expression(expression));
                yield CircleKernel.density(
                        formula, theta -> own.get().setVariable("theta", theta).evaluate());
            }
            default ->
                throw new ModelException(
                        kernel.place() + ".type: unknown kernel '" + type + "'; known are uniform, density");
        };
    }

    private static Expression expression(String place, String formula) {
        try {
            return new ExpressionBuilder(formula).variables("theta").build();
        } catch (RuntimeException e) {
            throw new ModelException(
                    place + ": '" + formula + "' is no formula in theta: " + e.getMessage()
                            + "; write e.g. 1 + 0.5*cos(2*theta)",
                    e);
        }
    }

    /** H2 and H3 of Kac's rotation need an even density, so an odd part is a mistake unless the model announces it. */
    private static void even(String place, String formula, Expression expression) {
        for (int j = 1; j < 512; j++) {
            double theta = Math.PI * j / 512;
            double right = expression.setVariable("theta", theta).evaluate();
            double left = expression.setVariable("theta", -theta).evaluate();
            if (!(Math.abs(right - left) <= 1e-9 * (Math.abs(right) + Math.abs(left)) + 1e-300)) {
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
}
