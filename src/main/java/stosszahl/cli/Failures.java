package stosszahl.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What libraries report, in the words of this program: what was wrong, and what to do. */
final class Failures {
    private Failures() {}

    /** A file that cannot be read or written. */
    static String text(IOException e) {
        if (!(e instanceof FileSystemException file)) {
            return "cannot read or write: " + e.getMessage() + "; see that the disk has room and the place is open";
        }
        String reason = file instanceof NoSuchFileException
                ? "there is no such place, and none can be made"
                : file instanceof AccessDeniedException
                        ? "it is not open to you"
                        : file instanceof FileAlreadyExistsException || file instanceof NotDirectoryException
                                ? "a file is in the way"
                                : file.getReason() == null ? "the system refuses it" : file.getReason();
        return "cannot read or write " + file.getFile() + ": " + reason + "; choose another place";
    }

    /** A class of the user's own that breaks off, by the place where it does; empty if the fault is this program's. */
    static Optional<String> ofTheUser(Throwable failure) {
        CodeSource own = Failures.class.getProtectionDomain().getCodeSource();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            StackTraceElement[] trace = e.getStackTrace();
            if (trace.length == 0) {
                continue;
            }
            try {
                CodeSource source = Class.forName(trace[0].getClassName())
                        .getProtectionDomain()
                        .getCodeSource();
                if (own != null && source != null && !Objects.equals(own.getLocation(), source.getLocation())) {
                    return Optional.of("the class " + trace[0].getClassName() + " breaks off in "
                            + trace[0].getMethodName() + ", line " + trace[0].getLineNumber() + ": " + e
                            + "; mend it, or leave out the law that it makes");
                }
            } catch (ClassNotFoundException | LinkageError missing) {
                // A class of the Java system, or one that was made while running.
            }
        }
        return Optional.empty();
    }

    /** Arguments that do not fit. An option that is not known is named even where another is missing: it is the one that was misspelt. */
    static String text(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        for (String argument : arguments) {
            String option = argument.replaceFirst("=.*", "");
            if (option.startsWith("--")
                    && option.length() > 2
                    && !line.getCommandSpec().optionsMap().containsKey(option)) {
                return "there is no option '" + option + "'" + meant(line, option);
            }
        }
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String first = unmatched.getUnmatched().get(0);
            return line.getSubcommands().isEmpty()
                    ? "'" + first + "' is one argument too many" + help(line)
                    : "there is no command '" + first + "'" + meant(line, first);
        }
        String message = e.getMessage();
        return (message == null ? "bad input" : message) + (message == null ? help(line) : "");
    }

    private static String meant(CommandLine line, String word) {
        List<String> near = new UnmatchedArgumentException(line, List.of(word)).getSuggestions();
        return (near.isEmpty()
                        ? ""
                        : "; did you mean " + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?")
                + help(line);
    }

    private static String help(CommandLine line) {
        return "; '" + line.getCommandSpec().qualifiedName() + " --help' lists what there is";
    }
}
