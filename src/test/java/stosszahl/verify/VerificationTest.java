package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;

/** Whole verifications, with few replicas, of correct models in which numbers vanish: nothing may be refuted by rounding. */
class VerificationTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collisions: [{order: 2, weight: 1, law: binary}]\ninitial: {type: bkw, a: 0.1}\n",
                "collisions: [{order: 1, weight: 1, law: order-one}]\ninitial: {type: gaussian, mean: [0.5], variance: [0.75]}\n",
                "dimension: 2\ncollisions: [{order: 2, weight: 1, law: binary}]\ninitial: {type: gaussian, variance: [1, 1]}\n",
                "collisions: [{order: 2, weight: 1, law: kac-rotation}]\ninitial: {ensemble: energy-sphere}\n"
            })
    void roundingRefutesNothing(String yaml) throws IOException {
        Path file = directory.resolve("m.yaml");
        Files.writeString(file, yaml);
        Settings settings = new Settings(List.of(10L, 20L, 50L), OptionalDouble.of(3), 1, 2, 2, OptionalInt.of(2));
        Study study = Verification.run(ModelCatalogue.load(file.toString()), settings, (what, done, total) -> {});
        assertThat(study.findings())
                .hasSizeGreaterThan(40)
                .filteredOn(Finding::alarming)
                .isEmpty();
    }
}
