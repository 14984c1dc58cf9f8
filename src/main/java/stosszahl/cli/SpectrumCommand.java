package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import stosszahl.catalogue.ModelCatalogue;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.ExactSpectrum;
import stosszahl.moment.Spectrum;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code spectrum MODEL}: eigenvalues of the generator on symmetric polynomials of one degree. */
@Command(
        name = "spectrum",
        mixinStandardHelpOptions = true,
        description = "Eigenvalues of the generator on the symmetric polynomials of one degree, largest first.",
        footer = {"", "Example: stosszahl spectrum kac --degree 4 --N 10,inf --exact"})
final class SpectrumCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A built-in model or a YAML file.")
    private String model = "";

    @Option(names = "--degree", required = true, paramLabel = "P", description = "The degree, at least 1.")
    private int degree;

    @Option(
            names = "--N",
            required = true,
            paramLabel = "N,..",
            description = "Numbers of particles; inf for the limit.")
    private String particles = "";

    @Option(names = "--exact", description = "Add the factors of the characteristic polynomial over the rationals.")
    private boolean exact;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        KacModel kac = ModelCatalogue.load(model).model();
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        Spectrum spectrum = Spectrum.of(kac, degree);
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode document = Printer.object().put("model", kac.name());
        ArrayNode rows = document.putArray("rows");
        List<List<Object>> table = new ArrayList<>();
        for (ParticleNumber n : numbers) {
            ObjectNode row = rows.addObject();
            Printer.put(row, "N", n);
            row.put("degree", degree);
            List<Spectrum.Value> values = spectrum.eigenvalues(n);
            ArrayNode eigenvalues = row.putArray("eigenvalues");
            values.forEach(v -> eigenvalues.add(v.real()));
            boolean complex = values.stream().anyMatch(v -> v.imaginary() != 0);
            if (complex) {
                ArrayNode imaginary = row.putArray("imaginaryParts");
                values.forEach(v -> imaginary.add(v.imaginary()));
            }
            values.forEach(v -> table.add(List.of(n, degree, v.real(), v.imaginary())));
            if (exact) {
                ExactSpectrum factors = spectrum.exact(n);
                row.put("characteristicPolynomial", factors.toString());
                ArrayNode roots = row.putArray("rationalRoots");
                factors.roots()
                        .forEach(r -> roots.addObject()
                                .put("value", r.value().toString().replace(" ", ""))
                                .put("multiplicity", r.multiplicity()));
            }
        }
        if (json) {
            Printer.json(out, document);
        } else {
            Printer.table(out, List.of("N", "degree", "eigenvalue", "imaginary part"), table);
            if (exact) {
                rows.forEach(r -> out.println("N = " + r.get("N").asString() + ": "
                        + r.get("characteristicPolynomial").asString()));
                out.flush();
            }
        }
        return Stosszahl.OK;
    }
}
