/** The command line: thin commands over the library. */
@NullMarked
package stosszahl.cli;

import org.jspecify.annotations.NullMarked;
