/** Initial data: laws of one velocity, and exchangeable laws of {@code N} velocities made from them. */
@NullMarked
package stosszahl.initial;

import org.jspecify.annotations.NullMarked;
