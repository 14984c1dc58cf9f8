package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.claim.Verdict;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;

class SampleReportTest {
    private static final ModelDescription KAC = ModelCatalogue.load("kac");
    private static final double[] TIMES = {0.5, 1};

    private static Study study(List<Observable> observables, double wrongBy) {
        SampleReport report = SampleReport.of(KAC, observables, TIMES, 0.99);
        EnsembleResult result = report.prepared(Ensemble.of(KAC.model(), ParticleNumber.of(10), 400, 1))
                .run(observables, TIMES);
        List<Estimate> estimates = result.estimates().stream()
                .map(e -> new Estimate(
                        e.quantity(),
                        e.particles(),
                        e.time(),
                        e.mean() + (e.time() == 1 ? wrongBy * e.standardError() : 0),
                        e.standardError(),
                        e.low(),
                        e.high(),
                        e.replicas()))
                .toList();
        return report.write(List.of(new SampleReport.Run(result, estimates)), Map.of());
    }

    /** Twelve standard errors are refuted at level 1e-4 whatever chance did; the witness is the estimate that was moved. */
    @Test
    void aWrongEstimateIsRefutedWithItsWitness() {
        List<Observable> energy = List.of(Observable.parse("v1^2", 1));
        Finding wrong = study(energy, 12).findings().get(0);
        assertThat(wrong.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(wrong.witness()).contains("v1^2 at N = 10, t = 1.0");
        assertThat(wrong.margin()).isNegative();
        assertThat(study(energy, 12).sections().get(0).prose().get(1)).contains("refuted by 1 of them", "t = 1.0");
        assertThat(study(energy, 0).findings().get(0).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** More moments than the hierarchy is solved for: sampled all the same, and said so. */
    @Test
    void aPolynomialOfTooHighADegreeHasNoExactValue() {
        Study study = study(List.of(Observable.parse("v1^40", 1)), 0);
        assertThat(study.findings().get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(study.sections().get(0).prose().get(1)).contains("v1^40 has no exact value");
        assertThat(study.sections().get(0).tables().get(0).rows().get(0).get(7)).isEqualTo(Double.NaN);
        assertThat(study.sections().get(1).figures()).hasSize(2);
    }
}
