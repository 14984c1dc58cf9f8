/** Models by name and from YAML: the built-in ones and a user's own. */
@NullMarked
package stosszahl.catalogue;

import org.jspecify.annotations.NullMarked;
