package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;

/** Every claim that {@code verify} makes of any model has a broken model or a planted fault that refutes it: the table, and each line of it run. */
class EveryClaimCanFailTest {
    /** Tables of refutations by name; those that are not there yet are covered by {@link #OTHERS}. */
    private static final List<String> TABLES = List.of(
            "stosszahl.verify.ConvergenceRefutations",
            "stosszahl.verify.ConditionsRefutations",
            "stosszahl.verify.HypothesesRefutations",
            "stosszahl.verify.ledger.LedgerRefutations");

    /** Beginnings of claims whose refutations are in tables that are not there yet. Empty as soon as all are. */
    private static final List<String> OTHERS = List.of();

    @TempDir
    Path directory;

    private static Map<String, Supplier<Finding>> refutations() {
        Map<String, Supplier<Finding>> all = new LinkedHashMap<>();
        for (String name : TABLES) {
            all.putAll(table(name));
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Supplier<Finding>> table(String name) {
        try {
            var method = Class.forName(name).getDeclaredMethod("all");
            method.setAccessible(true);
            return (Map<String, Supplier<Finding>>) method.invoke(null);
        } catch (ClassNotFoundException e) {
            return Map.of();
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(name + " has no static method all()", e);
        }
    }

    private static boolean fits(String pattern, String claim) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, claim);
    }

    @TestFactory
    Stream<DynamicTest> eachClaimIsRefutedByItsFault() {
        return refutations().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Finding finding = entry.getValue().get();
                    assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.REFUTED);
                    assertThat(fits(entry.getKey(), finding.claim()))
                            .as("%s is refuted in place of %s", finding.claim(), entry.getKey())
                            .isTrue();
                }));
    }

    /** Models that show, together, every claim: with and without coupling, chaos, density, closed form, one dimension and two. */
    @Test
    void everyClaimOfEveryModelIsInTheTable() throws IOException {
        Set<String> claims = new TreeSet<>();
        List<String> models = List.of(
                "kac",
                "binary-ternary",
                "thermostat",
                "mixture-not-chaotic",
                "skewed-kac",
                file(
                        "order",
                        "collisions: [{order: 1, weight: 1, law: order-one}]\ninitial: {type: gaussian, variance: [1]}\n"),
                file(
                        "sphere",
                        "collisions: [{order: 2, weight: 1, law: kac-rotation}]\ninitial: {ensemble: energy-sphere}\n"),
                file(
                        "plane",
                        "dimension: 2\ncollisions: [{order: 2, weight: 1, law: binary}]\ninitial: {type: gaussian, variance: [1, 2]}\n"));
        for (String model : models) {
            Settings settings = new Settings(List.of(10L, 20L, 40L), OptionalDouble.of(2), 1, 20, 2, OptionalInt.of(3));
            Verification.run(ModelCatalogue.load(model), settings, Progress.SILENT)
                    .findings()
                    .forEach(f -> claims.add(f.claim()));
        }
        Set<String> patterns = refutations().keySet();
        assertThat(claims)
                .hasSizeGreaterThan(60)
                .allSatisfy(claim -> assertThat(patterns.stream().anyMatch(p -> fits(p, claim))
                                || OTHERS.stream().anyMatch(claim::startsWith))
                        .as("nothing is known to refute %s", claim)
                        .isTrue());
        // Of the reports of samples, not of verify.
        assertThat(patterns)
                .filteredOn(p -> !p.equals("sampler/oracle"))
                .allSatisfy(pattern -> assertThat(claims)
                        .as("%s is no claim of any model any more", pattern)
                        .anyMatch(claim -> fits(pattern, claim)));
    }

    private String file(String name, String yaml) throws IOException {
        Path file = directory.resolve(name + ".yaml");
        Files.writeString(file, "name: " + name + "\n" + yaml);
        return file.toString();
    }
}
