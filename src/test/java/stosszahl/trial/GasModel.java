package stosszahl.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A model as the trial knows it, and as a user would write it.
 *
 * @param name its name, which holds the seed
 * @param collisions the laws, no two of one order
 * @param start the law of the velocities at time 0
 */
record GasModel(String name, List<Part> collisions, Start start) {
    /** A law and its weight. */
    record Part(Ratio weight, GasLaw law) {}

    GasModel {
        collisions = List.copyOf(collisions);
    }

    int dimension() {
        return collisions.get(0).law().dimension();
    }

    int highestOrder() {
        return collisions.stream().mapToInt(p -> p.law().order()).max().orElseThrow();
    }

    /** The degree up to which moments are asked for. */
    int degree() {
        return collisions.stream().mapToInt(p -> p.law().degree()).min().orElseThrow();
    }

    /** The name of a claim of the program: "H1/binary/K=2". */
    static String claim(String hypothesis, GasLaw law) {
        return hypothesis + "/" + law.name() + "/K=" + law.order();
    }

    /** What is true, claim by claim, from how the laws were made. */
    Map<String, Boolean> truth() {
        Map<String, Boolean> all = new TreeMap<>();
        for (Part part : collisions) {
            part.law().truth().byClaim().forEach((h, holds) -> all.put(claim(h, part.law()), holds));
        }
        return all;
    }

    /** The same, decided by looking. */
    Map<String, Boolean> decided() {
        Map<String, Boolean> all = new TreeMap<>();
        for (Part part : collisions) {
            part.law().decided().byClaim().forEach((h, holds) -> all.put(claim(h, part.law()), holds));
        }
        return all;
    }

    /** The claims of laws whose atoms are exact fractions. */
    List<String> rational() {
        List<String> all = new ArrayList<>();
        for (Part part : collisions) {
            if (part.law().rational()) {
                part.law().truth().byClaim().keySet().forEach(h -> all.add(claim(h, part.law())));
            }
        }
        return all;
    }

    /** The text of the model file, which is all that the program is told. */
    String yaml() {
        StringBuilder text = new StringBuilder("name: " + name + "\ndimension: " + dimension() + "\ncollisions:\n");
        TreeSet<String> failures = new TreeSet<>();
        for (Part part : collisions) {
            text.append(part.law().yaml(part.weight()));
            part.law().truth().byClaim().forEach((h, holds) -> {
                if (!holds && h.startsWith("H")) {
                    failures.add(h);
                }
            });
            if (part.law().looksAsymmetric()) {
                failures.add("H3");
            }
        }
        text.append(start.yaml());
        if (!failures.isEmpty()) {
            text.append("expected-failures: " + failures + "\n");
        }
        return text.toString();
    }
}
