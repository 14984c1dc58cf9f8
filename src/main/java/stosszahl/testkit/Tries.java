package stosszahl.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is a property: it takes a {@link Draw} and runs for many random cases, on one instance of the test class. A case that fails is shrunk, and the report names the smallest case and the
 * seed that leads to it again.
 *
 * <pre>
 * &#64;Tries(100)
 * void everyWeightedNormIsANorm(Draw draw) { .. }
 * </pre>
 */
@Documented
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TriesExtension.class)
public @interface Tries {
    /**
     * The number of cases.
     *
     * @return at least 1
     */
    int value() default 100;

    /**
     * The seed.
     *
     * @return the seed of the first case, from which those of the others are derived
     */
    long seed() default 2211_02758L;
}
