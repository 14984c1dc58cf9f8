package stosszahl.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.moment.ExactSpectrum;
import stosszahl.moment.KernelErrors;
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

    @Mixin
    private ModelArgument model = new ModelArgument();

    @Option(names = "--degree", required = true, paramLabel = "P", description = "The degree, at least 0.")
    private int degree;

    @Option(
            names = "--N",
            required = true,
            paramLabel = "N,..",
            description = "Numbers of particles; inf for the limit.")
    private String particles = "";

    @Option(names = "--exact", description = "Add the factors of the characteristic polynomial over the rationals.")
    private boolean exact;

    @Option(
            names = "--in-N",
            description = "Add the eigenvalues that are rational functions of N, for every N >= max(M, P).")
    private boolean symbolic;

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() {
        KacModel kac = model.load().model();
        List<ParticleNumber> numbers = Arguments.particles(particles, kac);
        Spectrum spectrum = Spectrum.of(kac, degree);
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode document = Printer.object().put("model", kac.name());
        KernelErrors kernels = new KernelErrors(kac);
        double kernelError = kernels.largest();
        document.put("source", kernels.source());
        document.put("kernelError", kernelError);
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
                ArrayNode list = row.putArray("factors");
                factors.factors().forEach(f -> {
                    ObjectNode factor = list.addObject();
                    f.root()
                            .ifPresentOrElse(
                                    r -> factor.put("root", Printer.fraction(r)),
                                    () -> factor.put("polynomial", ExactSpectrum.text(f.polynomial())));
                    factor.put("multiplicity", f.multiplicity());
                });
                ArrayNode roots = row.putArray("rationalRoots");
                factors.roots()
                        .forEach(r -> roots.addObject()
                                .put("value", Printer.fraction(r.value()))
                                .put("multiplicity", r.multiplicity()));
            }
        }
        List<Spectrum.Function> functions = symbolic ? spectrum.functions() : List.of();
        if (symbolic) {
            ArrayNode list = document.putArray("functions");
            functions.forEach(f ->
                    list.addObject().put("eigenvalue", f.value().toString()).put("multiplicity", f.multiplicity()));
        }
        Printer.check(document);
        if (json.asked()) {
            Printer.json(out, document);
        } else {
            Printer.table(out, List.of("N", "degree", "eigenvalue", "imaginary part"), table);
            if (!kernels.exact()) {
                out.println("averages over the kernel by " + kernels.source() + ": each known to about "
                        + (float) kernelError);
            }
            if (exact) {
                rows.forEach(r -> out.println("N = " + r.get("N").asString() + ": "
                        + r.get("characteristicPolynomial").asString()));
            }
            if (symbolic) {
                out.println("for every N >= " + Math.max(kac.highestOrder(), degree) + ", with multiplicity:");
                functions.forEach(f -> out.println("  " + f.value() + "   " + f.multiplicity()));
            }
            out.flush();
        }
        return Stosszahl.OK;
    }
}
