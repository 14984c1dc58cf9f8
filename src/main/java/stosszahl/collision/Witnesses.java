package stosszahl.collision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How angles and vectors are shown to readers. */
final class Witnesses {
    private Witnesses() {}

    static String show(double[] x) {
        return Arrays.stream(x)
                .mapToObj(e -> String.format(Locale.ROOT, "%.6g", e))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
