package stosszahl.verify;

/** Is told how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (what, done, total) -> {};

    /**
     * Some of the work is done.
     *
     * @param what what is being worked on
     * @param done how many steps are done
     * @param total how many there are
     */
    void at(String what, int done, int total);
}
