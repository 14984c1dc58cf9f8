package stosszahl;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One package, one mathematical idea; imports point downwards only. */
class ArchitectureTest {
    /** What each room may import directly; a room that is not listed here fails the test. */
    private static final Map<String, Set<String>> MAY_IMPORT = rooms();

    private static Map<String, Set<String>> rooms() {
        Set<String> ground = Set.of("claim", "polynomial", "collision", "initial", "observable", "hierarchy");
        Set<String> model = union(ground, "kac");
        Set<String> solvers = union(model, "grid", "moment", "boltzmann", "particle");
        return Map.ofEntries(
                Map.entry("claim", Set.of()),
                Map.entry("polynomial", Set.of()),
                Map.entry("hierarchy", Set.of()),
                // Any hierarchy: never a gas.
                Map.entry("theorem", Set.of("claim", "hierarchy")),
                Map.entry("collision", Set.of("claim", "polynomial")),
                Map.entry("initial", Set.of("polynomial")),
                Map.entry("observable", Set.of("polynomial")),
                Map.entry("kac", Set.of("hierarchy", "collision", "initial", "polynomial")),
                Map.entry("grid", model),
                Map.entry("moment", model),
                Map.entry("boltzmann", union(model, "grid", "moment")),
                // Never grid or moment: the sampler is a witness that shares no code with them.
                Map.entry("particle", model),
                Map.entry("catalogue", model),
                Map.entry("verify", union(solvers, "catalogue")),
                Map.entry("report", Set.of("claim", "verify")),
                Map.entry("testkit", union(solvers, "catalogue", "verify")),
                // Never the test kit: the program runs without JUnit and AssertJ.
                Map.entry("cli", union(solvers, "theorem", "catalogue", "verify", "report")));
    }

    private static Set<String> union(Set<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    @Test
    void importsPointDownwardsOnly() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("stosszahl");
        assertThat(classes).as("production classes").hasSizeGreaterThan(20);
        assertThat(upward(classes)).isEmpty();
    }

    /** The test rejects an upward import: a class of room {@code polynomial} in the test sources that uses the room {@code kac}. */
    @Test
    void anUpwardImportIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(stosszahl.polynomial.PlantedUpwardImport.class);
        assertThat(upward(planted)).singleElement().asString().contains("polynomial -> kac");
    }

    /** JUnit and AssertJ are there for users of the test kit only; the program's jar does not contain them. */
    @Test
    void onlyTheTestKitUsesTestLibraries() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("stosszahl");
        assertThat(testLibraries(classes)).isEmpty();
        assertThat(classes.stream().filter(c -> room(c).equals("testkit"))).hasSizeGreaterThan(20);
    }

    @Test
    void aUseOfATestLibraryIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(stosszahl.polynomial.PlantedTestLibrary.class);
        assertThat(testLibraries(planted))
                .isNotEmpty()
                .allMatch(s -> s.contains("polynomial.PlantedTestLibrary uses org."));
    }

    private static Set<String> testLibraries(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getName();
                boolean library = Stream.of("org.junit.", "org.assertj.", "org.opentest4j.")
                        .anyMatch(target::startsWith);
                if (library && !room(from).equals("testkit")) {
                    found.add(from.getName() + " uses " + target);
                }
            }
        }
        return found;
    }

    private static Set<String> upward(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass from : classes) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String a = room(from);
                String b = room(dependency.getTargetClass());
                if (!b.isEmpty()
                        && !a.equals(b)
                        && !MAY_IMPORT.getOrDefault(a, Set.of()).contains(b)) {
                    found.add(a + " -> " + b + ": " + from.getName() + " uses "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        return found;
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("stosszahl.")) {
            return "";
        }
        String rest = name.substring("stosszahl.".length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
