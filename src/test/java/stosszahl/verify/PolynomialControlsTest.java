package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.Deviation;
import stosszahl.moment.ExactExpectation;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;
import stosszahl.particle.Estimate;

/**
 * Intervals with control variates at level 0.99 hold the exact expectation. Polynomials of many particles have heavy tails: with slopes and errors from one regression over all replicas, 0.5 to 0.9 of these intervals did.
 */
class PolynomialControlsTest {
    private static final double[] TIME = {1};

    private static final int TRIALS = 300;

    /** At a probability of 0.975 fewer than 284 of 300 hold it once in 1000 times; the seeds are fixed. */
    private static final int COVERED = 284;

    private static EnsembleResult run(
            KacModel model, long n, Observable phi, PolynomialControls controls, int r, int s) {
        List<Observable> seen = new ArrayList<>(List.of(phi));
        seen.addAll(controls.polynomials());
        return Ensemble.of(model, ParticleNumber.of(n), r, s).run(seen, TIME);
    }

    private static double exact(KacModel model, Observable phi, long n) {
        Deviation value = ExactExpectation.of(model, phi, ParticleNumber.of(n), TIME)
                .orElseThrow()
                .values(ParticleNumber.of(n), TIME)
                .get(0);
        assertThat(value.error()).isLessThan(1e-9);
        return value.value();
    }

    private static boolean covers(Estimate e, double exact) {
        return e.low() <= exact && exact <= e.high();
    }

    @ParameterizedTest
    @CsvSource({
        "kac, cos(v1), 120, 0.3",
        "kac, cos(v1), 1000, 0.3",
        "kac, cos(0.3*v1), 200, 0.11",
        "kac, [v1<0]*[v2<0], 120, 0.7",
        "economic-game, cos(0.2*v1), 200, 0.11",
        "kac, cos(v1), 60, 1"
    })
    void intervalsHoldTheirLevel(String name, String text, int replicas, double width) {
        KacModel model = ModelCatalogue.load(name).model();
        Observable phi = Observable.parse(text, 1);
        // Signs of Kac's particles are independent and fair.
        double exact = text.startsWith("[") ? 0.25 : exact(model, phi, 10);
        PolynomialControls controls = PolynomialControls.of(model, 10, TIME);
        int covered = 0;
        double error = 0;
        double plain = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            EnsembleResult result = run(model, 10, phi, controls, replicas, trial);
            Estimate e = controls.estimate(result, phi, 0, 0.99);
            covered += covers(e, exact) ? 1 : 0;
            error += e.standardError();
            plain += result.estimate(phi, 1).standardError();
        }
        assertThat(covered).isGreaterThanOrEqualTo(COVERED);
        assertThat(error / plain).isLessThanOrEqualTo(width);
    }

    @Test
    void intervalsOfDifferencesHoldTheirLevel() {
        KacModel model = ModelCatalogue.load("kac").model();
        Observable phi = Observable.parse("cos(v1)", 1);
        double exact = exact(model, phi, 5) - exact(model, phi, 20);
        PolynomialControls of = PolynomialControls.of(model, 5, TIME);
        PolynomialControls other = PolynomialControls.of(model, 20, TIME);
        int covered = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Estimate e = PolynomialControls.difference(
                    run(model, 5, phi, of, 240, trial),
                    of,
                    run(model, 20, phi, other, 240, trial),
                    other,
                    phi,
                    0,
                    0.99);
            covered += covers(e, exact) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(COVERED);
    }

    /** A wave in a model whose limit density has no Hermite series: the study must take a reference, whose noise and bias are in the intervals. Exact is the power series of the wave. */
    @Test
    void deviationsFromAReferenceHoldTheExactOnes() {
        KacModel model = ModelCatalogue.load("economic-game").model();
        Observable phi = Observable.parse("cos(0.2*v1)", 1);
        List<Long> particles = List.of(4L, 6L, 8L);
        ExactExpectation oracle =
                ExactExpectation.of(model, phi, ParticleNumber.of(4), TIME).orElseThrow();
        Map<Long, Double> exact = new HashMap<>();
        for (long n : particles) {
            exact.put(n, oracle.deviations(ParticleNumber.of(n), TIME).get(0).value() / n);
        }
        int covered = 0;
        for (int trial = 0; trial < 30; trial++) {
            SampledStudy.Found found = SampledStudy.run(
                            model,
                            List.of(phi),
                            particles,
                            TIME,
                            new Settings(particles, OptionalDouble.empty(), trial, 240, 1, OptionalInt.empty()),
                            Progress.SILENT)
                    .get(phi);
            for (ConvergenceStudy.Row row : found.rows()) {
                double d = exact.get(row.n());
                covered += row.low() <= d && d <= row.high() ? 1 : 0;
            }
        }
        // At a probability of 0.975 fewer than 83 of 90 hold it once in 150 times.
        assertThat(covered).isGreaterThanOrEqualTo(83);
    }
}
