package stosszahl.kac;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import stosszahl.hierarchy.GrowthConstants;
import stosszahl.hierarchy.LifeSpan;

/** The constants of Conditions 1 and 2 for a range of particle numbers, and the times (2.16) that they give. */
public final class ModelConstants {
    private final @Nullable BigFraction epsilon;
    private final List<BigFraction> growth;
    private final List<BigFraction> limit;
    private final Map<ParticleNumber, List<KacConstants.Sharp>> sharp;

    private ModelConstants(
            @Nullable BigFraction epsilon,
            List<BigFraction> growth,
            List<BigFraction> limit,
            Map<ParticleNumber, List<KacConstants.Sharp>> sharp) {
        this.epsilon = epsilon;
        this.growth = List.copyOf(growth);
        this.limit = List.copyOf(limit);
        this.sharp = sharp;
    }

    /**
     * The constants of a model for the given numbers of particles.
     *
     * @param model the model
     * @param particles the numbers of particles, at least one, infinity allowed
     * @param epsilon the {@code eps} of Lemma 6.4 with {@code M/N <= eps < 1} for every {@code N} given; null for
     *     {@code M / min N}. At {@code min N = M} there is no (6.35), and the largest sharp constants of the given {@code N} take its place
     * @return the constants
     * @throws IllegalArgumentException if {@code N < M}, or {@code eps} is not in {@code [M / min N, 1)}
     */
    public static ModelConstants of(KacModel model, List<ParticleNumber> particles, @Nullable BigFraction epsilon) {
        if (particles.isEmpty()) {
            throw new IllegalArgumentException("constants need at least one number of particles");
        }
        Map<ParticleNumber, List<KacConstants.Sharp>> sharp = new LinkedHashMap<>();
        for (ParticleNumber n : particles) {
            sharp.put(n, List.copyOf(KacConstants.sharp(model, n)));
        }
        ParticleNumber least = Collections.min(particles);
        BigFraction ratio = least.finite()
                ? BigFraction.of(model.highestOrder()).divide(BigFraction.of(BigInteger.valueOf(least.count())))
                : BigFraction.ZERO;
        if (epsilon != null && epsilon.compareTo(ratio) < 0) {
            throw new IllegalArgumentException("epsilon = " + epsilon.doubleValue() + " is less than M/N = "
                    + ratio.doubleValue() + " for N = " + least + "; (6.35) needs M/N <= epsilon < 1");
        }
        BigFraction chosen = epsilon == null ? ratio : epsilon;
        if (epsilon == null && ratio.equals(BigFraction.ONE)) {
            return new ModelConstants(null, largest(model, sharp), KacConstants.limit(model), sharp);
        }
        return new ModelConstants(chosen, KacConstants.growth(model, chosen), KacConstants.limit(model), sharp);
    }

    private static List<BigFraction> largest(KacModel model, Map<ParticleNumber, List<KacConstants.Sharp>> sharp) {
        List<BigFraction> constants = new ArrayList<>();
        for (int k = 0; k <= model.reach(); k++) {
            int distance = k;
            constants.add(sharp.values().stream()
                    .map(list -> list.get(distance).constant())
                    .max(BigFraction::compareTo)
                    .orElseThrow());
        }
        return constants;
    }

    /**
     * The {@code eps} of Lemma 6.4.
     *
     * @return the number, empty where the sharp constants stand in for (6.35)
     */
    public Optional<BigFraction> epsilon() {
        return Optional.ofNullable(epsilon);
    }

    /**
     * Where the {@code R_k} come from, in words.
     *
     * @return "(6.35) with epsilon = ..", or that they are the sharp ones
     */
    public String source() {
        return epsilon == null
                ? "the largest sharp constants of the N given: (6.35) says nothing at N = M"
                : "(6.35) with epsilon = " + epsilon.toString().replace(" ", "");
    }

    /**
     * The constants {@code R_k} of Condition 1.
     *
     * @return {@code R_0, .., R_m}
     */
    public List<BigFraction> growth() {
        return growth;
    }

    /**
     * The constants {@code rho_k} of Condition 2.
     *
     * @return {@code rho_0, .., rho_m}
     */
    public List<BigFraction> limit() {
        return limit;
    }

    /**
     * The sharp constants for each number of particles.
     *
     * @return one list {@code k = 0..m} for each {@code N}, in the order given
     */
    public Map<ParticleNumber, List<KacConstants.Sharp>> sharp() {
        return Collections.unmodifiableMap(sharp);
    }

    /**
     * One sharp constant.
     *
     * @param n one of the numbers of particles given
     * @param k the distance above the diagonal
     * @return {@code R_k^sharp(N)}
     * @throws IllegalArgumentException if {@code N} was not given
     */
    public KacConstants.Sharp sharp(ParticleNumber n, int k) {
        List<KacConstants.Sharp> constants = sharp.get(n);
        if (constants == null) {
            throw new IllegalArgumentException(
                    "no sharp constants for N = " + n + "; they were computed for " + sharp.keySet());
        }
        return constants.get(k);
    }

    /**
     * The constants {@code R_k} as floating-point numbers.
     *
     * @return the constants of Condition 1
     */
    public GrowthConstants growthConstants() {
        return constants(growth);
    }

    /**
     * The constants {@code rho_k} as floating-point numbers.
     *
     * @return the constants of Condition 2
     */
    public GrowthConstants limitConstants() {
        return constants(limit);
    }

    /**
     * The times (2.16) that these constants give.
     *
     * @return {@code T_*}, {@code T_*}{@code /m}, and the longer time for densities
     */
    public LifeSpan lifeSpan() {
        return LifeSpan.of(growthConstants(), limitConstants());
    }

    private static GrowthConstants constants(List<BigFraction> values) {
        return GrowthConstants.of(
                values.stream().mapToDouble(BigFraction::doubleValue).toArray());
    }
}
