package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/**
 * Several laws of one order as the one law that the paper has of each order: their mixture, by weight.
 *
 * <p>Laws that do the same at the same angle differ by their kernels only; their mixture is that map with the mixture of the kernels, so that atoms stay atoms and densities add up. Others are told apart by
 * the number of the law, which is then the last coordinate of the angle.
 */
public final class LawMixture implements CollisionLaw {
    private final List<CollisionLaw> laws;
    private final List<BigFraction> shares;
    private final boolean tagged;
    private final MixedKernel kernel;

    private LawMixture(List<CollisionLaw> laws, List<BigFraction> shares) {
        this.laws = laws;
        this.shares = shares;
        this.tagged = laws.stream().anyMatch(law -> !sameMap(laws.get(0), law));
        this.kernel = new MixedKernel(laws.stream().map(CollisionLaw::kernel).toList(), shares, tagged);
    }

    /**
     * The mixture of laws of one order and dimension.
     *
     * @param laws the laws, at least one
     * @param weights their weights, as many, positive; they need not sum to 1
     * @return the law itself if there is one, else the mixture
     */
    public static CollisionLaw of(List<CollisionLaw> laws, List<BigFraction> weights) {
        if (laws.size() == 1) {
            return laws.get(0);
        }
        BigFraction sum = weights.stream().reduce(BigFraction.ZERO, BigFraction::add);
        return new LawMixture(
                List.copyOf(laws), weights.stream().map(w -> w.divide(sum)).toList());
    }

    /** Do two laws do the same: of one class, and bit by bit at angles that either draws. Two classes could differ at angles that are not drawn. */
    static boolean sameMap(CollisionLaw one, CollisionLaw two) {
        if (one.getClass() != two.getClass()
                || one.kernel().angleDimension() != two.kernel().angleDimension()
                || one.order() != two.order()
                || one.dimension() != two.dimension()
                || one.stated().isPresent() != two.stated().isPresent()) {
            return false;
        }
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0x3a9L);
        for (int n = 0; n < 64; n++) {
            double[] w = Witnesses.draw((n % 2 == 0 ? one : two).kernel(), rng);
            if (!Arrays.deepEquals(one.matrix(w), two.matrix(w))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The laws that are mixed.
     *
     * @return the laws
     */
    public List<CollisionLaw> laws() {
        return laws;
    }

    /**
     * Their shares.
     *
     * @return as many fractions, of sum 1
     */
    public List<BigFraction> shares() {
        return shares;
    }

    /** Are there different maps, and the number of the law in the angle. */
    boolean tagged() {
        return tagged;
    }

    /** The names of the laws, each once. */
    @Override
    public String name() {
        return laws.stream().map(CollisionLaw::name).distinct().collect(Collectors.joining("+"));
    }

    @Override
    public int order() {
        return laws.get(0).order();
    }

    @Override
    public int dimension() {
        return laws.get(0).dimension();
    }

    @Override
    public CollisionKernel kernel() {
        return kernel;
    }

    private CollisionLaw chosen(double[] angle) {
        return laws.get(tagged ? (int) angle[angle.length - 1] : 0);
    }

    private double[] own(CollisionLaw law, double[] angle) {
        return tagged ? Arrays.copyOf(angle, law.kernel().angleDimension()) : angle;
    }

    @Override
    public void transform(double[] angle, double[] v, double[] out) {
        CollisionLaw law = chosen(angle);
        law.transform(own(law, angle), v, out);
    }

    @Override
    public double[][] matrix(double[] angle) {
        CollisionLaw law = chosen(angle);
        return law.matrix(own(law, angle));
    }

    @Override
    public boolean exact() {
        return laws.stream().allMatch(CollisionLaw::exact);
    }

    @Override
    public boolean exchangeable() {
        return laws.stream().allMatch(CollisionLaw::exchangeable);
    }

    @Override
    public boolean quickAverages() {
        return laws.stream().allMatch(CollisionLaw::quickAverages);
    }

    @Override
    public double averageError() {
        double sum = 0;
        for (int i = 0; i < laws.size(); i++) {
            sum += shares.get(i).doubleValue() * laws.get(i).averageError();
        }
        return sum;
    }

    /** What the laws state in common. */
    @Override
    public Optional<StatedMap> stated() {
        return tagged ? Optional.empty() : laws.get(0).stated();
    }

    /** The weighted sum of the averages. */
    @Override
    public Polynomial average(MultiIndex a) {
        Polynomial sum = Polynomial.zero(a.size());
        for (int i = 0; i < laws.size(); i++) {
            sum = sum.plus(laws.get(i).average(a).times(shares.get(i)));
        }
        return sum;
    }

    @Override
    public String toString() {
        return name() + " (" + kernel.name() + ")";
    }

    /** The laws with their maps and their kinds of kernel kept apart: atoms and densities cannot make up for each other, nor do different maps in general. */
    List<CollisionLaw> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            CollisionLaw law = laws.get(i);
            boolean atomic = law.kernel().atoms().isPresent();
            int number = i;
            groups.stream()
                    .filter(g -> sameMap(laws.get(g.get(0)), law)
                            && laws.get(g.get(0)).kernel().atoms().isPresent() == atomic)
                    .findFirst()
                    .ifPresentOrElse(g -> g.add(number), () -> groups.add(new ArrayList<>(List.of(number))));
        }
        return groups.stream()
                .map(g -> of(
                        g.stream().map(laws::get).toList(),
                        g.stream().map(shares::get).toList()))
                .toList();
    }
}
