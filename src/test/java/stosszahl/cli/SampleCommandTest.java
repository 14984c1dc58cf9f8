package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.MomentSystem;
import stosszahl.observable.Observable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleCommandTest extends CommandTest {
    /** 1.4e8 collisions: some seconds, and a checkpoint every 50 ms. */
    private static final List<String> LONG = List.of(
            "sample", "kac", "--N", "100000", "--replicas", "6", "--times", "60,240", "--observable", "v1^4", "--json");

    @TempDir
    private Path directory;

    private static String[] with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Process child(Path file, String... more) throws IOException {
        List<String> command = new ArrayList<>(LONG);
        command.addAll(List.of("--threads", "2", "--checkpoint", file.toString(), "--checkpoint-every", "0.05"));
        command.addAll(List.of(more));
        return process(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    /** Waits until the state was written three times, so that a good part of the work is in it. */
    private static void awaitCheckpoints(Process process, Path file) throws Exception {
        FileTime last = FileTime.fromMillis(0);
        int seen = 0;
        while (seen < 3) {
            assertThat(process.isAlive()).as("still running").isTrue();
            if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(last)) {
                last = Files.getLastModifiedTime(file);
                seen++;
            }
            Thread.sleep(5);
        }
    }

    @Test
    void anInterruptedRunAndAKilledOneEndWithTheBitsOfAWholeOne() throws Exception {
        Path file = directory.resolve("state");
        Process interrupted = child(file);
        awaitCheckpoints(interrupted, file);
        new ProcessBuilder("kill", "-INT", Long.toString(interrupted.pid()))
                .start()
                .waitFor();
        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.exitValue()).isEqualTo(3);
        assertThat(Files.readString(directory.resolve("out"))).isEmpty();
        assertThat(Files.readAllLines(directory.resolve("err")))
                .singleElement()
                .asString()
                .contains("of 6 replicas", "kept in " + file, "give the same command again to go on");

        Process killed = child(file);
        awaitCheckpoints(killed, file);
        killed.destroyForcibly();
        assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(killed.exitValue()).as("of SIGKILL").isNotIn(0, 3);
        assertThat(file).exists();

        refused("belongs to another run", with(LONG, "--checkpoint", file.toString(), "--seed", "2"));
        Outcome resumed = run(with(LONG, "--threads", "1", "--checkpoint", file.toString()));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(file).as("of a run that has ended").doesNotExist();
        JsonNode whole = run(with(LONG)).json();
        assertThat(resumed.json().get("rows")).isEqualTo(whole.get("rows"));
        assertThat(resumed.json().get("collisions")).isEqualTo(whole.get("collisions"));
        assertThat(resumed.json().get("energyDrift")).isEqualTo(whole.get("energyDrift"));
    }

    /** A pilot that was killed goes on, and one that has ended is not run again: the main run is killed too. */
    @Test
    void aKilledPilotAndARunAfterItEndWithTheBitsOfAWholeOne() throws Exception {
        Path file = directory.resolve("state");
        Path pilot = directory.resolve("state.pilot");
        Process early = child(file, "--tolerance", "0.03");
        awaitCheckpoints(early, pilot);
        assertThat(file).as("the main run's state, before the pilot has ended").doesNotExist();
        early.destroyForcibly();
        assertThat(early.waitFor(60, TimeUnit.SECONDS)).isTrue();

        Process late = child(file, "--tolerance", "0.03");
        awaitCheckpoints(late, file);
        late.destroyForcibly();
        assertThat(late.waitFor(60, TimeUnit.SECONDS)).isTrue();
        FileTime ended = Files.getLastModifiedTime(pilot);

        refused(
                "belongs to another run",
                with(LONG, "--tolerance", "0.03", "--checkpoint", file.toString(), "--seed", "2"));
        assertThat(Files.getLastModifiedTime(pilot)).isEqualTo(ended);
        Outcome resumed = run(with(LONG, "--tolerance", "0.03", "--checkpoint", file.toString()));
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(file).doesNotExist();
        assertThat(pilot).doesNotExist();
        JsonNode whole = run(with(LONG, "--tolerance", "0.03")).json();
        assertThat(whole.get("rows").get(0).get("replicas").asInt()).isGreaterThan(6);
        assertThat(resumed.json().get("rows")).isEqualTo(whole.get("rows"));
        assertThat(resumed.json().get("collisions")).isEqualTo(whole.get("collisions"));
    }

    @Test
    void theToleranceIsReachedWithAsManyReplicasAsAPilotSays() {
        JsonNode row = run(
                        "sample",
                        "kac",
                        "--N",
                        "20",
                        "--replicas",
                        "50",
                        "--times",
                        "1",
                        "--observable",
                        "v1^4",
                        "--tolerance",
                        "0.1",
                        "--json")
                .json()
                .get("rows")
                .get(0);
        assertThat(row.get("replicas").asInt()).isGreaterThan(500);
        // Within a third: the standard deviation is that of 50 heavy-tailed replicas.
        assertThat((row.get("high").asDouble() - row.get("low").asDouble()) / 2).isCloseTo(0.1, within(0.035));
        refused("--tolerance", "sample", "kac", "--N", "20", "--times", "1", "--observable", "v1", "--tolerance", "0");
    }

    /** E cos v1 is seen far more sharply beside exact moments, and the two intervals are about the same number. */
    @Test
    void controlVariatesNarrowTheIntervals() {
        String[] command = {
            "sample", "kac", "--N", "50", "--replicas", "500", "--times", "1", "--observable", "cos(v1)", "--json"
        };
        JsonNode plain = run(command).json().get("rows").get(0);
        JsonNode sharp = run(with(Arrays.asList(command), "--control-variates"))
                .json()
                .get("rows")
                .get(0);
        double error = plain.get("standardError").asDouble();
        assertThat(sharp.get("standardError").asDouble()).isLessThan(0.3 * error);
        assertThat(sharp.get("controlVariates").asBoolean()).isTrue();
        assertThat(plain.has("controlVariates")).isFalse();
        assertThat(sharp.get("mean").asDouble()).isCloseTo(plain.get("mean").asDouble(), within(4 * error));
    }

    @Test
    void meansThatStayPlainAreSaidToBe() {
        String out = run(
                        "sample",
                        "kac",
                        "--N",
                        "20",
                        "--replicas",
                        "119",
                        "--times",
                        "1",
                        "--observable",
                        "cos(v1)",
                        "--control-variates")
                .out();
        assertThat(out).contains("control variates: 0 of 1 means, the others are plain");
    }

    private JsonNode report(String... command) throws IOException {
        Path target = directory.resolve("report");
        Outcome outcome = run(with(Arrays.asList(command), "--out", target.toString(), "--json"));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.json().get("report").asString())
                .isEqualTo(target.resolve("report.html").toString());
        JsonNode report = JsonMapper.shared().readTree(Files.readString(target.resolve("report.json")));
        assertThat(report.get("tables").get(0).get("rows").size())
                .isEqualTo(outcome.json().get("rows").size());
        return report;
    }

    private static String[] cells(JsonNode table, int row) {
        return StreamSupport.stream(table.get("rows").get(row).spliterator(), false)
                .map(JsonNode::asString)
                .toArray(String[]::new);
    }

    /** The columns of {@link #cells}: N, observable, t, mean, standard error, low, high, exact, limit, z. */
    @Test
    void theReportHoldsTheEstimatesAgainstTheMomentHierarchy() throws IOException {
        JsonNode report = report(
                "sample",
                "kac",
                "--N",
                "5,400",
                "--replicas",
                "20000",
                "--times",
                "1,2",
                "--observable",
                "v1^4",
                "--observable",
                "cos(v1)",
                "--confidence",
                "0.9");
        JsonNode table = report.get("tables").get(0);
        KacModel kac = ModelCatalogue.load("kac").model();
        Observable fourth = Observable.parse("v1^4", 1);
        MomentSystem oracle = MomentSystem.of(kac, List.of(fourth));
        for (int row = 0; row < 8; row++) {
            String[] r = cells(table, row);
            assertThat(Long.parseLong(r[0])).isEqualTo(row < 4 ? 5 : 400);
            double t = Double.parseDouble(r[2]);
            assertThat(t).isEqualTo(1 + row % 2);
            if (row % 4 < 2) {
                double exact = oracle.expectation(fourth, ParticleNumber.of(Long.parseLong(r[0])), t);
                assertThat(Double.parseDouble(r[7])).isCloseTo(exact, within(1e-12));
                assertThat(Double.parseDouble(r[8]))
                        .isCloseTo(oracle.expectation(fourth, ParticleNumber.INFINITE, t), within(1e-12));
                double error = Double.parseDouble(r[4]);
                assertThat(Double.parseDouble(r[9]))
                        .isCloseTo((Double.parseDouble(r[3]) - exact) / error, within(0.006));
                // 1.645 is the quantile of the normal distribution.
                assertThat(Double.parseDouble(r[6]) - Double.parseDouble(r[3]))
                        .isCloseTo(1.645 * error, within(error / 200));
            } else {
                assertThat(r[1]).isEqualTo("cos(v1)");
                assertThat(table.get("rows").get(row).get(7).isNumber()).isFalse();
            }
        }
        JsonNode finding = report.get("verdicts").get(0);
        assertThat(finding.get("verdict").asString()).isEqualTo("unresolved");
        assertThat(report.get("sections").get(0).get("prose").get(1).asString())
                .contains("All 4 estimates", "unresolved. None is refuted, but for 1 of 2 pairs");
        JsonNode power = report.get("tables").get(1);
        assertThat(cells(power, 0)[5]).as("N = 5 is told from the limit").isEqualTo("yes");
        assertThat(cells(power, 1)[5]).as("N = 400 is not").isEqualTo("no");
        for (String figure : List.of("time-series-1-N-5", "time-series-2-N-400", "histogram-N-5", "histogram-N-400")) {
            assertThat(directory.resolve("report/figures/" + figure + ".svg")).isNotEmptyFile();
        }
    }

    @Test
    void theHistogramIsThatOfTheLimitDensityAndHasItsMass() throws IOException {
        JsonNode report = report(
                "sample", "kac", "--N", "4,2000", "--replicas", "2000", "--times", "1", "--observable", "v1^2*v2^2");
        assertThat(cells(report.get("tables").get(1), 1)[5]).isEqualTo("no");
        List<String> lines = Files.readAllLines(directory.resolve("report/csv/figure-histogram-N-2000.csv"));
        double[] sampled = density(lines, "sampled, N = 2000");
        double[] limit = density(lines, "limit");
        assertThat(sampled).hasSameSizeAs(limit);
        double side = 8.0 / sampled.length;
        assertThat(Arrays.stream(sampled).sum() * side).isBetween(0.999, 1.0);
        assertThat(Arrays.stream(limit).sum() * side).isBetween(0.999, 1.001);
        // 4e6 velocities: a cell's standard error is 0.0006 of density at most; the system of 2000 is 0.001 from the
        // limit at most.
        for (int j = 0; j < limit.length; j++) {
            assertThat(sampled[j]).isCloseTo(limit[j], within(0.005));
        }
        assertThat(limit[16]).isGreaterThan(0.3);
        List<String> series = Files.readAllLines(directory.resolve("report/csv/figure-time-series-1-N-4.csv"));
        assertThat(series.stream().filter(l -> l.contains("exact, N = 4"))).hasSize(51);
        refused(
                "is a file",
                "sample",
                "kac",
                "--N",
                "4",
                "--times",
                "1",
                "--observable",
                "v1",
                "--out",
                file().toString());
    }

    @Test
    void noiseBelowTheFiniteSizeEffectAgrees() throws IOException {
        JsonNode report = report(
                "sample",
                "maxwell-2d",
                "--N",
                "3",
                "--replicas",
                "40000",
                "--times",
                "1,2",
                "--observable",
                "v1x^2*v2x^2",
                "--observable",
                "v1x^2");
        assertThat(report.get("verdicts").get(0).get("verdict").asString()).isEqualTo("holds");
        assertThat(report.get("sections").get(0).get("prose").get(1).asString())
                .contains("All 4 estimates", ": agrees, with noise below");
        assertThat(report.get("tables").get(1).get("rows").size())
                .as("v1x^2 does not depend on N")
                .isEqualTo(1);
    }

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("file"), "mine");
    }

    /** The ordinates of a curve; its name stands in quotes if there is a comma in it. */
    private static double[] density(List<String> lines, String curve) {
        return lines.stream()
                .filter(l -> l.replace("\"", "").startsWith(curve + ","))
                .mapToDouble(l -> Double.parseDouble(
                        l.replace("\"", "").substring(curve.length() + 1).split(",", -1)[1]))
                .toArray();
    }

    @Test
    void aReportWithoutExactValuesSaysThatNothingIsTested() throws IOException {
        JsonNode report = report(
                "sample",
                "maxwell-2d",
                "--N",
                "20",
                "--replicas",
                "400",
                "--times",
                "0.5",
                "--observable",
                "cos(v1x)",
                "--control-variates",
                "--tolerance",
                "0.01",
                "--checkpoint",
                directory.resolve("state").toString());
        assertThat(report.get("verdicts").get(0).get("verdict").asString()).isEqualTo("not-applicable");
        assertThat(report.get("sections").get(0).get("prose").get(1).asString()).contains("Nothing is tested");
        assertThat(directory.resolve("report/csv/figure-time-series-1-N-20.csv"))
                .content()
                .contains("control variates");
        try (var left = Files.list(directory)) {
            assertThat(left.map(f -> f.getFileName().toString())).containsExactly("report");
        }
    }
}
