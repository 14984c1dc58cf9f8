package stosszahl.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;
import stosszahl.particle.Ensemble;
import stosszahl.particle.Estimate;
import stosszahl.trial.Program.Question;

/**
 * The particles draw from narrow, jumping and singular kernels exactly: {@code E v1^4} of ten of them against the trial's own moments, one test at level
 * {@value #LEVEL} over all kernels, and within a time that a table of the density needs and thousands of rejections do not allow.
 *
 * <p>Observables are chosen so that a kernel that is replaced by the uniform one is rejected, which is tried.
 */
class SamplerTrialTest {
    private static final double LEVEL = 1e-5;
    private static final int REPLICAS = 20_000;
    private static final double TIME = 1;

    /** The quantile of the normal law for {@code LEVEL / (2 * 8)}, {@code Phi(-4.97) = 3.3e-7}, and a little for Student's tails at 20000 replicas. */
    private static final double MOST = 5.1;

    private static List<GasModel> models() {
        Start hot = new Start.Bkw(0.6);
        return List.of(
                line("narrow", hot, Profile.of(Profile.bell(1, 1, 0.03, true))),
                line("needle", hot, Profile.of(Profile.constant(0.05), Profile.bell(40, 2, 0.003, true))),
                line("peak", hot, Profile.of(Profile.steep(0.001))),
                line("root", hot, Profile.of(Profile.root())),
                line("singular", hot, Profile.of(Profile.singular(0.75))),
                line("jump", hot, Profile.of(Profile.jump(1, 0.1, true))),
                line("odd", hot, Profile.of(Profile.constant(1), Profile.harmonic(0.9, 70, true))),
                cap());
    }

    private static GasModel line(String name, Start start, Profile density) {
        return new GasModel(name, List.of(new GasModel.Part(Ratio.ONE, new Rotation(density))), start);
    }

    private static GasModel cap() {
        Profile profile = Profile.of(Profile.jump(1, 0.2, true));
        GasLaw law = Reflection.binary(3, new Directions.Axial(3, profile), profile.text("wz"));
        return new GasModel(
                "cap",
                List.of(new GasModel.Part(Ratio.ONE, law)),
                new Start.Normal(List.of(0.0, 0.0, 0.0), List.of(2.0, 1.0, 1.0)));
    }

    private static Question question(GasModel model) {
        List<Integer> power = model.dimension() == 1 ? List.of(4) : List.of(4, 0, 0);
        return new Question(List.of(power), 10, TIME);
    }

    private static Estimate sampled(GasModel model, Path directory) {
        KacModel program = new Stosszahl(directory).read(model.yaml()).model();
        Observable observable = Observable.parse(question(model).observable(), model.dimension());
        return Ensemble.of(program, ParticleNumber.of(10), REPLICAS, 99)
                .run(List.of(observable), TIME)
                .estimate(observable, TIME);
    }

    /** 20000 replicas of ten particles are 2e5 collisions: tenths of a second from a table, and room for a slow machine. */
    @ParameterizedTest
    @MethodSource("models")
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void drawnAnglesGiveTheMomentsOfTheKernel(GasModel model, @TempDir Path directory) {
        Estimate estimate = sampled(model, directory);
        double right = new Oracle().expectations(model, List.of(question(model)))[0];
        assertThat(estimate.standardError())
                .as("a noise that could hide anything")
                .isLessThan(0.02 * right);
        assertThat((estimate.mean() - right) / estimate.standardError())
                .as(estimate + ", right is " + right)
                .isCloseTo(0, within(MOST));
    }

    /** The test sees a wrong kernel: uniform angles in place of the narrow ones. */
    @Test
    void anotherKernelIsRejected(@TempDir Path directory) {
        GasModel narrow = models().get(0);
        Estimate uniform = sampled(line("uniform", narrow.start(), Rotation.UNIFORM), directory);
        double right = new Oracle().expectations(narrow, List.of(question(narrow)))[0];
        assertThat(Math.abs(uniform.mean() - right) / uniform.standardError()).isGreaterThan(MOST);
    }
}
