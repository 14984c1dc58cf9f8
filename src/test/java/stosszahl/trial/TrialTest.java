package stosszahl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No false word on random models: H1-H3, conservation laws and moments against answers that share no code with the program.
 *
 * <p>{@code -Dtrial.seed=7 -Dtrial.models=300} tries other models and more of them. A failure prints the model's file, whose name holds seed and number.
 */
class TrialTest {
    static final long SEED = Long.getLong("trial.seed", 20261125);
    static final int MODELS = Integer.getInteger("trial.models", 6 * RandomModels.kinds());

    @Test
    void theProgramSaysNothingFalse(@TempDir Path directory) {
        Trial.Outcome outcome = Trial.run(new Stosszahl(directory), SEED, 0, MODELS, true);
        assertThat(outcome.failures()).as(outcome.summary()).isEmpty();
        assertThat(outcome.asked()).isGreaterThan(10 * MODELS);
    }

    /** The trial agrees with itself, so that its failures are the program's. */
    @Test
    void theOraclePassesItsOwnTrial() {
        Trial.Outcome outcome = Trial.run(new Oracle(), SEED, 0, MODELS, true);
        assertThat(outcome.failures()).as(outcome.summary()).isEmpty();
    }
}
