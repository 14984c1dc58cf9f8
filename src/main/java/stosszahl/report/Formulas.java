package stosszahl.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Text with LaTeX between dollar signs, cut into its pieces. A dollar sign without a partner, or written {@code \$}, is a dollar sign;
 * two on each side set a formula on a line of its own.
 */
final class Formulas {
    /** A piece of text: words, or a formula without its dollar signs. */
    record Piece(String text, boolean formula, boolean display) {}

    private Formulas() {}

    /** Cuts a text into words and formulas. */
    static List<Piece> split(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '$') {
                words.append('$');
                at += 2;
            } else if (c == '$') {
                String fence = text.startsWith("$$", at) ? "$$" : "$";
                int start = at + fence.length();
                int end = closing(text, fence, start);
                if (end < 0) {
                    words.append(fence);
                    at = start;
                } else {
                    flush(words, pieces);
                    pieces.add(new Piece(text.substring(start, end), true, fence.length() == 2));
                    at = end + fence.length();
                }
            } else {
                words.append(c);
                at++;
            }
        }
        flush(words, pieces);
        return pieces;
    }

    private static int closing(String text, String fence, int start) {
        int end = text.indexOf(fence, start);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(fence, end + 1);
        }
        return end < 0 || text.substring(start, end).isBlank() ? -1 : end;
    }

    private static void flush(StringBuilder words, List<Piece> pieces) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words.toString(), false, false));
            words.setLength(0);
        }
    }

    /** As HTML: words escaped, formulas in elements that the page's script typesets. */
    static String html(String text) {
        StringBuilder html = new StringBuilder();
        for (Piece piece : split(text)) {
            if (piece.formula()) {
                html.append(piece.display() ? "<span class=\"math display\">" : "<span class=\"math\">")
                        .append(escape(piece.text()))
                        .append("</span>");
            } else {
                html.append(escape(piece.text()));
            }
        }
        return html.toString();
    }

    /** Without the dollar signs around formulas, for text alternatives. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        split(text).forEach(piece -> plain.append(piece.text()));
        return plain.toString();
    }

    /** Escapes text for HTML, between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return html.toString();
    }
}
