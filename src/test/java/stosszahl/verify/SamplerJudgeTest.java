package stosszahl.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.claim.Claim;
import stosszahl.claim.Finding;
import stosszahl.claim.Verdict;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.KacRotation;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.EnsembleResult;

/** Means that agree with the exact expectations say something only if they would not agree with those of the limit as well. */
class SamplerJudgeTest {
    private static final KacModel KAC = ModelCatalogue.load("kac").model();
    private static final List<Observable> SEEN = List.of(Observable.parse("v1^4", 1));
    private static final MomentSystem ORACLE = MomentSystem.of(KAC, SEEN);
    private static final double[] TIMES = {1, 2};

    private static EnsembleResult run(int replicas) {
        return Ensemble.of(KAC, ParticleNumber.of(10), replicas, 20261125).run(SEEN, TIMES);
    }

    private static Finding judge(EnsembleResult result) {
        return SamplerJudge.judge(
                Claim.of("sampler", "means", "Section 4"),
                SamplerJudge.againstOracle(result, ORACLE, SEEN, TIMES),
                SamplerJudge.againstLimit(result, ORACLE, SEEN, TIMES));
    }

    @Test
    void meansThatAgreeWithTheLimitAsWellLeaveItOpen() {
        Finding few = judge(run(20));
        assertThat(few.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(few.toString()).contains("does not refute the limit's expectations either");
    }

    @Test
    void asManyReplicasAsForeseenTellThemFromTheLimit() {
        EnsembleResult first = run(2000);
        double enough = SamplerJudge.replicasToTell(first, ORACLE, SEEN, 3, TIMES);
        assertThat(enough).isGreaterThan(first.replicas());
        EnsembleResult second = run((int) Math.ceil(enough));
        assertThat(judge(second).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(SamplerJudge.replicasToTell(second, ORACLE, SEEN, 0, TIMES))
                .as("no more are needed")
                .isEqualTo(second.replicas());
    }

    @Test
    void meansOfAnotherModelAreRefuted() {
        KacModel skewed = KacModel.of(
                "skewed",
                List.of(new KacModel.WeightedLaw(
                        BigFraction.ONE, KacRotation.of(CircleKernel.density("off", t -> 1 + 0.9 * Math.cos(4 * t))))),
                KAC.start());
        EnsembleResult other =
                Ensemble.of(skewed, ParticleNumber.of(10), 20_000, 20261125).run(SEEN, TIMES);
        assertThat(judge(other).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void nothingIsForeseenWhereNothingDiffers() {
        List<Observable> energy = List.of(Observable.parse("v1^2", 1));
        MomentSystem conserved = MomentSystem.of(KAC, energy);
        EnsembleResult result = Ensemble.of(KAC, ParticleNumber.of(10), 100, 7).run(energy, TIMES);
        assertThat(SamplerJudge.againstLimit(result, conserved, energy, TIMES)).isEmpty();
        assertThat(SamplerJudge.replicasToTell(result, conserved, energy, 3, TIMES))
                .isEqualTo(100);
    }
}
