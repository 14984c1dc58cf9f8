package stosszahl.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.collision.BobylevCercignaniGamba;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DensityKernel;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;

/** What refutes each claim of the chapter on the hypotheses: claim, and the finding on a model that breaks it. */
final class HypothesesRefutations {
    private HypothesesRefutations() {}

    private static final BigFraction RARE = BigFraction.of(1, 1_000_000_000);

    static Map<String, Supplier<Finding>> all() {
        Map<String, Supplier<Finding>> all = new LinkedHashMap<>();
        all.put("H1/*", () -> find("H1", rareHeating(), Set.of()));
        all.put(
                "H2/*",
                () -> find(
                        "H2",
                        KacRotation.of(CircleKernel.density("1 + 0.9 sin(7 t)", t -> 1 + 0.9 * Math.sin(7 * t))),
                        Set.of()));
        all.put(
                "H3/*",
                () -> find(
                        "H3",
                        SymmetricCollision.of(
                                3, 1, DensityKernel.of("1 + w1^2", SphereKernel.uniform(3), w -> 1 + w[0] * w[0])),
                        Set.of()));
        all.put("energy/*", () -> find("energy", rareHeating(), Set.of()));
        all.put("momentum/*", () -> find("momentum", KacRotation.of(SphereKernel.uniform(2)), Set.of()));
        all.put(
                "expected-failure/*",
                () -> find("expected-failure", KacRotation.of(SphereKernel.uniform(2)), Set.of("H2")));
        return all;
    }

    /** Swaps, and one collision in a thousand million that doubles both velocities. */
    private static CollisionLaw rareHeating() {
        return BobylevCercignaniGamba.of(
                2,
                DiscreteKernel.of(
                        List.of(
                                List.of(BigFraction.ZERO, BigFraction.ONE),
                                List.of(BigFraction.of(2), BigFraction.ZERO)),
                        List.of(BigFraction.ONE.subtract(RARE), RARE)));
    }

    static Section chapter(CollisionLaw law, Set<String> announced) {
        return HypothesesChapter.write(
                KacModel.of(
                        "one law",
                        List.of(new KacModel.WeightedLaw(BigFraction.ONE, law)),
                        InitialLaw.product(
                                Gaussian.centred(java.util.Collections.nCopies(law.dimension(), BigFraction.ONE)))),
                announced);
    }

    static Finding find(String claim, CollisionLaw law, Set<String> announced) {
        return chapter(law, announced).findings().stream()
                .filter(f -> f.claim().startsWith(claim + "/"))
                .findFirst()
                .orElseThrow();
    }

    /** The ternary collision as printed conserves momentum and not energy. */
    static CollisionLaw asPrinted() {
        return NonSymmetricTernary.asPrinted(1);
    }
}
