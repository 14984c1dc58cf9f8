package stosszahl.cli;

/** The command line. */
public final class Stosszahl {
    private Stosszahl() {}

    /**
     * Runs.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
