package stosszahl.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.Hypothesis;
import stosszahl.initial.BobylevKrookWu;
import stosszahl.initial.EnergySphere;
import stosszahl.initial.Gaussian;
import stosszahl.initial.InitialLaw;
import stosszahl.initial.ManyParticleLaw;
import stosszahl.initial.UniformLaw;
import stosszahl.initial.VelocityLaw;
import stosszahl.initial.VelocityMixture;
import stosszahl.kac.KacModel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a model from YAML; the keys are those of the built-in models. */
final class ModelReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ModelReader() {}

    /** The model in a text; {@code source} is what complaints call the file. */
    static ModelDescription read(String source, String text) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new ModelException(
                    source + ": no valid YAML" + where + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        }
        Fields fields = new Fields(source, root)
                .only("name", "dimension", "collisions", "initial", "ensemble", "parts", "expected-failures");
        int dimension = fields.integer("dimension", 1, 1, 3);
        Set<String> expected = announced(fields);
        List<KacModel.WeightedLaw> collisions = new ArrayList<>();
        for (Fields collision : fields.list("collisions")) {
            collisions.add(new KacModel.WeightedLaw(collision.number("weight"), LawReader.read(collision, dimension)));
        }
        ManyParticleLaw initial =
                fields.has("ensemble") ? ensemble(fields, dimension) : ensemble(fields.fields("initial"), dimension);
        KacModel model = located(source, () -> KacModel.of(fields.text("name", source), collisions, initial));
        return new ModelDescription(model, text, expected);
    }

    /** The failures that the model announces, by names that are known: a misspelt one would excuse nothing. */
    private static Set<String> announced(Fields fields) {
        if (!fields.has("expected-failures")) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(fields.words("expected-failures"));
        for (String name : names) {
            if (Hypothesis.of(name).isEmpty()) {
                throw new ModelException(fields.place() + ".expected-failures: unknown name '" + name + "'; known are "
                        + String.join(", ", Hypothesis.words()));
            }
        }
        return names;
    }

    /** An argument that a factory refuses is a mistake in the file: say where. */
    static <T> T located(String place, Supplier<T> factory) {
        try {
            return factory.get();
        } catch (IllegalArgumentException e) {
            throw new ModelException(place + ": " + e.getMessage(), e);
        }
    }

    private static ManyParticleLaw ensemble(Fields fields, int dimension) {
        String ensemble = fields.text("ensemble", "product");
        if (!fields.has("collisions") && !ensemble.equals("product")) {
            fields.only("ensemble", "parts", "type"); // Written inside initial: {..}, and not beside it.
        }
        return switch (ensemble) {
            case "product" -> {
                without(fields, ensemble, "parts");
                yield InitialLaw.product(
                        velocity(fields.has("initial") ? fields.fields("initial") : fields, dimension));
            }
            case "energy-sphere" -> {
                without(fields, ensemble, "initial", "parts", "type");
                yield EnergySphere.of(dimension);
            }
            case "mixture-of-products" -> {
                without(fields, ensemble, "initial", "type");
                List<InitialLaw.Part> parts = new ArrayList<>();
                for (Fields part : fields.list("parts")) {
                    part.only("weight", "initial");
                    parts.add(new InitialLaw.Part(part.number("weight"), velocity(part.fields("initial"), dimension)));
                }
                yield located(fields.place() + ".parts", () -> InitialLaw.mixture(parts));
            }
            default ->
                throw new ModelException(fields.place() + ".ensemble: unknown many-particle law '" + ensemble
                        + "'; known are product, mixture-of-products, energy-sphere");
        };
    }

    /** Refuses keys that this many-particle law would not read. */
    private static void without(Fields fields, String ensemble, String... keys) {
        for (String key : keys) {
            if (fields.has(key)) {
                throw new ModelException(fields.place() + "." + key + ": the ensemble " + ensemble
                        + " does not use this key; remove it, or choose another ensemble");
            }
        }
    }

    private static VelocityLaw velocity(Fields fields, int dimension) {
        String place = fields.place();
        String type = fields.text("type");
        return switch (type) {
            case "gaussian" -> {
                fields.only("type", "ensemble", "variance", "mean");
                List<BigFraction> variances = perAxis(fields, "variance", dimension);
                yield located(
                        place,
                        () -> fields.has("mean")
                                ? Gaussian.of(perAxis(fields, "mean", dimension), variances)
                                : Gaussian.centred(variances));
            }
            case "bkw" -> {
                fields.only("type", "ensemble", "a");
                yield located(place, () -> BobylevKrookWu.of(dimension, fields.number("a")));
            }
            case "uniform" -> {
                fields.only("type", "ensemble", "halfwidth");
                yield located(place, () -> UniformLaw.of(dimension, fields.number("halfwidth")));
            }
            case "gaussian-mixture" ->
                mixture(fields.only("type", "ensemble", "weights", "means", "variances"), dimension);
            default ->
                throw new ModelException(place + ".type: unknown initial law '" + type
                        + "'; known are gaussian, bkw, gaussian-mixture, uniform");
        };
    }

    private static List<BigFraction> perAxis(Fields fields, String key, int dimension) {
        List<BigFraction> numbers = fields.numbers(key);
        if (numbers.size() == 1) {
            return Collections.nCopies(dimension, numbers.get(0));
        }
        if (numbers.size() != dimension) {
            throw new ModelException(fields.place() + "." + key + ": " + numbers.size() + " numbers in dimension "
                    + dimension + "; give one per axis, or one for all");
        }
        return numbers;
    }

    /** Isotropic parts in every dimension: one mean (along the first axis) and one variance each. */
    private static VelocityLaw mixture(Fields fields, int dimension) {
        List<BigFraction> weights = fields.numbers("weights");
        List<BigFraction> means = fields.numbers("means");
        List<BigFraction> variances = fields.numbers("variances");
        if (weights.size() != means.size() || weights.size() != variances.size()) {
            throw new ModelException(fields.place() + ": " + weights.size() + " weights, " + means.size()
                    + " means and " + variances.size() + " variances; give as many of each");
        }
        return located(fields.place(), () -> {
            List<VelocityMixture.Part> parts = new ArrayList<>();
            for (int j = 0; j < weights.size(); j++) {
                List<BigFraction> centre = new ArrayList<>(Collections.nCopies(dimension, BigFraction.ZERO));
                centre.set(0, means.get(j));
                parts.add(new VelocityMixture.Part(
                        weights.get(j), Gaussian.of(centre, Collections.nCopies(dimension, variances.get(j)))));
            }
            return VelocityMixture.of(parts);
        });
    }
}
