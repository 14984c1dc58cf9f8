package stosszahl.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whatever stands in the place of whatever: a model is read, or refused in one line, and nothing else. */
class ModelFuzzTest {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final List<String> WRONG = List.of(
            "null",
            "[]",
            "{}",
            "\"x\"",
            "\"\"",
            "-1",
            "0",
            "1e400",
            "1e-400",
            "1e-300",
            ".nan",
            ".inf",
            "true",
            "[1]",
            "[[1], {a: 2}]",
            "{a: 1}",
            "[null]",
            "2147483648",
            "\"1/0\"",
            "2020-01-01");

    /** What the built-in models do not show. */
    private static final List<String> OTHERS = List.of(
            "expected-failures: [H2, H3]\ndimension: 1\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation, kernel: {type: discrete, angles: [pi/3, 1], weights: [1/2, 0.5]}}\ninitial: {type: gaussian-mixture, weights: [0.5, 0.5], means: [1, -1], variances: [1, 2]}\n",
            "collisions:\n  - {weight: 1/2, law: kac-rotation, kernel: {type: discrete, points: [[3/5, 4/5], [3/5, -4/5]], weights: [1/2, 1/2]}}\n  - {weight: 1/2, law: bobylev-cercignani-gamba, order: 2, kernel: {type: discrete, pairs: [[4/5, 2/5]], weights: [1]}}\ninitial: {type: bkw, a: 1}\n",
            "collisions:\n  - {weight: 1/2, law: kac-rotation, kernel: {type: density, density: 1 + 0.5*cos(theta), breaks: [pi, 1]}}\n  - {weight: 1/2, law: bobylev-cercignani-gamba, order: 3, kernel: {type: uniform-range, a: [0.5, 1], b: [0, 0.5]}}\nensemble: energy-sphere\n",
            "dimension: 2\ncollisions:\n  - {weight: 1, law: binary, kernel: {type: density, density: 1 + wx^2}}\nensemble: mixture-of-products\nparts:\n  - {weight: 1, initial: {type: gaussian, mean: [1, 0], variance: [1, 2]}}\n",
            "collisions:\n  - {weight: 1, law: stosszahl.collision.KacRotation}\ninitial: {type: uniform, halfwidth: 1}\n");

    static Stream<Arguments> models() {
        return Stream.concat(
                ModelCatalogue.names().stream().map(n -> Arguments.of(n, ModelCatalogue.yaml(n))),
                OTHERS.stream().map(y -> Arguments.of(y, y)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWrongNodeIsReadOrRefused(String name, String yaml) {
        Random random = new Random(yaml.hashCode());
        JsonNode model = YAML.readTree(yaml);
        int places = places(model);
        for (int place = 0; place < places; place++) {
            for (String wrong : WRONG) {
                check(replaced(model, place, YAML.readTree(wrong)));
            }
        }
        for (int i = 0; i < 40; i++) {
            JsonNode twice = model;
            for (int k = 0; k < 2; k++) {
                twice = replaced(
                        twice, random.nextInt(places(twice)), YAML.readTree(WRONG.get(random.nextInt(WRONG.size()))));
            }
            check(twice);
        }
    }

    /** Pieces of text: what is no tree at all. */
    @ParameterizedTest
    @MethodSource("models")
    void everyPieceOfAFileIsReadOrRefused(String name, String yaml) {
        Random random = new Random(yaml.hashCode());
        for (int i = 0; i < 100; i++) {
            int at = random.nextInt(yaml.length());
            read(yaml.substring(0, at));
            read(yaml.substring(0, at) + "[]{}:,-\"&*!|>%@#\t\n".charAt(random.nextInt(18)) + yaml.substring(at));
        }
        for (String wrong : WRONG) {
            read(wrong);
        }
        read("");
    }

    private static void check(JsonNode model) {
        read(YAML.writeValueAsString(model));
    }

    private static void read(String yaml) {
        try {
            assertThat(ModelReader.read("m.yaml", yaml).model()).isNotNull();
        } catch (ModelException e) {
            assertThat(e.getMessage()).as(yaml).isNotBlank();
            assertThat(e.getMessage().lines()).as(yaml).hasSize(1);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("not refused but thrown: " + yaml, e);
        }
    }

    private static int places(JsonNode node) {
        int count = 0;
        for (JsonNode child : node.isContainer() ? children(node) : List.<JsonNode>of()) {
            count += 1 + places(child);
        }
        return count;
    }

    private static List<JsonNode> children(JsonNode node) {
        return new ArrayList<>(node.values());
    }

    /** A copy with another node at a place, counted in the order of the text. */
    private static JsonNode replaced(JsonNode model, int place, JsonNode by) {
        JsonNode copy = model.deepCopy();
        replace(copy, new int[] {place}, by);
        return copy;
    }

    private static void replace(JsonNode node, int[] left, JsonNode by) {
        if (node instanceof ObjectNode object) {
            for (String key : List.copyOf(object.propertyNames())) {
                if (left[0]-- == 0) {
                    object.set(key, by);
                    return;
                }
                replace(object.get(key), left, by);
                if (left[0] < 0) {
                    return;
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (left[0]-- == 0) {
                    array.set(i, by);
                    return;
                }
                replace(array.get(i), left, by);
                if (left[0] < 0) {
                    return;
                }
            }
        }
    }
}
