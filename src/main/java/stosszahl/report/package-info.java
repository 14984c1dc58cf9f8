/** Reports of a study for people and for programs: a self-contained HTML page, JSON, Markdown and CSV. */
@NullMarked
package stosszahl.report;

import org.jspecify.annotations.NullMarked;
