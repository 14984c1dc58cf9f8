package stosszahl.collision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The mixture of kernels, on their common space of angles, or with the number of the kernel as the last coordinate of the angle. */
final class MixedKernel implements CollisionKernel {
    private static final int ZEROS = 1 << 14;

    private final List<CollisionKernel> kernels;
    private final List<BigFraction> shares;
    private final boolean tagged;
    private final Optional<ToDoubleFunction<double[]>> density;

    MixedKernel(List<CollisionKernel> kernels, List<BigFraction> shares, boolean tagged) {
        this.kernels = kernels;
        this.shares = shares;
        this.tagged = tagged;
        this.density = added();
    }

    @Override
    public String name() {
        return IntStream.range(0, kernels.size())
                .mapToObj(i -> shares.get(i) + " of [" + kernels.get(i).name() + "]")
                .collect(Collectors.joining(" + "));
    }

    @Override
    public int angleDimension() {
        int most =
                kernels.stream().mapToInt(CollisionKernel::angleDimension).max().orElseThrow();
        return tagged ? most + 1 : most;
    }

    private double[] written(double[] w, int number) {
        if (!tagged) {
            return w;
        }
        double[] angle = Arrays.copyOf(w, angleDimension());
        angle[angle.length - 1] = number;
        return angle;
    }

    @Override
    public void sample(UniformRandomProvider rng, double[] angle) {
        double u = rng.nextDouble();
        int i = 0;
        while (i < kernels.size() - 1 && u >= shares.get(i).doubleValue()) {
            u -= shares.get(i).doubleValue();
            i++;
        }
        double[] w = new double[kernels.get(i).angleDimension()];
        kernels.get(i).sample(rng, w);
        System.arraycopy(written(w, i), 0, angle, 0, angle.length);
    }

    @Override
    public Quadrature quadrature(int degree) {
        List<double[]> angles = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < kernels.size(); i++) {
            Quadrature rule = kernels.get(i).quadrature(degree);
            for (int j = 0; j < rule.size(); j++) {
                angles.add(written(rule.angle(j), i));
                weights.add(rule.weight(j) * shares.get(i).doubleValue());
            }
        }
        return Quadrature.of(angles, weights.stream().mapToDouble(x -> x).toArray());
    }

    @Override
    public double error() {
        double sum = 0;
        for (int i = 0; i < kernels.size(); i++) {
            sum += shares.get(i).doubleValue() * kernels.get(i).error();
        }
        return sum;
    }

    @Override
    public boolean uniform() {
        return support().isPresent() && kernels.stream().allMatch(CollisionKernel::uniform);
    }

    /** That of all kernels, if they agree on it. */
    @Override
    public Optional<AngleSupport> support() {
        Optional<AngleSupport> first = kernels.get(0).support();
        return !tagged
                        && first.isPresent()
                        && kernels.stream()
                                .allMatch(k -> k.support()
                                        .map(s ->
                                                s.toString().equals(first.get().toString()))
                                        .orElse(false))
                ? first
                : Optional.empty();
    }

    /** Each atom with the share of its kernel, if all kernels consist of atoms. */
    @Override
    public Optional<List<Atom>> atoms() {
        List<Atom> all = new ArrayList<>();
        for (int i = 0; i < kernels.size(); i++) {
            Optional<List<Atom>> atoms = kernels.get(i).atoms();
            if (atoms.isEmpty()) {
                return Optional.empty();
            }
            for (Atom atom : atoms.get()) {
                BigFraction weight = atom.weight().multiply(shares.get(i));
                all.add(tagged ? Atom.of(written(atom.angle(), i), weight) : atom.weighing(weight));
            }
        }
        return Optional.of(all);
    }

    @Override
    public Optional<ToDoubleFunction<double[]>> density() {
        return density;
    }

    /** The sum of the normalised densities, if each kernel has one. */
    private Optional<ToDoubleFunction<double[]>> added() {
        if (support().flatMap(AngleSupport::uniform).isEmpty() || uniform()) {
            return Optional.empty();
        }
        List<ToDoubleFunction<double[]>> parts = new ArrayList<>();
        double[] factors = new double[kernels.size()];
        for (int i = 0; i < factors.length; i++) {
            CollisionKernel kernel = kernels.get(i);
            if (kernel.uniform()) {
                parts.add(w -> 1);
                factors[i] = shares.get(i).doubleValue();
                continue;
            }
            OptionalDouble mean = kernel.density().map(g -> mean(kernel, g)).orElse(OptionalDouble.empty());
            if (mean.isEmpty()) {
                return Optional.empty();
            }
            parts.add(kernel.density().orElseThrow());
            factors[i] = shares.get(i).doubleValue() / mean.getAsDouble();
        }
        return Optional.of(w -> {
            double sum = 0;
            for (int i = 0; i < factors.length; i++) {
                sum += factors[i] * parts.get(i).applyAsDouble(w);
            }
            return sum;
        });
    }

    /** The mean {@code m} of a density under the uniform law: {@code E_b[1/g] = 1/m} if {@code g > 0}, which a rule that is weighted by {@code g} takes without loss. */
    private OptionalDouble mean(CollisionKernel kernel, ToDoubleFunction<double[]> g) {
        if (kernel instanceof CircleKernel circle) {
            return OptionalDouble.of(circle.mean());
        }
        CollisionKernel uniform = support().flatMap(AngleSupport::uniform).orElseThrow();
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0x2e05L);
        double[] w = new double[kernel.angleDimension()];
        for (int n = 0; n < ZEROS; n++) {
            uniform.sample(rng, w);
            if (!(g.applyAsDouble(w) > 0)) {
                return OptionalDouble.empty();
            }
        }
        try {
            double inverse = kernel.quadrature(64).integrate(x -> 1 / g.applyAsDouble(x));
            return inverse > 0 && Double.isFinite(inverse) ? OptionalDouble.of(1 / inverse) : OptionalDouble.empty();
        } catch (IllegalArgumentException e) {
            return OptionalDouble.empty(); // No rule so fine.
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
