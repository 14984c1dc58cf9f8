package stosszahl.claim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a study of one model: everything that a report shows, in the order in which it shows it.
 *
 * @param model the name of the model
 * @param title the title of the report
 * @param yaml the model as YAML, ready to copy
 * @param parameters what the study was run with: seed, times, particle numbers, grid, versions, in order
 * @param sections the sections
 */
public record Study(String model, String title, String yaml, Map<String, String> parameters, List<Section> sections) {
    /** Copies the list of sections and keeps the order of the parameters. */
    public Study {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        sections = List.copyOf(sections);
    }

    /**
     * All findings, in order.
     *
     * @return the findings of all sections
     */
    public List<Finding> findings() {
        return sections.stream().flatMap(s -> s.findings().stream()).toList();
    }

    /**
     * Is any claim refuted that the model does not expect to fail.
     *
     * @return true if some finding is alarming
     */
    public boolean refuted() {
        return findings().stream().anyMatch(Finding::alarming);
    }
}
