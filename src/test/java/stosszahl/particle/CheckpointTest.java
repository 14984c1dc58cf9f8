package stosszahl.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.observable.Observable;

/** A run that was broken off and taken up again ends with the bits of one that was not, wherever it was broken off. */
class CheckpointTest {
    private static final List<Observable> SEEN = List.of(Observable.parse("v1^4", 1), Observable.parse("v1*v2", 1));
    private static final double[] TIMES = {20, 150};

    @TempDir
    private Path directory;

    /** Replicas of 150 * 5000 collisions: three pieces of work each, so most stops are in the middle of a path. */
    private static Ensemble ensemble(KacModel model, long seed) {
        return Ensemble.of(model, ParticleNumber.of(5000), 7, seed).histograms(Cells.uniform(1, -4, 4, 10), 2);
    }

    private static Ensemble kept(Ensemble ensemble, Path file, Duration every) {
        return ensemble.keptIn(file, every, "model");
    }

    private static List<Object> bits(EnsembleResult result) {
        return List.of(
                result.estimates(),
                result.collisions(),
                result.energyDrift(),
                result.histogram(2, 150).mass(3, 4),
                result.histogram(2, 150).standardError(3, 4),
                Arrays.stream(result.replicaValues(SEEN.get(1), 20)).boxed().toList());
    }

    private void brokenOffAgainAndAgain(KacModel model) {
        List<Object> whole = bits(ensemble(model, 3).run(SEEN, TIMES));
        assertThat(bits(ensemble(model, 4).run(SEEN, TIMES))).as("another seed").isNotEqualTo(whole);
        Path file = directory.resolve(model.name());
        int breaks = 0;
        EnsembleResult result = null;
        long before = 0;
        while (result == null) {
            AtomicInteger asked = new AtomicInteger();
            AtomicLong first = new AtomicLong(-1);
            int threads = 1 + breaks % 3;
            try {
                result = kept(ensemble(model, 3), file, Duration.ofHours(1))
                        .threads(threads)
                        .watchedBy((done, all, made, expected) -> first.compareAndSet(-1, made))
                        .stoppedBy(() -> asked.incrementAndGet() > 7)
                        .run(SEEN, TIMES);
            } catch (CancellationException e) {
                assertThat(e).hasMessageContaining("kept in");
                breaks++;
            }
            assertThat(first.get()).as("goes on where it was").isGreaterThan(before);
            before = first.get();
            assertThat(breaks).isLessThan(100);
        }
        assertThat(breaks).isGreaterThan(2);
        assertThat(bits(result)).isEqualTo(whole);
        assertThat(bits(kept(ensemble(model, 3), file, Duration.ofHours(1)).run(SEEN, TIMES)))
                .as("of a run that had ended")
                .isEqualTo(whole);
    }

    @Test
    void kacsRotationsEndWithTheSameBits() {
        brokenOffAgainAndAgain(Gases.kac());
    }

    @Test
    void mixturesOfLawsEndWithTheSameBits() {
        brokenOffAgainAndAgain(Gases.binaryTernary());
    }

    @Test
    void lawsThatGoByTheirOwnColliderEndWithTheSameBits() {
        brokenOffAgainAndAgain(Gases.OFF);
    }

    /** A copy of the file made while the run goes on is what a kill at that moment would leave. */
    @Test
    void everyCheckpointOnTheWayLeadsToTheSameBits() throws IOException {
        Path file = directory.resolve("often");
        AtomicInteger copies = new AtomicInteger();
        List<Object> whole = bits(kept(ensemble(Gases.kac(), 3), file, Duration.ofNanos(1))
                .threads(2)
                .watchedBy((done, all, made, expected) -> {
                    try {
                        Files.copy(file, directory.resolve("copy" + copies.getAndIncrement()));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .run(SEEN, TIMES));
        assertThat(copies.get()).isGreaterThan(10);
        assertThat(whole).isEqualTo(bits(ensemble(Gases.kac(), 3).run(SEEN, TIMES)));
        for (int c = 0; c < copies.get(); c += 5) {
            Path copy = directory.resolve("copy" + c);
            assertThat(bits(kept(ensemble(Gases.kac(), 3), copy, Duration.ofHours(1))
                            .run(SEEN, TIMES)))
                    .as("copy %d", c)
                    .isEqualTo(whole);
        }
        assertThat(directory.resolve("often.partial")).doesNotExist();
    }

    @Test
    void aFileOfAnotherRunAndADamagedOneAreRefused() throws IOException {
        Path file = directory.resolve("state");
        kept(ensemble(Gases.kac(), 3), file, Duration.ofHours(1)).run(SEEN, TIMES);
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 4), file, Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seed = 3 there, seed = 4 here");
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = bytes.clone();
        damaged[bytes.length - 100] ^= 1;
        Files.write(file, damaged);
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), file, Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .hasMessageContaining("checksum");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), file, Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .hasMessageContaining("ends early");
        Files.write(file, Arrays.copyOf(bytes, 40));
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), file, Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .as("cut in the description of the run")
                .hasMessageContaining("ends early");
        Files.writeString(file, "something else entirely");
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), file, Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .hasMessageContaining("no checkpoint");
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), directory.resolve("no/where"), Duration.ofHours(1))
                        .run(SEEN, TIMES))
                .hasMessageContaining("cannot be written");
        assertThatThrownBy(() -> kept(ensemble(Gases.kac(), 3), file, Duration.ZERO))
                .hasMessageContaining("positive");
    }
}
