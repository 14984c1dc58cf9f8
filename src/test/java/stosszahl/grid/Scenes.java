package stosszahl.grid;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.KacRotation;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;

/** The models that the tests of this room run on. */
final class Scenes {
    private Scenes() {}

    static KacModel kac() {
        return KacModel.of(
                "kac", List.of(new WeightedLaw(BigFraction.ONE, KacRotation.of(SphereKernel.uniform(2)))), initial());
    }

    static KacModel binaryTernary() {
        return KacModel.of(
                "binary-ternary",
                List.of(
                        new WeightedLaw(BigFraction.of(1, 2), KacRotation.of(SphereKernel.uniform(2))),
                        new WeightedLaw(BigFraction.of(1, 2), SymmetricCollision.uniform(3, 1))),
                initial());
    }

    static InitialLaw initial() {
        return InitialLaw.product(BobylevKrookWu.of(1, BigFraction.of(3, 5)));
    }

    /** A small grid; coarse integration makes no difference to the structure. */
    static GridModel small(KacModel model, int cells) {
        return GridModel.of(model, VelocityGrid.of(1, cells, 3), new Resolution(3, 24));
    }
}
