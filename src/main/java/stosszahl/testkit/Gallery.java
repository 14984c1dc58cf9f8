package stosszahl.testkit;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What each hypothesis is for: models that break exactly one of them, and what goes wrong then. Needs neither JUnit nor AssertJ:
 *
 * <pre>java -cp target/stosszahl.jar stosszahl.testkit.Gallery [hypothesis]</pre>
 *
 * <p>Condition 2 stands apart. With (A3) it follows from Condition 1, with the same constants: for {@code F} that does not depend on {@code N}, {@code <C^N F, phi>} tends to {@code <C^inf F, phi>} and stays below
 * {@code R_k s ||f|| ||phi||}. So no family breaks Condition 2 alone, and its example is about Proposition 2.2: a hierarchy with two solutions.
 */
public final class Gallery {
    private Gallery() {}

    static List<Counterexample> all() {
        return Stream.concat(LawGallery.all().stream(), HierarchyGallery.all().stream())
                .toList();
    }

    /**
     * Prints the counterexamples.
     *
     * @param args the hypotheses whose examples are printed; all if there are none
     */
    public static void main(String[] args) {
        print(System.out, args);
    }

    static void print(PrintStream out, String... hypotheses) {
        List<String> wanted = Arrays.asList(hypotheses);
        for (Counterexample example : all()) {
            if (wanted.isEmpty() || wanted.contains(example.hypothesis())) {
                out.println("Without " + example.hypothesis() + ": " + example.title());
                out.println("  " + example.story());
                example.figures().forEach((name, values) -> out.println("  " + name + ": " + Arrays.toString(values)));
                for (Check check : example.checks()) {
                    out.println("  " + check.id() + ": "
                            + check.refutation()
                                    .map(e -> "FAILS, "
                                            + String.valueOf(e.getMessage()).replace("\n", "\n    "))
                                    .orElse("holds"));
                }
                out.println();
            }
        }
    }
}
