package stosszahl.catalogue;

import stosszahl.collision.BinaryCollision;
import stosszahl.collision.BobylevCercignaniGamba;
import stosszahl.collision.CollisionKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DensityKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.PermutationAverage;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.collision.ZeroSumSphereKernel;

/** Reads one entry of the list of collisions. */
final class LawReader {
    private static final String KNOWN = "kac-rotation, binary, symmetric, symmetric-momentum, order-one,"
            + " bobylev-cercignani-gamba, non-symmetric-ternary, non-symmetric-ternary-adapted,"
            + " non-symmetric-ternary-as-printed, or a class of your own by its full name";
    private static final int HIGHEST_ORDER = 8;

    private LawReader() {}

    static CollisionLaw read(Fields fields, int dimension) {
        fields.only("order", "weight", "law", "kernel");
        String law = fields.text("law");
        return ModelReader.located(fields.place(), () -> switch (law) {
            case "kac-rotation" -> {
                order(fields, 2);
                onTheLine(fields, dimension, "binary or symmetric");
                yield KacRotation.of(KernelReader.circle(fields));
            }
            case "binary" -> {
                order(fields, 2);
                yield BinaryCollision.of(
                        dimension, KernelReader.sphere(fields, SphereKernel.uniform(dimension), 1, dimension));
            }
            case "symmetric" -> {
                int order = fields.integer("order", 1, HIGHEST_ORDER);
                yield SymmetricCollision.of(
                        order,
                        dimension,
                        KernelReader.sphere(fields, SphereKernel.uniform(order * dimension), order, dimension));
            }
            case "symmetric-momentum" -> {
                int order = fields.integer("order", 2, HIGHEST_ORDER);
                CollisionKernel kernel =
                        KernelReader.sphere(fields, ZeroSumSphereKernel.uniform(order, dimension), order, dimension);
                yield kernel instanceof DensityKernel density
                        ? SymmetricMomentumCollision.of(order, dimension, density)
                        : SymmetricMomentumCollision.uniform(order, dimension);
            }
            case "order-one" -> {
                order(fields, 1);
                KernelReader.haar(fields);
                yield OrderOneCollision.haar(dimension);
            }
            case "bobylev-cercignani-gamba" -> {
                onTheLine(fields, dimension, "symmetric-momentum");
                yield BobylevCercignaniGamba.of(fields.integer("order", 2, HIGHEST_ORDER), KernelReader.pairs(fields));
            }
            case "non-symmetric-ternary" -> ternary(fields, NonSymmetricTernary.uniform(dimension));
            case "non-symmetric-ternary-adapted" ->
                ternary(fields, PermutationAverage.of(NonSymmetricTernary.uniform(dimension)));
            case "non-symmetric-ternary-as-printed" -> ternary(fields, NonSymmetricTernary.asPrinted(dimension));
            default -> user(fields, law, dimension);
        });
    }

    private static CollisionLaw ternary(Fields fields, CollisionLaw law) {
        order(fields, 3);
        KernelReader.uniformOnly(fields);
        return law;
    }

    private static CollisionLaw user(Fields fields, String law, int dimension) {
        String place = fields.place() + ".law";
        if (!law.contains(".")) {
            throw new ModelException(place + ": unknown law '" + law + "'; known are " + KNOWN);
        }
        if (fields.has("kernel")) {
            throw new ModelException(
                    fields.place() + ".kernel: the class " + law + " brings its own kernel; remove this key");
        }
        CollisionLaw made =
                UserClass.law(place, law, dimension, fields.has("order") ? fields.integer("order", 1, 99) : 0);
        if (made.dimension() != dimension) {
            throw new ModelException(place + ": the class " + law + " is of dimension " + made.dimension()
                    + ", the model of dimension " + dimension + "; use one dimension");
        }
        order(fields, made.order());
        return made;
    }

    private static void onTheLine(Fields fields, int dimension, String others) {
        if (dimension != 1) {
            throw new ModelException(fields.place() + ".law: " + fields.text("law")
                    + " lives in dimension 1, the model has dimension " + dimension + "; use the law " + others);
        }
    }

    private static void order(Fields fields, int order) {
        if (fields.has("order") && fields.integer("order", 1, 99) != order) {
            throw new ModelException(fields.place() + ".order: the law " + fields.text("law") + " is of order " + order
                    + "; write order: " + order + ", or leave it out");
        }
    }
}
