package stosszahl.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stosszahl.claim.Study;

/**
 * Writes a study into a directory, whole or not at all: {@code report.html}, {@code report.json}, {@code report.md}, {@code tables.tex}, {@code csv/}
 * and {@code figures/}, which has one SVG per figure and is not there if a study has none.
 *
 * <p>Everything is written into a hidden directory beside the target first and then moved. A new directory appears in one step; in an existing
 * one an earlier report is replaced file by file, and put back if that fails. Files that are not a report's are left alone.
 */
public final class ReportWriter {
    private static final List<String> ENTRIES =
            List.of("csv", "figures", "tables.tex", "report.md", "report.json", "report.html");

    /** Entries that a report may lack. */
    private static final List<String> OPTIONAL = List.of("figures", "tables.tex");

    /** The text of a file, made when it is written. */
    interface Content {
        String text() throws IOException;
    }

    private ReportWriter() {}

    /**
     * Writes all reports of a study.
     *
     * @param study the study
     * @param directory where to: a new directory, or an existing one
     * @return the path of report.html
     * @throws IllegalArgumentException if the directory is a file, or holds files that a report would overwrite and that are not a report's
     * @throws IOException if writing fails; the directory is then as it was before
     */
    public static Path write(Study study, Path directory) throws IOException {
        Map<String, Content> files = new LinkedHashMap<>();
        CsvReport.files(study).forEach((name, csv) -> files.put("csv/" + name, () -> csv));
        SvgFigure.files(study).forEach((name, svg) -> files.put("figures/" + name, () -> svg));
        files.put("tables.tex", () -> LatexReport.tables(study));
        files.put("report.md", () -> MarkdownReport.text(study));
        files.put("report.json", () -> JsonReport.text(study) + "\n");
        files.put("report.html", () -> HtmlReport.withDefaults().page(study));
        return write(files, directory);
    }

    /**
     * Looks whether a report can be written, before something long is begun; makes nothing.
     *
     * @param directory where to
     * @throws IllegalArgumentException as {@link #write}, and if the directory, or that in which it would be made, may not be written to
     * @throws IOException if the directory cannot be read
     */
    public static void checkPlace(Path directory) throws IOException {
        Path target = directory.toAbsolutePath().normalize();
        check(target);
        if (target.getParent() == null) {
            throw unnamed(target);
        }
        // A report is made beside its place and moved there: both must be open.
        for (Path above = target; above != null; above = above.getParent()) {
            if (Files.isDirectory(above)) {
                if (!Files.isWritable(above)) {
                    throw new IllegalArgumentException("cannot write a report into " + target + ": " + above
                            + " may not be written to; choose" + " another directory");
                }
                if (!above.equals(target)) {
                    return;
                }
            }
        }
    }

    private static IllegalArgumentException unnamed(Path target) {
        return new IllegalArgumentException("cannot write a report into " + target + "; name a directory below it");
    }

    static Path write(Map<String, Content> files, Path directory) throws IOException {
        Path target = directory.toAbsolutePath().normalize();
        check(target);
        Path parent = target.getParent();
        Path name = target.getFileName();
        if (parent == null || name == null) {
            throw unnamed(target);
        }
        Files.createDirectories(parent);
        Path stage = Files.createTempDirectory(parent, "." + name + ".partial-");
        try {
            Path fresh = Files.createDirectory(stage.resolve("new"));
            for (Map.Entry<String, Content> file : files.entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue().text(), StandardCharsets.UTF_8);
            }
            if (!moveWhole(fresh, target)) {
                replace(fresh, target, Files.createDirectory(stage.resolve("old")));
            }
        } finally {
            delete(stage);
        }
        return target.resolve("report.html");
    }

    /** A directory that is not there yet, or empty, comes into being in one step. */
    private static boolean moveWhole(Path fresh, Path target) throws IOException {
        if (Files.exists(target)) {
            return false;
        }
        try {
            move(fresh, target);
            return true;
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            return false;
        }
    }

    private static void replace(Path fresh, Path target, Path old) throws IOException {
        Deque<String> removed = new ArrayDeque<>();
        Deque<String> added = new ArrayDeque<>();
        try {
            for (String entry : ENTRIES) {
                if (Files.exists(target.resolve(entry), LinkOption.NOFOLLOW_LINKS)) {
                    move(target.resolve(entry), old.resolve(entry));
                    removed.push(entry);
                }
                // A study without figures has no such directory; what every report has must be there.
                if (!OPTIONAL.contains(entry) || Files.exists(fresh.resolve(entry))) {
                    move(fresh.resolve(entry), target.resolve(entry));
                    added.push(entry);
                }
            }
        } catch (IOException e) {
            for (String entry : added) {
                delete(target.resolve(entry));
            }
            for (String entry : removed) {
                move(old.resolve(entry), target.resolve(entry));
            }
            throw e;
        }
    }

    /** Refuses what would destroy somebody's files. */
    private static void check(Path target) throws IOException {
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new IllegalArgumentException(
                    target + " is a file, and a report is a directory; choose another name or remove the file");
        }
        for (Path above = target.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw new IllegalArgumentException(
                        "cannot make the directory " + target + ": " + above + " is a file; choose another name");
            }
        }
        boolean earlier = Files.isRegularFile(target.resolve("report.json"));
        for (String entry : ENTRIES) {
            if (!earlier && Files.exists(target.resolve(entry), LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException(target + " holds " + entry
                        + " but no report.json, so it is not an earlier report; choose another directory");
            }
        }
        refuseOthers(target.resolve("csv"), "verdicts\\.csv|(table|figure)-.*\\.csv");
        refuseOthers(target.resolve("figures"), ".*\\.svg");
    }

    /** A directory of an earlier report is replaced, so it may hold nothing else. */
    private static void refuseOthers(Path directory, String ours) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(f -> !f.getFileName().toString().matches(ours))
                        .findFirst()
                        .ifPresent(f -> {
                            throw new IllegalArgumentException(
                                    f
                                            + " is not part of a report and would be lost; move it, or choose another directory");
                        });
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
