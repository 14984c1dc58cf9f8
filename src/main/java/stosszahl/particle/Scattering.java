package stosszahl.particle;

/** Carries out collisions one after the other on all the velocities: what happens at each event of the process, without the times of the events. */
@FunctionalInterface
interface Scattering {
    /**
     * Carries out collisions.
     *
     * @param v the velocities, particle by particle; modified
     * @param events how many collisions
     */
    void run(double[] v, long events);
}
