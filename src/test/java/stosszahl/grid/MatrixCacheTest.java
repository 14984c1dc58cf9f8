package stosszahl.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stosszahl.collision.CircleKernel;
import stosszahl.collision.KacRotation;
import stosszahl.kac.KacModel;
import stosszahl.kac.KacModel.WeightedLaw;

class MatrixCacheTest {
    private static final Resolution COARSE = new Resolution(2, 12);
    private static final VelocityGrid GRID = VelocityGrid.of(1, 5, 3);

    @TempDir
    Path directory;

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.sorted().toList();
        }
    }

    private static void assertSame(GridModel a, GridModel b) {
        for (int order = 2; order <= 3; order++) {
            SparseMatrix x = a.collisions(order).fromBefore(order);
            SparseMatrix y = b.collisions(order).fromBefore(order);
            assertThat(x.start).isEqualTo(y.start);
            assertThat(x.index).isEqualTo(y.index);
            assertThat(x.value).isEqualTo(y.value);
        }
    }

    @Test
    void whatIsReadIsWhatWasAssembledInEveryBit() throws IOException {
        GridModel plain = GridModel.of(Scenes.binaryTernary(), GRID, COARSE);
        assertThat(files()).isEmpty();
        MatrixCache first = MatrixCache.in(directory);
        assertSame(GridModel.of(Scenes.binaryTernary(), GRID, COARSE, first), plain);
        assertThat(List.of(first.hits(), first.misses(), first.damaged())).containsExactly(0, 2, 0);
        assertThat(files()).hasSize(2).allSatisfy(f -> assertThat(f.toString()).endsWith(".matrix"));
        MatrixCache second = MatrixCache.in(directory);
        assertSame(GridModel.of(Scenes.binaryTernary(), GRID, COARSE, second), plain);
        assertThat(List.of(second.hits(), second.misses(), second.damaged())).containsExactly(2, 0, 0);
    }

    /** The key is what the matrix is computed from. */
    @Test
    void anotherGridResolutionOrLawIsAnotherMatrix() throws IOException {
        MatrixCache cache = MatrixCache.in(directory);
        GridModel.of(Scenes.kac(), GRID, COARSE, cache);
        GridModel.of(Scenes.kac(), VelocityGrid.of(1, 6, 3), COARSE, cache);
        GridModel.of(Scenes.kac(), VelocityGrid.of(1, 5, Math.nextUp(3.0)), COARSE, cache);
        GridModel.of(Scenes.kac(), GRID, new Resolution(3, 12), cache);
        GridModel.of(Scenes.kac(), GRID, new Resolution(2, 20), cache);
        GridModel.of(Scenes.kac(), GRID, cache);
        assertThat(cache.hits()).isZero();
        assertThat(files()).hasSize(6);
    }

    /** Two laws that say the same of themselves and are not the same: a key made of names would take one for the other. */
    @Test
    void namesDoNotCount() {
        MatrixCache cache = MatrixCache.in(directory);
        GridModel narrow = GridModel.of(mine(0.1), GRID, COARSE, cache);
        GridModel wide = GridModel.of(mine(0.9), GRID, COARSE, cache);
        assertThat(cache.hits()).isZero();
        assertThat(wide.collisions(2).fromBefore(2).value)
                .isNotEqualTo(narrow.collisions(2).fromBefore(2).value);
        GridModel.of(mine(0.9), GRID, COARSE, cache);
        assertThat(cache.hits()).isEqualTo(1);
    }

    private static KacModel mine(double share) {
        return KacModel.of(
                "mine",
                List.of(new WeightedLaw(
                        BigFraction.ONE,
                        KacRotation.of(CircleKernel.density("mine", theta -> 1 + share * Math.cos(theta))))),
                Scenes.initial());
    }

    /** Every single byte counts: each is changed in turn in a file, and each time the file is refused and made again. */
    @Test
    void aDamagedFileIsAssembledAgain() throws IOException {
        VelocityGrid tiny = VelocityGrid.of(1, 2, 3);
        GridModel.of(Scenes.kac(), tiny, COARSE, MatrixCache.in(directory));
        Path file = files().get(0);
        byte[] sound = Files.readAllBytes(file);
        assertThat(sound.length).isGreaterThan(150);
        int damaged = 0;
        MatrixCache cache = MatrixCache.in(directory);
        for (int at = 0; at < sound.length; at += 3) {
            byte[] broken = sound.clone();
            broken[at] ^= 1;
            Files.write(file, broken);
            GridModel.of(Scenes.kac(), tiny, COARSE, cache);
            damaged++;
            assertThat(cache.damaged()).as("byte %d", at).isEqualTo(damaged);
            assertThat(Files.readAllBytes(file)).isEqualTo(sound);
        }
        for (byte[] other :
                List.of(new byte[0], Arrays.copyOf(sound, sound.length - 1), Arrays.copyOf(sound, sound.length + 1))) {
            Files.write(file, other);
            GridModel.of(Scenes.kac(), tiny, COARSE, cache);
            damaged++;
            assertThat(cache.damaged()).as("%d bytes", other.length).isEqualTo(damaged);
        }
        assertThat(cache.hits()).isZero();
        assertThat(files()).hasSize(1);
    }

    @Test
    void aPlaceThatIsNoDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> MatrixCache.in(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be made");
    }
}
