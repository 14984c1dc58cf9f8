package stosszahl.catalogue;

/** A model cannot be read; the message is one line that names the place, the value and the remedy. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message one line
     */
    public ModelException(String message) {
        super(message);
    }

    /**
     * With a message and its cause.
     *
     * @param message one line
     * @param cause the cause
     */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
