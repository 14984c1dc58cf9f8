package stosszahl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.collision.BinaryCollision;
import stosszahl.collision.BobylevCercignaniGamba;
import stosszahl.collision.BoxKernel;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.DensityKernel;
import stosszahl.collision.DiscreteKernel;
import stosszahl.collision.KacRotation;
import stosszahl.collision.LawMixture;
import stosszahl.collision.NonSymmetricTernary;
import stosszahl.collision.OrderOneCollision;
import stosszahl.collision.PermutationAverage;
import stosszahl.collision.SphereKernel;
import stosszahl.collision.SymmetricCollision;
import stosszahl.collision.SymmetricMomentumCollision;
import stosszahl.grid.GridModel;
import stosszahl.grid.GridSpace;
import stosszahl.grid.KacHierarchy;
import stosszahl.grid.Resolution;
import stosszahl.grid.VelocityGrid;
import stosszahl.hierarchy.BanachSpace;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.Hierarchy;
import stosszahl.hierarchy.MatrixHierarchy;
import stosszahl.hierarchy.RealLine;
import stosszahl.hierarchy.ScalarHierarchy;
import stosszahl.hierarchy.SummableVectors;
import stosszahl.initial.InitialLaw;
import stosszahl.kac.KacModel;
import stosszahl.kac.ModelConstants;
import stosszahl.kac.ParticleNumber;

/** Everything in the project that a contract is about is under it, one line each. */
class ProjectUnderContractTest {
    private static final ExpectedFailures NONE = ExpectedFailures.none();
    private static final ExpectedFailures ROLES =
            ExpectedFailures.of("H3", "particle 1 plays a role of its own (3.12)-(3.14)");
    private static final ExpectedFailures GAME = ExpectedFailures.of(
                    "H1", "a game of (3.11) is no isometry unless (a,b) is one of four points")
            .and("H2", "its inverse takes back what the game gave");

    private static DiscreteKernel pairs() {
        return DiscreteKernel.of(
                List.of(
                        List.of(BigFraction.of(4, 5), BigFraction.of(2, 5)),
                        List.of(BigFraction.of(3, 5), BigFraction.of(1, 5))),
                List.of(BigFraction.of(1, 2), BigFraction.of(1, 2)));
    }

    private static BoxKernel box() {
        return BoxKernel.uniform(
                List.of(BigFraction.of(1, 2), BigFraction.ZERO), List.of(BigFraction.ONE, BigFraction.of(1, 4)));
    }

    private record Law(CollisionLaw law, ExpectedFailures expected) {}

