package stosszahl.notebook;

/** What a notebook shows as HTML, with a text beside it for readers without a browser. */
public interface Shown {
    /**
     * The HTML.
     *
     * @return a fragment, everything escaped
     */
    String html();

    /**
     * The text.
     *
     * @return plain text
     */
    String text();
}
