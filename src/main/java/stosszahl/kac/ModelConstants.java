package stosszahl.kac;

import java.math.BigInteger;
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
    private final boolean asked;
    private final @Nullable BigFraction epsilon;
    private final @Nullable List<BigFraction> paper;
    private final List<BigFraction> uniform;
    private final List<BigFraction> limit;
    private final Map<ParticleNumber, List<KacConstants.Sharp>> sharp;

    private ModelConstants(
            KacModel model,
            boolean asked,
            @Nullable BigFraction epsilon,
            Map<ParticleNumber, List<KacConstants.Sharp>> sharp) {
        this.asked = asked;
        this.epsilon = epsilon;
        this.paper = epsilon == null ? null : List.copyOf(KacConstants.growth(model, epsilon));
        this.uniform = List.copyOf(KacConstants.uniform(model));
        this.limit = List.copyOf(KacConstants.limit(model));
        this.sharp = sharp;
    }

    /**
     * The constants of a model for the given numbers of particles.
     *
     * @param model the model
     * @param particles the numbers of particles, at least one, infinity allowed
     * @param epsilon the {@code eps} of Lemma 6.4 with {@code M/N <= eps < 1} for every {@code N} given: then {@link #growth()} is (6.35). Null for the uniform constants, which need no
     *     {@code eps}; the paper's beside them are those of {@code M / min N}, and there are none at {@code min N = M}
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
        if (epsilon != null) {
            return new ModelConstants(model, true, epsilon, sharp);
        }
        return new ModelConstants(model, false, ratio.equals(BigFraction.ONE) ? null : ratio, sharp);
    }

    /**
     * The {@code eps} of Lemma 6.4 in the paper's constants.
     *
     * @return the one asked for, or {@code M / min N}; empty at {@code min N = M}, where there is no (6.35)
     */
    public Optional<BigFraction> epsilon() {
        return Optional.ofNullable(epsilon);
    }

    /**
     * Are the {@code R_k} of {@link #growth()} the paper's.
     *
     * @return true if an {@code eps} was asked for
     */
    public boolean byPaper() {
        return asked;
    }

    /**
     * Where the {@code R_k} come from, in words.
     *
     * @return "(6.35) with epsilon = ..", or that they are the uniform ones
     */
    public String source() {
        return asked
                ? "(6.35) with epsilon = " + epsilon().orElseThrow().toString().replace(" ", "")
                : "2 sum_{l>k} beta_l l/(l-k), for all N >= M, without epsilon";
    }

    /**
     * The constants {@code R_k} of Condition 1 that everything else uses: the uniform ones, or (6.35) if an {@code eps} was asked for.
     *
     * @return {@code R_0, .., R_m}
     */
    public List<BigFraction> growth() {
        return asked ? paper().orElseThrow() : uniform;
    }

    /**
     * The uniform constants, {@link KacConstants#uniform}.
     *
     * @return {@code R_0^u, .., R_m^u}
     */
    public List<BigFraction> uniform() {
        return uniform;
    }

    /**
     * The paper's constants (6.35).
     *
     * @return {@code R_0, .., R_m} for {@link #epsilon()}; empty where that is
     */
    public Optional<List<BigFraction>> paper() {
        return Optional.ofNullable(paper);
    }

    /**
     * The times (2.16) by the uniform constants.
     *
     * @return the times
     */
    public LifeSpan uniformLifeSpan() {
        return LifeSpan.of(constants(uniform), limitConstants());
    }

    /**
     * The times (2.16) by the paper's constants.
     *
     * @return the times; empty where {@link #epsilon()} is
     */
    public Optional<LifeSpan> paperLifeSpan() {
        return paper().map(r -> LifeSpan.of(constants(r), limitConstants()));
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
        return constants(growth());
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
