package stosszahl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.catalogue.ModelDescription;
import stosszahl.report.LedgerPage;
import stosszahl.verify.ledger.Ledger;
import stosszahl.verify.ledger.LedgerRow;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ledger MODEL}: every numbered statement of the paper, evaluated as printed. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Every numbered statement of Sections 1 to 7 and Appendix A, evaluated as printed: both sides, margin, and where the",
            "margin is smallest. Where the print fails, the nearest corrected statement and its verdict. A misprint whose",
            "correction holds is a finding about the text and not a failure: the status is 1 only for other refutations,",
            "and for a failure of H1, H2, H3, energy or momentum that the model announces and that does not occur."
        },
        footer = {
            "",
            "Example: stosszahl ledger kac",
            "The page of the repository: stosszahl ledger kac binary-ternary all-orders --page reports/ledger.md"
        })
final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "1..*",
            description = "A built-in model or a YAML file; several for a page that compares them.")
    private List<String> models = List.of();

    @Option(names = "--page", paramLabel = "FILE", description = "Also write a page in Markdown.")
    private @Nullable Path page;

    @Option(names = "--json", description = "Print one JSON document, for one model.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (json && models.size() > 1) {
            throw new IllegalArgumentException("--json prints one document for one model; " + models.size()
                    + " models are given, so run them one by one");
        }
        List<ModelDescription> descriptions =
                models.stream().map(ModelCatalogue::load).toList();
        Path parent = page == null ? null : page.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Ledger> ledgers = new ArrayList<>();
        for (ModelDescription description : descriptions) {
            Ledger ledger = Ledger.of(description);
            ledgers.add(ledger);
            if (json) {
                Printer.json(out, document(ledger));
            } else {
                print(out, ledger);
            }
        }
        if (page != null) {
            Files.writeString(page, LedgerPage.text(ledgers));
            if (!json) {
                out.println("page: " + page);
            }
        }
        return ledgers.stream()
                        .allMatch(l -> l.alarming().isEmpty() && l.unfulfilled().isEmpty())
                ? Stosszahl.OK
                : Stosszahl.REFUTED;
    }

    private static ObjectNode document(Ledger ledger) {
        ObjectNode document = Printer.object().put("model", ledger.model()).put("summary", ledger.sentence());
        ledger.unfulfilled().forEach(document.putArray("unfulfilled")::add);
        ArrayNode rows = document.putArray("rows");
        for (LedgerRow r : ledger.rows()) {
            ObjectNode row = rows.addObject()
                    .put("section", r.section())
                    .put("statement", r.statement())
                    .put("equation", r.equation())
                    .put("kind", r.identity() ? "identity" : "inequality")
                    .put("verdict", r.verdict().word());
            row.set("measured", Printer.bound(r.measured()));
            row.set("bound", Printer.bound(r.bound()));
            row.set("margin", Printer.bound(r.margin()));
            row.put("witness", r.witness()).put("note", r.note()).put("misprint", r.misprint());
            row.put("expected", r.expected());
            row.put("places", r.places()).put("trusts", r.trusts());
            r.correction().ifPresent(c -> {
                ObjectNode corrected = row.putObject("correction")
                        .put("statement", c.statement())
                        .put("verdict", c.verdict().word());
                corrected.set("measured", Printer.bound(c.measured()));
                corrected.set("bound", Printer.bound(c.bound()));
                corrected.set("margin", Printer.bound(c.margin()));
                corrected.put("witness", c.witness());
                corrected.put("places", c.places()).put("trusts", c.trusts());
            });
        }
        return document;
    }

    private static void print(PrintWriter out, Ledger ledger) {
        List<List<Object>> rows = new ArrayList<>();
        for (LedgerRow r : ledger.rows()) {
            rows.add(List.of(
                    r.measured(),
                    r.bound(),
                    r.margin(),
                    r.verdict().word(),
                    r.correction().map(c -> c.verdict().word()).orElse(""),
                    r.section(),
                    r.equation()));
        }
        Printer.table(
                out, List.of("measured", "bound", "margin", "as printed", "corrected", "section", "equation"), rows);
        out.println();
        for (LedgerRow r : ledger.misprints()) {
            out.println(r.equation() + ": " + r.note());
            out.println("    witness: " + r.witness());
        }
        for (LedgerRow r : ledger.alarming()) {
            out.println("UNEXPECTED " + r.equation() + ": " + r.witness() + "; " + r.note());
        }
        out.println();
        out.println(ledger.model() + ": " + ledger.sentence());
        out.flush();
    }
}
