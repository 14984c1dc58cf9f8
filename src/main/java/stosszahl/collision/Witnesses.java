package stosszahl.collision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/** Angles that are tried, and how they are shown to readers. */
final class Witnesses {
    private Witnesses() {}

    /** An angle of the kernel; of the uniform law on its support if the kernel cannot draw one, as identities of the maps hold there too. */
    static double[] draw(CollisionKernel kernel, UniformRandomProvider rng) {
        double[] w = new double[kernel.angleDimension()];
        try {
            kernel.sample(rng, w);
        } catch (IllegalStateException e) {
            kernel.support().flatMap(AngleSupport::uniform).orElseThrow(() -> e).sample(rng, w);
        }
        return w;
    }

    static String show(double[] x) {
        return Arrays.stream(x)
                .mapToObj(e -> String.format(Locale.ROOT, "%.6g", e))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
