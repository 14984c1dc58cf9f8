package stosszahl.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stosszahl.claim.Finding;
import stosszahl.claim.Section;
import stosszahl.claim.Study;
import stosszahl.claim.Table;

/**
 * The tables of a study for a paper in LaTeX: the verdicts and every table, each in an environment {@code longtable} with the rules of {@code booktabs}. The text has only
 * ASCII characters and letters that LaTeX reads in UTF-8, and no command that reads, writes or defines, whatever a model is named.
 */
public final class LatexReport {
    /** The commands of formulas: those that the studies use, and their neighbours. A formula with any other is set as the text it is. */
    private static final Set<String> COMMANDS = Set.of(
            "alpha beta gamma delta epsilon varepsilon theta lambda mu nu pi rho sigma tau phi varphi omega Omega Delta Theta Lambda Sigma ell infty partial sharp"
                    .concat(
                            " le ge ne lt gt to in notin cdot times pm mp otimes oplus circ cdots dots ldots sum int prod sup inf max min lim log exp cos sin sqrt frac binom")
                    .concat(
                            " mathbb mathcal mathrm mathscr mathbf boldsymbol text operatorname left right langle rangle lVert rVert Vert quad qquad big Big star ast sim approx")
                    .split(" "));

    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+|.)");
    private static final Map<Character, String> SPECIAL = Map.ofEntries(
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('{', "\\{"),
            Map.entry('}', "\\}"),
            Map.entry('$', "\\$"),
            Map.entry('&', "\\&"),
            Map.entry('#', "\\#"),
            Map.entry('%', "\\%"),
            Map.entry('_', "\\_"),
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('<', "\\textless{}"),
            Map.entry('>', "\\textgreater{}"),
            Map.entry('|', "\\textbar{}"),
            Map.entry('"', "\\textquotedbl{}"),
            Map.entry('∞', "$\\infty$"),
            Map.entry('−', "$-$"),
            Map.entry('×', "$\\times$"),
            Map.entry('≤', "$\\le$"),
            Map.entry('≥', "$\\ge$"),
            Map.entry('·', "$\\cdot$"),
            Map.entry('…', "\\dots{}"),
            Map.entry('–', "--"),
            Map.entry('—', "---"),
            Map.entry('\u202f', "\\,"),
            Map.entry('\u00a0', "~"));

    private LatexReport() {}

    /**
     * All tables of a study.
     *
     * @param study the study
     * @return LaTeX to be read by {@code \input}, with {@code amsmath}, {@code amssymb}, {@code mathrsfs}, {@code booktabs} and {@code longtable} loaded
     */
    public static String tables(Study study) {
        StringBuilder tex = new StringBuilder(
                "% Needs \\usepackage{amsmath,amssymb,mathrsfs,booktabs,longtable,textcomp} and \\usepackage[T1]{fontenc}.\n");
        List<List<Object>> rows = new ArrayList<>();
        for (Finding f : study.findings()) {
            rows.add(List.of(f.statement(), f.source(), f.verdict().word(), f.measured(), f.bound()));
        }
        table(
                tex,
                "Verdicts on the model " + study.model() + ".",
                List.of("statement", "source", "verdict", "measured", "bound"),
                rows);
        for (Section section : study.sections()) {
            for (Table table : section.tables()) {
                table(tex, table.caption(), table.columns(), table.rows());
            }
        }
        return tex.toString();
    }

    private static void table(StringBuilder tex, String caption, List<String> columns, List<List<Object>> rows) {
        StringBuilder layout = new StringBuilder();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            boolean numbers = !rows.isEmpty() && rows.stream().allMatch(r -> r.get(column) instanceof Number);
            boolean longText =
                    rows.stream().anyMatch(r -> r.get(column).toString().length() > 40);
            layout.append(numbers ? "r" : longText ? "p{0.4\\textwidth}" : "l");
        }
        tex.append("\n\\begin{longtable}{").append(layout).append("}\n");
        tex.append("\\caption{").append(escape(caption)).append("}\\\\\n\\toprule\n");
        line(tex, List.copyOf(columns));
        tex.append("\\midrule\n\\endhead\n");
        rows.forEach(row -> line(tex, row));
        tex.append("\\bottomrule\n\\end{longtable}\n");
    }

    private static void line(StringBuilder tex, List<?> cells) {
        tex.append(String.join(" & ", cells.stream().map(LatexReport::cell).toList()))
                .append(" \\\\\n");
    }

    private static String cell(Object cell) {
        // A superscript in Unicode is no letter of LaTeX, so numbers are written by their HTML form's parts.
        return cell instanceof Number number ? number(number) : escape(cell.toString());
    }

    static String number(Number number) {
        String html = Numbers.html(number);
        Matcher power = Pattern.compile("^(.*?)10<sup>(.*)</sup>$").matcher(html);
        return power.matches()
                ? "$" + power.group(1).replace("×", "\\times").replace("−", "-") + "10^{"
                        + power.group(2).replace("−", "-") + "}$"
                : escape(html);
    }

    /** Text with formulas between dollar signs, escaped; what is no plain formula is set as text. */
    static String escape(String text) {
        StringBuilder tex = new StringBuilder();
        for (Formulas.Piece piece : Formulas.split(text)) {
            if (piece.formula() && plain(piece.text())) {
                tex.append('$').append(piece.text()).append('$');
            } else {
                words(tex, piece.text());
            }
        }
        return tex.toString();
    }

    private static void words(StringBuilder tex, String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (Character.isISOControl(c)) {
                tex.append(' ');
            } else {
                tex.append(SPECIAL.getOrDefault(c, String.valueOf(c)));
            }
        }
    }

    /** Is this a formula with known commands only, whose braces match, and that nothing in it ends. */
    private static boolean plain(String formula) {
        if (formula.matches("(?s).*(\\^\\^|[%#$&~\\p{Cntrl}]).*")) {
            return false;
        }
        Matcher command = COMMAND.matcher(formula);
        while (command.find()) {
            String name = command.group(1);
            if (!(COMMANDS.contains(name) || name.matches("[,;:!|{} ]"))) {
                return false;
            }
        }
        int depth = 0;
        String bare = COMMAND.matcher(formula).replaceAll("");
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
