package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.claim.Comparison;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * The permutation average of a law: {@code sigma T^w sigma^{-1}} with a uniformly random permutation {@code sigma} of the particles, drawn together with
 * {@code w}. It is the adaptation that Section 3.2 announces for laws without H3.
 *
 * <p>H3 holds by construction; H1, H2, energy and momentum hold if they hold for the law itself. As the process picks ordered tuples
 * uniformly, a law and its permutation average make the same process.
 */
public final class PermutationAverage implements CollisionLaw {
    private final CollisionLaw law;
    private final int[][] permutations;
    private final CollisionKernel kernel;

    private PermutationAverage(CollisionLaw law) {
        this.law = law;
        List<int[]> all = new ArrayList<>();
        permute(new int[law.order()], 0, 0, all);
        this.permutations = all.toArray(int[][]::new);
        this.kernel = new WithPermutation(law.kernel(), permutations.length);
    }

    /**
     * The average of a law.
     *
     * @param law the law, of order at most 6: there are {@code K!} permutations
     * @return the average
     * @throws IllegalArgumentException if the order is above 6
     */
    public static PermutationAverage of(CollisionLaw law) {
        if (law.order() > 6) {
            throw new IllegalArgumentException("the permutation average of a law of order " + law.order()
                    + " has too many terms; use an order of at most 6");
        }
        return new PermutationAverage(law);
    }

    private static void permute(int[] sigma, int place, int used, List<int[]> all) {
        if (place == sigma.length) {
            all.add(sigma.clone());
            return;
        }
        for (int i = 0; i < sigma.length; i++) {
            if ((used >> i & 1) == 0) {
                sigma[place] = i;
                permute(sigma, place + 1, used | 1 << i, all);
            }
        }
    }

    /**
     * The law that is averaged.
     *
     * @return the law without the random permutation
     */
    public CollisionLaw averaged() {
        return law;
    }

    @Override
    public String name() {
        return law.name() + "-adapted";
    }

    @Override
    public int order() {
        return law.order();
    }

    @Override
    public int dimension() {
        return law.dimension();
    }

    /** The angles are those of the law, with the number of the permutation appended. */
    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    /** Particle {@code i} of the law is particle {@code sigma(i)} here. */
    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        int d = dimension();
        int[] sigma = permutations[(int) angle[angle.length - 1]];
        double[] from = new double[v.length];
        double[] to = new double[v.length];
        double[] w = Arrays.copyOf(angle, angle.length - 1);
        for (int i = 0; i < v.length; i++) {
            from[i] = v[sigma[i / d] * d + i % d];
        }
        law.transform(w, from, to);
        for (int i = 0; i < v.length; i++) {
            out[sigma[i / d] * d + i % d] = to[i];
        }
    }

    /** By construction. */
    @Override
    public boolean exchangeable() {
        return true;
    }

    @Override
    public boolean exact() {
        return law.exact();
    }

    @Override
    public double averageError() {
        return law.averageError();
    }

    /** The mean over {@code sigma} of the law's averages with exponents and variables renamed. */
    @Override
    public Polynomial average(MultiIndex a) {
        Polynomial.Builder sum = new Polynomial.Builder(a.size());
        BigFraction share = BigFraction.of(1, permutations.length);
        for (int[] sigma : permutations) {
            law.average(renamed(a, sigma, true))
                    .terms()
                    .forEach((b, c) -> sum.add(renamed(b, sigma, false), c.multiply(share)));
        }
        return sum.build();
    }

    private MultiIndex renamed(MultiIndex a, int[] sigma, boolean inward) {
        int d = dimension();
        int[] e = new int[a.size()];
        for (int i = 0; i < e.length; i++) {
            int j = sigma[i / d] * d + i % d;
            if (inward) {
                e[i] = a.get(j);
            } else {
                e[j] = a.get(i);
            }
        }
        return MultiIndex.of(e);
    }

    @Override
    public boolean quickAverages() {
        return law.quickAverages();
    }

    /** The list of permutations is the same after composition with the exchange of any two neighbours, permutation by permutation. */
    void composed(Comparison sides) {
        List<String> all = Arrays.stream(permutations).map(Arrays::toString).toList();
        for (int i = 0; i + 1 < law.order(); i++) {
            int first = i;
            List<String> composed = Arrays.stream(permutations)
                    .map(sigma -> Arrays.stream(sigma)
                            .map(p -> p == first ? first + 1 : p == first + 1 ? first : p)
                            .toArray())
                    .map(Arrays::toString)
                    .toList();
            for (String sigma : all) {
                sides.equal(
                        composed.stream().filter(sigma::equals).count(),
                        1L,
                        () -> "how often " + sigma + " occurs after the exchange of " + (first + 1) + " and "
                                + (first + 2));
            }
        }
    }

    @Override
    public String toString() {
        return name() + " (" + law.kernel().name() + ")";
    }

    /** An angle and the number of a permutation. */
    private record WithPermutation(CollisionKernel base, int count) implements CollisionKernel {
        @Override
        public String name() {
            return base.name() + ", random permutation";
        }

        @Override
        public int angleDimension() {
            return base.angleDimension() + 1;
        }

        @Override
        public void sample(UniformRandomProvider rng, double[] angle) {
            double[] w = new double[base.angleDimension()];
            base.sample(rng, w);
            System.arraycopy(w, 0, angle, 0, w.length);
            angle[w.length] = rng.nextInt(count);
        }

        /** Each atom with each permutation. */
        @Override
        public Optional<List<Atom>> atoms() {
            return base.atoms().map(list -> {
                List<Atom> all = new ArrayList<>();
                for (Atom atom : list) {
                    for (int n = 0; n < count; n++) {
                        double[] w = Arrays.copyOf(atom.angle(), base.angleDimension() + 1);
                        w[base.angleDimension()] = n;
                        all.add(Atom.of(w, atom.weight().divide(count)));
                    }
                }
                return all;
            });
        }

        @Override
        public double error() {
            return base.error();
        }

        @Override
        public Quadrature quadrature(int degree) {
            Quadrature rule = base.quadrature(degree);
            List<double[]> angles = new ArrayList<>();
            double[] weights = new double[rule.size() * count];
            for (int j = 0; j < rule.size(); j++) {
                for (int n = 0; n < count; n++) {
                    double[] angle = Arrays.copyOf(rule.angle(j), base.angleDimension() + 1);
                    angle[base.angleDimension()] = n;
                    weights[angles.size()] = rule.weight(j);
                    angles.add(angle);
                }
            }
            return Quadrature.of(angles, weights);
        }
    }
}
