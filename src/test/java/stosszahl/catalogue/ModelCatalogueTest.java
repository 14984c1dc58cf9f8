package stosszahl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.claim.Verdict;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.collision.LawTable;
import stosszahl.initial.EnergySphere;
import stosszahl.kac.KacModel;

/** Models are read as they are written; what cannot be read is refused in one line that names the place and the remedy. */
class ModelCatalogueTest {
    @TempDir
    Path directory;

    private ModelDescription read(String yaml) throws IOException {
        Path file = directory.resolve("m.yaml");
        Files.writeString(file, yaml);
        return ModelCatalogue.load(file.toString());
    }

    private static String model(int dimension, String collision) {
        return "dimension: " + dimension + "\ncollisions:\n  - {weight: 1, " + collision
                + "}\ninitial: {type: gaussian, variance: 1}\n";
    }

    static Stream<String> names() {
        return ModelCatalogue.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInModelIsNamedForItsFile(String name) {
        KacModel model = ModelCatalogue.load(name).model();
        assertThat(model.name()).isEqualTo(name);
        assertThat(ModelCatalogue.yaml(name)).startsWith("#").contains("collisions:");
    }

    /** What breaks a hypothesis is for {@code verify} to say: the model itself can be loaded, and its moments and particles make sense. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "law: kac-rotation, kernel: {type: density, density: 1 + 0.5*sin(theta)} | H2 H3",
                "law: kac-rotation, kernel: {type: discrete, angles: [1, -1], weights: [2/3, 1/3]} | H2 H3",
                "law: symmetric, order: 2, kernel: {type: density, density: 1 + w1^2} | H3",
                "law: symmetric, order: 2, kernel: {type: density, density: 1 + w1} | ''"
            })
    void aKernelThatBreaksAHypothesisIsLoadedAndItsLawRefuted(String collision, String broken) throws IOException {
        CollisionLaw law = read(model(1, collision)).model().collisions().get(0).law();
        LawHypotheses hypotheses = LawHypotheses.of(law);
        for (Hypothesis h : List.of(Hypothesis.H1, Hypothesis.H2, Hypothesis.H3)) {
            assertThat(hypotheses.decide(h).verdict() == Verdict.REFUTED)
                    .as("%s of %s", h, collision)
                    .isEqualTo(broken.contains(h.word()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "h2", "H4", "Energy"})
    void aMisspeltFailureIsRefusedWithTheNamesThatAreKnown(String name) {
        String text = model(1, "law: kac-rotation") + "expected-failures: [" + name + "]\n";
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("H1, H2, H3, energy, momentum");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi/3 | 1/3",
                "-5*pi/40 | -1/8",
                "2*(pi - pi/7) | 12/7",
                "0.1*pi | 1/10",
                "1e6*pi | 1000000",
                "25e-2*pi | 1/4",
                "5pi/4 | 5/4",
                "-(pi/2) + pi | 1/2",
                "0 | 0",
                "1.0471975511965976 | ",
                "pi^2 | ",
                "1 + pi | ",
                "pi*pi | ",
                "pi/0 | ",
                "2/pi | ",
                "sin(pi) | ",
                "pie | "
            })
    void rationalMultiplesOfPiAreReadExactly(String text, String multiple) {
        assertThat(MultipleOfPi.of(text).map(Object::toString))
                .isEqualTo(
                        multiple == null
                                ? java.util.Optional.empty()
                                : java.util.Optional.of(stosszahl.polynomial.Fractions.parse(multiple)
                                        .toString()));
    }

    /** The failures that a model announces are those that its laws have: none more, none less. */
    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltInModelBreaksTheHypothesesItAnnounces(String name) {
        ModelDescription description = ModelCatalogue.load(name);
        Set<String> broken = new TreeSet<>();
        for (KacModel.WeightedLaw collision : description.model().collisions()) {
            LawTable.Row row = LawTable.row(collision.law());
            List<LawTable.Entry> entries = List.of(row.h1(), row.h2(), row.h3());
            for (int i = 0; i < 3; i++) {
                if (!entries.get(i).holds()) {
                    broken.add("H" + (i + 1));
                }
            }
        }
        assertThat(description.expectedFailures()).isEqualTo(broken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | law: kac-rotation | kac-rotation | 2",
                "1 | 'law: kac-rotation, kernel: {type: density, density: 1 + cos(theta)^2}' | kac-rotation | 2",
                "1 | 'law: kac-rotation, kernel: {type: discrete, angles: [pi/3, -pi/3], weights: [1/2, 1/2]}' | kac-rotation | 2",
                "1 | 'law: kac-rotation, kernel: {type: discrete, points: [[3/5, 4/5], [3/5, -4/5]], weights: [1/2, 1/2]}' | kac-rotation | 2",
                "3 | 'law: binary, order: 2' | binary | 2",
                "3 | 'law: binary, kernel: {type: density, density: 1 + wx*wy + wz^2}' | binary | 2",
                "2 | 'law: symmetric, order: 3' | symmetric | 3",
                "1 | 'law: symmetric, order: 2, kernel: {type: density, density: 1 + w1^2*w2^2}' | symmetric | 2",
                "2 | 'law: symmetric-momentum, order: 3' | symmetric-momentum | 3",
                "2 | 'law: symmetric-momentum, order: 2, kernel: {type: density, density: w1x^2 + w2x^2}' | symmetric-momentum | 2",
                "3 | law: order-one | order-one | 1",
                "1 | 'law: bobylev-cercignani-gamba, order: 4, kernel: {type: uniform-range, a: [0.5, 1], b: [0, 0.25]}' | bobylev-cercignani-gamba | 4",
                "2 | law: non-symmetric-ternary | non-symmetric-ternary | 3",
                "2 | law: non-symmetric-ternary-adapted | non-symmetric-ternary-adapted | 3",
                "2 | law: stosszahl.catalogue.UserLaws$Reversal | reversal | 2",
                "1 | law: stosszahl.catalogue.UserLaws$Line | reversal | 2"
            })
    void everyLawHasItsYaml(int dimension, String collision, String name, int order) throws IOException {
        CollisionLaw law =
                read(model(dimension, collision)).model().collisions().get(0).law();
        assertThat(law.name()).isEqualTo(name);
        assertThat(law.order()).isEqualTo(order);
        assertThat(law.dimension()).isEqualTo(dimension);
    }

    @Test
    void fractionsAndDecimalsAreReadExactly() throws IOException {
        KacModel model = read("collisions:\n  - {weight: 1/3, law: kac-rotation}\n  - {weight: 2/3, law: order-one}\n"
                        + "initial: {type: bkw, a: 0.6}\n")
                .model();
        assertThat(model.beta(2)).isEqualTo(BigFraction.of(1, 3));
        assertThat(model.initial().parts().get(0).law().moment(stosszahl.polynomial.MultiIndex.of(4)))
                .isEqualTo(BigFraction.of(3).subtract(BigFraction.of(27, 25)));
    }

    @Test
    void theEnergySphereIsAnEnsemble() throws IOException {
        String law = "collisions: [{weight: 1, law: kac-rotation}]\n";
        for (String yaml : List.of(law + "ensemble: energy-sphere\n", law + "initial: {ensemble: energy-sphere}\n")) {
            KacModel model = read(yaml).model();
            assertThat(model.start()).isInstanceOf(EnergySphere.class);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(model::initial)
                    .withMessageContaining("energy-sphere")
                    .withMessageContaining("ensemble: product");
        }
    }

    /** YAML and what the one line must contain: the place, and the remedy. */
    static Stream<List<String>> mistakes() {
        String good = "initial: {type: gaussian, variance: 1}\n";
        String kac = "collisions: [{weight: 1, law: kac-rotation}]\n";
        List<List<String>> all = new ArrayList<>();
        all.add(List.of("collisions: [", "m.yaml", "no valid YAML at line"));
        all.add(List.of("just words", "m.yaml", "expected a mapping like {key: value}"));
        all.add(List.of(kac + good + "colour: red\n", "m.yaml", "unknown key 'colour'", "known here are name"));
        all.add(List.of(kac + good + kac, "m.yaml", "uplicate"));
        all.add(List.of(good, "m.yaml", "the key 'collisions' is missing"));
        all.add(List.of(kac, "m.yaml", "the key 'initial' is missing"));
        all.add(List.of("collisions: 3\n" + good, "m.yaml.collisions", "a list of mappings"));
        all.add(List.of("dimension: 4\n" + kac + good, "m.yaml.dimension", "from 1 to 3"));
        all.add(List.of(
                "collisions: [{weight: 0.5, law: kac-rotation}]\n" + good,
                "m.yaml",
                "sum to 0.5",
                "fractions like 1/3"));
        all.add(List.of(
                "collisions: [{weight: -1, law: kac-rotation}, {weight: 2, law: order-one}]\n" + good,
                "m.yaml",
                "weight -1",
                "use weights >= 0"));
        all.add(List.of(
                "collisions: [{weight: much, law: kac-rotation}]\n" + good,
                "m.yaml.collisions[0].weight",
                "a number like 0.5 or 1/3"));
        all.add(List.of(
                model(1, "law: kack"), "m.yaml.collisions[0].law", "unknown law 'kack'", "known are kac-rotation"));
        all.add(List.of(model(2, "law: kac-rotation"), "collisions[0].law", "lives in dimension 1", "binary"));
        all.add(List.of(model(1, "law: kac-rotation, order: 3"), "collisions[0].order", "is of order 2"));
        all.add(List.of(model(1, "law: symmetric"), "collisions[0]", "'order' is missing"));
        all.add(List.of(model(1, "law: symmetric, order: "), "collisions[0]", "'order' is empty"));
        all.add(List.of(model(1, "law: symmetric-momentum, order: 1"), "order", "from 2 to 8"));
        String kernel = "law: kac-rotation, kernel: ";
        all.add(List.of(
                model(1, kernel + "{type: density, density: 1 + sinn(theta)}"),
                "kernel.density",
                "a formula in theta"));
        all.add(List.of(model(1, kernel + "{type: density, density: '1 +'}"), "kernel.density", "a formula in theta"));
        all.add(List.of(model(1, kernel + "{type: density, density: 1/0}"), "kernel.density", "write e.g."));
        all.add(List.of(
                model(1, kernel + "{type: density, density: cos(theta)}"),
                "kernel.density",
                "needs finite values >= 0"));
        all.add(List.of(
                model(1, kernel + "{type: gauss}"), "kernel.type", "unknown kernel 'gauss'", "uniform, density"));
        all.add(List.of(model(1, kernel + "{type: uniform, width: 2}"), "kernel", "unknown key 'width'"));
        all.add(List.of(
                model(1, kernel + "{type: discrete, angles: [1, -1], weights: [1/3, 1/3]}"),
                "kernel",
                "sum to 2/3",
                "make them sum to 1"));
        all.add(List.of(
                model(1, kernel + "{type: discrete, angles: [1, -1], weights: [-1, 2]}"),
                "kernel",
                "use weights >= 0"));
        all.add(List.of(
                model(1, kernel + "{type: discrete, points: [[1, 1]], weights: [1]}"), "kernel.points", "unit circle"));
        all.add(List.of(model(1, kernel + "{type: discrete, weights: [1]}"), "kernel", "give either angles"));
        all.add(List.of(model(1, "law: bobylev-cercignani-gamba, order: 2"), "collisions[0]", "'kernel' is missing"));
        all.add(List.of(
                model(
                        1,
                        "law: bobylev-cercignani-gamba, order: 2, kernel: {type: uniform-range, a: [1, 0], b: [0, 1]}"),
                "kernel",
                "give the smaller end first"));
        all.add(List.of(
                model(1, "law: bobylev-cercignani-gamba, order: 2, kernel: {type: discrete, pairs: [1], weights: [1]}"),
                "kernel.pairs",
                "lists of 2 numbers"));
        String user = "law: stosszahl.catalogue.UserLaws$";
        all.add(List.of(model(1, "law: com.example.Missing"), "collisions[0].law", "no class com.example.Missing"));
        all.add(List.of(model(1, user + "Stranger"), "law", "does not implement stosszahl.collision.CollisionLaw"));
        all.add(List.of(model(1, user + "Closed"), "law", "no public constructor", "add one"));
        all.add(List.of(model(1, user + "Failing"), "law", "failed: no data file"));
        all.add(List.of(model(2, user + "Line"), "law", "of dimension 1, the model of dimension 2"));
        all.add(List.of(model(1, user + "Line, order: 3"), "order", "is of order 2"));
        all.add(List.of(model(1, user + "Line, kernel: {type: uniform}"), "kernel", "remove this key"));
        all.add(List.of(kac + "initial: {type: cauchy}\n", "m.yaml.initial.type", "known are gaussian"));
        all.add(List.of(kac + "initial: {type: bkw, a: 0.9}\n", "m.yaml.initial", "use 0 <= a <= 2/3"));
        all.add(List.of(kac + "initial: {type: gaussian, variance: [1, 2]}\n", "initial.variance", "one per axis"));
        all.add(List.of(kac + good + "ensemble: energy-sphere\n", "m.yaml.initial", "does not use this key"));
        all.add(List.of(kac + good + "ensemble: ising\n", "m.yaml.ensemble", "known are product"));
        all.add(List.of(
                kac + "ensemble: mixture-of-products\nparts: [{weight: 1/2, initial: {type: bkw, a: 0.1}}]\n",
                "m.yaml.parts",
                "make them sum to 1"));
        all.add(List.of(
                kac + "initial: {ensemble: energy-sphere, radius: 2}\n", "m.yaml.initial", "unknown key 'radius'"));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedInOneLineWithItsPlaceAndARemedy(List<String> yamlAndParts) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> read(yamlAndParts.get(0)))
                .satisfies(e -> assertThat(e.getMessage())
                        .doesNotContain("\n")
                        .contains(yamlAndParts.subList(1, yamlAndParts.size())));
    }

    @Test
    void aSingleExpectedFailureNeedsNoBrackets() throws IOException {
        assertThat(
                        read("collisions: [{weight: 1, law: kac-rotation}]\ninitial: {type: bkw, a: 0.1}\nexpected-failures: H3\n")
                                .expectedFailures())
                .containsExactly("H3");
    }

    @Test
    void unknownModelsAreRefusedWithASuggestion() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelCatalogue.load("kac2"))
                .withMessageContaining("unknown model 'kac2'")
                .withMessageContaining("did you mean kac?");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelCatalogue.yaml("nothing"))
                .withMessageContaining("built in are kac, binary-ternary");
    }
}
