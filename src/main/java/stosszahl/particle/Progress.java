package stosszahl.particle;

/** Is told how far an ensemble has come; the calls come from several threads, but never two at a time. */
@FunctionalInterface
public interface Progress {
    /**
     * Called now and then while replicas run: after about every million collisions of a thread and after at most every thousandth part of the replicas.
     *
     * @param replicasDone the replicas that have ended
     * @param replicas the replicas asked for
     * @param collisions the collisions so far, over all replicas
     * @param expected the collisions expected in all, {@code replicas N t}
     */
    void update(int replicasDone, int replicas, long collisions, double expected);
}
