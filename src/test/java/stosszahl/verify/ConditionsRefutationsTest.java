package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;

class ConditionsRefutationsTest {
    static java.util.stream.Stream<String> claims() {
        return ConditionsRefutations.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aPlantedFaultRefutesTheClaim(String claim) {
        Map<String, Supplier<Finding>> all = ConditionsRefutations.all();
        Finding finding = all.get(claim).get();
        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.claim()).startsWith(claim);
    }
}