    private static List<Law> laws() {
        return List.of(
                new Law(KacRotation.of(SphereKernel.uniform(2)), NONE),
                new Law(KacRotation.of(CircleKernel.density("even", theta -> 1 + 0.5 * Math.cos(theta))), NONE),
                new Law(
                        KacRotation.of(CircleKernel.density("skewed", theta -> 1 + 0.5 * Math.sin(theta))),
                        ExpectedFailures.of("H2", "the density of the angle is not even")
                                .and("H3", "exchanging the particles turns the other way")
                                .and("law/exchangeable", "the law takes it for granted that its kernel is even")),
                new Law(BinaryCollision.uniform(1), NONE),
                new Law(BinaryCollision.uniform(2), NONE),
                new Law(BinaryCollision.uniform(3), NONE),
                new Law(
                        BinaryCollision.of(2, DensityKernel.of("tilted", SphereKernel.uniform(2), w -> 1 + 0.5 * w[0])),
                        NONE),
                new Law(SymmetricCollision.uniform(2, 1), NONE),
                new Law(SymmetricCollision.uniform(3, 1), NONE),
                new Law(SymmetricCollision.uniform(4, 1), NONE),
                new Law(SymmetricCollision.uniform(2, 2), NONE),
                new Law(SymmetricCollision.uniform(2, 3), NONE),
                new Law(SymmetricMomentumCollision.uniform(2, 1), NONE),
                new Law(SymmetricMomentumCollision.uniform(3, 1), NONE),
                new Law(SymmetricMomentumCollision.uniform(3, 2), NONE),
                new Law(OrderOneCollision.haar(1), NONE),
                new Law(OrderOneCollision.haar(2), NONE),
                new Law(OrderOneCollision.haar(3), NONE),
                new Law(BobylevCercignaniGamba.of(2, pairs()), GAME),
                new Law(BobylevCercignaniGamba.of(3, box()), GAME),
                new Law(NonSymmetricTernary.uniform(1), ROLES),
                new Law(NonSymmetricTernary.uniform(2), ROLES),
                new Law(
                        NonSymmetricTernary.asPrinted(1),
                        ROLES.and("H1", "with the printed signs eta goes to 3 eta")
                                .and("H2", "nor is it its own inverse")),
                new Law(
                        LawMixture.of(
                                List.of(
                                        KacRotation.of(CircleKernel.density("left", t -> 1 + 0.5 * Math.sin(t))),
                                        KacRotation.of(CircleKernel.density("right", t -> 1 - 0.5 * Math.sin(t)))),
                                List.of(BigFraction.of(1, 2), BigFraction.of(1, 2))),
                        NONE),
                new Law(
                        LawMixture.of(
                                List.of(KacRotation.of(SphereKernel.uniform(2)), SymmetricCollision.uniform(2, 1)),
                                List.of(BigFraction.of(1, 3), BigFraction.of(2, 3))),
                        NONE),
                new Law(PermutationAverage.of(NonSymmetricTernary.uniform(1)), NONE));
    }

    @TestFactory
    Stream<DynamicNode> everyLaw() {
        return laws().stream().map(l -> CollisionLawContract.of(l.law(), l.expected()));
    }

