package stosszahl.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.catalogue.ModelException;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import stosszahl.verify.HypothesesUnderTrial;

/** The program, told nothing but the text of a model file. */
final class Stosszahl implements Program {
    private final Path directory;
    private String text = "";
    private Optional<ModelDescription> last = Optional.empty();

    Stosszahl(Path directory) {
        this.directory = directory;
    }

    /** Questions about one model follow each other; its kernels are integrated once. */
    ModelDescription read(String yaml) {
        if (last.isEmpty() || !text.equals(yaml)) {
            last = Optional.of(load(yaml));
            text = yaml;
        }
        return last.get();
    }

    private ModelDescription load(String yaml) {
        Path file = directory.resolve("model.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return ModelCatalogue.load(file.toString());
        } catch (ModelException e) {
            throw new Refused(e.getMessage(), e);
        }
    }

    @Override
    public Map<String, String> verdicts(GasModel model) {
        ModelDescription description = read(model.yaml());
        return HypothesesUnderTrial.verdicts(description.model(), description.expectedFailures());
    }

    @Override
    public double[] expectations(GasModel model, List<Question> questions) {
        return each(model, questions, MomentSystem::expectation);
    }

    @Override
    public double[] errors(GasModel model, List<Question> questions) {
        return each(model, questions, (system, phi, n, t) -> system.kernelErrors(phi, n, t)[0]);
    }

    /** A number of one expectation. */
    @FunctionalInterface
    private interface Figure {
        double of(MomentSystem system, Observable phi, ParticleNumber n, double t);
    }

    private double[] each(GasModel model, List<Question> questions, Figure figure) {
        ModelDescription description = read(model.yaml());
        List<Observable> observables = new ArrayList<>();
        for (Question question : questions) {
            observables.add(Observable.parse(question.observable(), model.dimension()));
        }
        double[] values = new double[questions.size()];
        try {
            MomentSystem system = MomentSystem.of(description.model(), observables);
            for (int i = 0; i < values.length; i++) {
                Question question = questions.get(i);
                values[i] =
                        figure.of(system, observables.get(i), ParticleNumber.parse(question.number()), question.time());
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(e.getMessage(), e);
        }
        return values;
    }
}
