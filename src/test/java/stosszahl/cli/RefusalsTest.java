package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no model is refused with one line and status 2, whichever command reads it first; what is one is not. */
class RefusalsTest extends CommandTest {
    @TempDir
    Path directory;

    private static final String[][] COMMANDS = {
        {"moments", "FILE", "--observable", "v1^4", "--N", "10,inf", "--times", "1", "--json"},
        {"sample", "FILE", "--N", "10", "--replicas", "10", "--times", "1", "--observable", "v1^4", "--json"},
        {"verify", "FILE", "--replicas", "10", "--out", "OUT", "--json"},
    };

    private Path file(String collisions, String rest) throws IOException {
        Path file = directory.resolve("model.yaml");
        Files.writeString(file, "name: tried\ndimension: 1\ncollisions:\n" + collisions + rest);
        return file;
    }

    private static final String INITIAL = "initial: {type: bkw, a: 0.6}\n";

    private static String rotation(String kernel) {
        return "  - {order: 2, weight: 1, law: kac-rotation, kernel: " + kernel + "}\n";
    }

    private void refusedByAll(String collisions, String rest) throws IOException {
        Path file = file(collisions, rest);
        for (String[] command : COMMANDS) {
            String[] args = command.clone();
            for (int i = 0; i < args.length; i++) {
                args[i] = args[i].equals("FILE")
                        ? file.toString()
                        : args[i].equals("OUT") ? directory.resolve("out").toString() : args[i];
            }
            Outcome outcome = run(args);
            String what = command[0] + " of\n" + Files.readString(file) + outcome.err();
            assertThat(outcome.status()).as(what).isEqualTo(2);
            assertThat(outcome.err().lines()).as(what).hasSize(1);
            assertThat(outcome.err()).as(what).doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(outcome.out()).as(what).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Not integrable.
                "abs(theta)^(-1.5)",
                "1/theta^2",
                "1/abs(theta)",
                "1/abs(sin(theta))",
                "1/abs(abs(theta)-1)",
                "1/(abs(theta)-2)^2",
                // Negative somewhere, in a narrow place too.
                "1+1.1*cos(theta)",
                "1-0.5*exp(-((abs(theta)-1)/0.01)^2)*3",
                "signum(1-abs(theta))",
                "-1",
                // Nothing, or not a number.
                "0",
                "0*theta",
                "sqrt(1-abs(theta))",
                "1/(1+signum(1-abs(theta)))"
            })
    void aDensityThatIsNone(String density) throws IOException {
        refusedByAll(rotation("{type: density, density: \"" + density + "\"}"), INITIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: discrete, points: [[3/5, 4/5], [3/5, -4/5]], weights: [1/2, 1/3]}",
                "{type: discrete, points: [[3/5, 4/5], [3/5, -4/5]], weights: [3/2, -1/2]}",
                "{type: discrete, points: [[3/5, 4/5], [3/5, -4/5]], weights: [1]}",
                "{type: discrete, points: [[3/5, 3/5]], weights: [1]}",
                "{type: discrete, points: [[1e400, 0]], weights: [1]}",
                "{type: discrete, angles: [1/0], weights: [1]}",
                "{type: discrete, angles: [pi/3, -pi/3], weights: [1e400, 1]}",
            })
    void atomsThatAreNoProbabilityMeasure(String kernel) throws IOException {
        refusedByAll(rotation(kernel), INITIAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: bkw, a: 1e400}",
                "{type: bkw, a: .nan}",
                "{type: bkw, a: 0.7}",
                "{type: gaussian, variance: [-1]}",
                "{type: gaussian, variance: [1e400]}",
                "{type: uniform, halfwidth: .inf}",
                "{type: uniform, halfwidth: 0}",
            })
    void initialDataThatAreNone(String initial) throws IOException {
        refusedByAll("  - {order: 2, weight: 1, law: kac-rotation}\n", "initial: " + initial + "\n");
    }

    @ParameterizedTest
    @CsvSource({"0.9", "1e400", "-1", ".nan", "1/0"})
    void weightsThatDoNotSumToOne(String weight) throws IOException {
        refusedByAll("  - {order: 2, weight: " + weight + ", law: kac-rotation}\n", INITIAL);
    }

    @ParameterizedTest
    @CsvSource({"h2", "nope", "H4", "''"})
    void failuresOfWhatIsNoHypothesis(String name) throws IOException {
        refusedByAll(
                "  - {order: 2, weight: 1, law: kac-rotation}\n", INITIAL + "expected-failures: ['" + name + "']\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+cos(70*theta)",
                "1+cos(1999*theta)",
                "1+signum(0.3-abs(theta))",
                "abs(theta)^(-0.75)",
                "1/sqrt(abs(sin(theta)))",
                "abs(abs(theta)-1)^(-0.3)",
                "1/(abs(theta)+0.0001)^1.5",
                "exp(-((abs(theta)-2.5)/0.004)^2)",
                "sin(theta)*sin(3*theta)+1",
                "1000000*cos(theta)^2",
                "0.000000000001",
                "theta^2"
            })
    void aDensityThatIsOne(String density) throws IOException {
        Path file = file(rotation("{type: density, density: \"" + density + "\"}"), INITIAL);
        for (int c = 0; c < 2; c++) {
            String[] args = COMMANDS[c].clone();
            args[1] = file.toString();
            Outcome outcome = run(args);
            assertThat(outcome.status())
                    .as(args[0] + " " + density + ": " + outcome.err())
                    .isZero();
        }
    }
}