    @Test
    void noLawOfTheProjectIsForgotten() {
        Set<String> all = new com.tngtech.archunit.core.importer.ClassFileImporter()
                        .withImportOption(
                                com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("stosszahl.collision")
                        .stream()
                        .filter(c -> c.isAssignableTo(CollisionLaw.class) && !c.isInterface())
                        .map(c -> c.getSimpleName())
                        .collect(Collectors.toSet());
        Set<String> here =
                laws().stream().map(l -> l.law().getClass().getSimpleName()).collect(Collectors.toSet());
        assertThat(here).isEqualTo(all);
    }

    @Test
    void noHierarchyAndNoSpaceOfTheProjectIsForgotten() {
        var classes = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("stosszahl.hierarchy", "stosszahl.grid");
        assertThat(classes.stream()
                        // Those that users see; others are parts of a solver and tested with it.
                        .filter(c -> c.isAssignableTo(Hierarchy.class) && !c.isInterface())
                        .filter(c -> c.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                        .map(c -> c.getSimpleName()))
                .containsExactlyInAnyOrder("ScalarHierarchy", "MatrixHierarchy", "KacHierarchy");
        assertThat(classes.stream()
                        .filter(c -> c.isAssignableTo(BanachSpace.class) && !c.isInterface())
                        .map(c -> c.getSimpleName()))
                .containsExactlyInAnyOrder("RealLine", "SummableVectors", "Level");
    }

    private static KacModel named(String name) {
        return ModelCatalogue.load(name).model();
    }

    private static GridModel grid(String name, int cells) {
        return GridModel.of(named(name), VelocityGrid.of(named(name).dimension(), cells, 3), new Resolution(2, 16));
    }

    /** Models of the catalogue that a small grid can hold. */
    private static final List<String> ON_GRIDS = List.of(
            "kac",
            "binary-ternary",
            "thermostat",
            "skewed-kac",
            "economic-game",
            "non-symmetric-ternary",
            "all-orders",
            "maxwell-2d");

    @TestFactory
    Stream<DynamicNode> grids() {
        return ON_GRIDS.stream().map(name -> {
            GridModel model = grid(name, named(name).dimension() == 1 ? 3 : 2);
            return DiscretisationContract.of(
                    name, Discretisation.of(model, model.model().highestOrder() + 1));
        });
    }

    @TestFactory
    Stream<DynamicNode> spaces() {
        GridSpace grid = GridSpace.of(VelocityGrid.of(1, 3, 2), 3);
        return Stream.of(
                BanachSpaceContract.of(
                        RealLine.instance(),
                        d -> RandomElements.scalar(1, d),
                        d -> RealLine.multiple(d.real("phi", -2, 2))),
                BanachSpaceContract.of(
                        SummableVectors.of(1), d -> RandomElements.vector(d, 1), d -> RandomElements.functional(d, 1)),
                BanachSpaceContract.of(
                        SummableVectors.of(4), d -> RandomElements.vector(d, 4), d -> RandomElements.functional(d, 4)),
                BanachSpaceContract.of(
                        grid.level(1),
                        d -> RandomElements.signed(d, grid, 1),
                        d -> RandomElements.observable(d, grid, 1)),
                BanachSpaceContract.of(
                        grid.level(3),
                        d -> RandomElements.signed(d, grid, 3),
                        d -> RandomElements.observable(d, grid, 3)));
    }

    @TestFactory
    Stream<DynamicNode> hierarchies() {
        GrowthConstants two = GrowthConstants.of(1.0, 0.7);
        GrowthConstants three = GrowthConstants.of(0.8, 0.5, 0.3);
        List<DynamicNode> all = new ArrayList<>(List.of(
                HierarchyContract.of(ScalarHierarchy.limit(1.5), GrowthConstants.of(0, 1.5), RandomElements::scalar, 8),
                HierarchyContract.of(
                        ScalarHierarchy.finite(1.5, 6), GrowthConstants.of(0, 1.5), RandomElements::scalar, 8),
                HierarchyContract.of(
                        MatrixHierarchy.random(1, two, s -> 1 + s % 3),
                        two,
                        (s, d) -> RandomElements.vector(d, 1 + s % 3),
                        8),
                HierarchyContract.of(
                        MatrixHierarchy.random(2, three, s -> 2), three, (s, d) -> RandomElements.vector(d, 2), 8),
                HierarchyContract.of(
                        MatrixHierarchy.randomFinite(3, three, s -> 2, 6),
                        three,
                        (s, d) -> RandomElements.vector(d, 2),
                        8)));
        for (String name : List.of("kac", "binary-ternary", "thermostat", "non-symmetric-ternary")) {
            GridModel model = grid(name, 3);
            GridSpace space = GridSpace.of(model.grid(), 6);
            ModelConstants constants = ModelConstants.of(model.model(), List.of(ParticleNumber.of(6)), null);
            all.add(HierarchyContract.of(
                    KacHierarchy.of(model, space, ParticleNumber.of(6)),
                    constants.growthConstants(),
                    (s, d) -> RandomElements.signed(d, space, s),
                    6));
            all.add(HierarchyContract.of(
                    KacHierarchy.of(model, space, ParticleNumber.INFINITE),
                    constants.limitConstants(),
                    (s, d) -> RandomElements.signed(d, space, s),
                    6));
        }
        return all.stream();
    }

    @TestFactory
    Stream<DynamicNode> families() {
        return Stream.concat(
                Stream.of(ConvergentFamilyContract.of("s (1 - s/N)", HierarchyGallery.sound())),
                IntStream.range(0, 5)
                        .mapToObj(i -> ConvergentFamilyContract.of(
                                "random family " + i, RandomHierarchies.family(Draw.ofSeed(i)))));
    }

    @TestFactory
    Stream<DynamicNode> samplers() {
        return ModelCatalogue.names().stream().map(name -> SamplerContract.of(named(name)));
    }

    @TestFactory
    Stream<DynamicNode> momentSystems() {
        return ModelCatalogue.names().stream()
                .filter(name -> named(name).start() instanceof InitialLaw)
                .map(name -> MomentContract.of(named(name)));
    }
}
