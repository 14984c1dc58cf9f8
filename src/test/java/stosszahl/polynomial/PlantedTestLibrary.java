package stosszahl.polynomial;

import org.assertj.core.api.Assertions;

/** A use of a test library on purpose, for the architecture test to find. */
public final class PlantedTestLibrary {
    void check() {
        Assertions.assertThat(1).isOne();
    }
}
