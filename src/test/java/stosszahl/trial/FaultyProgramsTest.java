package stosszahl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a fault in one check the trial fails, and says which check it is. */
class FaultyProgramsTest {
    private static final long SEED = 1;

    private static List<FaultyPrograms.Fault> faults() {
        return FaultyPrograms.all();
    }

    /** Three models of each kind; those that a check on hypotheses cannot tell from the truth need no moments. */
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsFound(FaultyPrograms.Fault fault) {
        boolean moments =
                fault.complaint().equals("off by") || fault.complaint().startsWith("N =");
        Trial.Outcome outcome = Trial.run(fault.program(), SEED, 0, (moments ? 1 : 3) * RandomModels.kinds(), moments);
        assertThat(outcome.failures()).as(fault.name()).isNotEmpty();
        assertThat(outcome.failures()).as(fault.name()).anyMatch(f -> f.contains(fault.complaint()));
    }

    /** Every kind of law is drawn, so that no check goes without its broken example. */
    @Test
    void everyTruthAndEveryFalsehoodOccurs() {
        List<GasModel> models = IntStream.range(0, TrialTest.MODELS)
                .mapToObj(j -> RandomModels.model(TrialTest.SEED, j))
                .toList();
        for (String claim : List.of("H1", "H2", "H3", "energy", "momentum")) {
            for (boolean holds : new boolean[] {true, false}) {
                assertThat(models)
                        .as(claim + " " + holds)
                        .anyMatch(m -> m.truth().entrySet().stream()
                                .anyMatch(e -> e.getKey().startsWith(claim + "/") && e.getValue() == holds));
            }
        }
        assertThat(models).extracting(GasModel::dimension).contains(1, 2, 3);
        assertThat(models).extracting(GasModel::highestOrder).contains(1, 2, 3, 4);
        assertThat(models).extracting(m -> m.collisions().size()).contains(1, 2, 3);
    }

    /** Seed and number are all that is needed to see a failure again. */
    @Test
    void aModelIsMadeAgainFromItsNumber() {
        for (int number = 0; number < 40; number++) {
            assertThat(RandomModels.model(3, number).yaml())
                    .isEqualTo(RandomModels.model(3, number).yaml())
                    .isNotEqualTo(RandomModels.model(4, number).yaml());
        }
    }
}
