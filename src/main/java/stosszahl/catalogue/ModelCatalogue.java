package stosszahl.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import stosszahl.collision.CollisionLaw;

/** The built-in models, and the way from a name or a file to a model. */
public final class ModelCatalogue {
    private static final List<String> NAMES = List.of(
            "kac",
            "binary-ternary",
            "maxwell-2d",
            "maxwell-3d",
            "all-orders",
            "thermostat",
            "economic-game",
            "mixture-not-chaotic",
            "skewed-kac",
            "non-symmetric-ternary");

    private ModelCatalogue() {}

    /**
     * The names of the built-in models.
     *
     * @return the names
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The YAML text of a built-in model.
     *
     * @param name its name
     * @return the text
     * @throws ModelException if there is no model of that name
     */
    public static String yaml(String name) {
        if (!NAMES.contains(name)) {
            throw unknown(name);
        }
        try (InputStream in = ModelCatalogue.class.getResourceAsStream("/stosszahl/models/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the built-in model " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ModelException("the built-in model " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The model of a built-in name, or of a YAML file.
     *
     * @param nameOrFile a built-in name, or the path of a file
     * @return the model
     * @throws ModelException if there is neither, or the file holds no model
     */
    public static ModelDescription load(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return ModelReader.read(nameOrFile, yaml(nameOrFile));
        }
        Path path = Path.of(nameOrFile);
        if (!Files.isRegularFile(path)) {
            throw unknown(nameOrFile);
        }
        try {
            return ModelReader.read(path.getFileName().toString(), Files.readString(path));
        } catch (IOException e) {
            throw new ModelException("the model file " + nameOrFile + " cannot be read as text: " + e.getMessage(), e);
        }
    }

    /**
     * A collision law of the user's own, as a model names it in {@code law: org.example.MyLaw}.
     *
     * @param className the full name of the class
     * @param dimension the dimension of the velocities
     * @param order the order, for a constructor that takes it; 0 if none is asked for
     * @return the law
     * @throws ModelException if there is no such class on the class path, or it is no law that can be made
     */
    public static CollisionLaw law(String className, int dimension, int order) {
        return UserClass.law("laws " + className, className, dimension, order);
    }

    private static ModelException unknown(String name) {
        String near = NAMES.stream()
                .filter(n -> n.startsWith(name.toLowerCase(Locale.ROOT))
                        || name.toLowerCase(Locale.ROOT).startsWith(n))
                .findFirst()
                .map(n -> " (did you mean " + n + "?)")
                .orElse("");
        return new ModelException("unknown model '" + name + "'" + near
                + ": no built-in model of that name and no such file;" + " built in are " + String.join(", ", NAMES));
    }
}
