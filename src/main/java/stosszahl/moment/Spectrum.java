package stosszahl.moment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.scalar.ComplexNumber;
import stosszahl.kac.CollisionRates;
import stosszahl.kac.KacModel;
import stosszahl.kac.ParticleNumber;
import stosszahl.polynomial.MultiIndex;

/**
 * The eigenvalues of the generator {@code L_N = N (P_N - id)}, (4.7), on symmetric homogeneous polynomials of degree {@code p} of {@code N} velocities, and those of
 * the Boltzmann hierarchy. Beyond the paper.
 *
 * <p>They are the eigenvalues of the matrix on the moments of degree {@code p} with at most {@code N} parts. In the limit the number of parts can only grow, so the
 * matrix is block triangular and the eigenvalues are sums of those of the linearised Boltzmann operator.
 */
public final class Spectrum {
    private static final int MOST_ORBITS = 3000;
    private static final int MOST_EXACT = 60;

    private final KacModel model;
    private final int degree;
    private final List<MomentGenerator> generators;

    private Spectrum(KacModel model, int degree, List<MomentGenerator> generators) {
        this.model = model;
        this.degree = degree;
        this.generators = generators;
    }

    /**
     * An eigenvalue.
     *
     * @param real the real part
     * @param imaginary the imaginary part, 0 for every law with H1 and H2
     */
    public record Value(double real, double imaginary) {}

    /**
     * The spectrum in one degree, for every {@code N}.
     *
     * @param model the model; its initial law does not matter
     * @param degree the degree {@code p >= 0}
     * @return the spectrum
     * @throws IllegalArgumentException if the degree is negative, or has more than 3000 moments
     */
    public static Spectrum of(KacModel model, int degree) {
        if (degree < 0) {
            throw new IllegalArgumentException("degree p = " + degree + " of a polynomial; use p >= 0");
        }
        if (MomentOrbit.count(model.dimension(), degree, MOST_ORBITS) > MOST_ORBITS) {
            int fits = 0;
            while (MomentOrbit.count(model.dimension(), fits + 1, MOST_ORBITS) <= MOST_ORBITS) {
                fits++;
            }
            throw new IllegalArgumentException("degree p = " + degree + " has more than " + MOST_ORBITS
                    + " moments in dimension " + model.dimension() + "; use p <= " + fits);
        }
        return new Spectrum(
                model, degree, MomentGenerator.closure(model, MomentOrbit.ofDegree(model.dimension(), degree)));
    }

    /**
     * One over the slowest rate at which symmetric polynomials of degree up to 4 relax in the limit.
     *
     * @param model the model
     * @return the time, {@code 1/alpha} if nothing relaxes
     */
    public static double relaxationTime(KacModel model) {
        List<Double> rates = new ArrayList<>();
        for (int degree = 1; degree <= 4; degree++) {
            of(model, degree).eigenvalues(ParticleNumber.INFINITE).forEach(value -> rates.add(-value.real()));
        }
        // What is conserved has the eigenvalue 0, up to rounding in the sizes of the others.
        double zero = 1e-12 * rates.stream().mapToDouble(Math::abs).max().orElse(0);
        double slowest =
                rates.stream().mapToDouble(r -> r).filter(r -> r > zero).min().orElse(Double.POSITIVE_INFINITY);
        return 1 / (Double.isInfinite(slowest) ? model.alpha().doubleValue() : slowest);
    }

    /**
     * The degree.
     *
     * @return {@code p}
     */
    public int degree() {
        return degree;
    }

    /**
     * The eigenvalues in floating point. Under H1 and H2 the generator is symmetric in Hermite polynomials, which are orthogonal; a diagonal change of units then makes
     * each block symmetric, and errors are a few units in the last place of its norm.
     *
     * @param n the number of particles, or infinity
     * @return as many eigenvalues as moments with at most {@code N} parts, by falling real part, then falling imaginary part
     * @throws IllegalArgumentException if {@code N < M}
     */
    public List<Value> eigenvalues(ParticleNumber n) {
        CollisionRates rates = CollisionRates.of(model, n);
        List<Value> values = new ArrayList<>();
        for (MomentGenerator generator : generators) {
            double[] entries = generator.entries(r -> r.at(rates));
            for (List<Integer> block : blocks(generator, n)) {
                values.addAll(eigenvalues(generator, entries, block, n));
            }
        }
        values.sort(Comparator.comparingDouble(Value::real)
                .thenComparingDouble(Value::imaginary)
                .reversed());
        return List.copyOf(values);
    }

    /**
     * The eigenvalues in exact arithmetic. Cost {@code O(n^4)} products of integers for a block of {@code n} moments.
     *
     * @param n the number of particles, or infinity
     * @return rational roots and remaining factors of the characteristic polynomial
     * @throws IllegalArgumentException if {@code N < M}, a law has no exact averages, or some block has more than 60 moments
     */
    public ExactSpectrum exact(ParticleNumber n) {
        model.check(n);
        for (KacModel.WeightedLaw collision : model.collisions()) {
            if (!collision.law().exact()) {
                throw new IllegalArgumentException(
                        "the averages of the law " + collision.law().name()
                                + " come from a quadrature, so that there is no exact spectrum; use a uniform kernel");
            }
        }
        List<BigFraction[][]> matrices = new ArrayList<>();
        for (MomentGenerator generator : generators) {
            for (List<Integer> block : blocks(generator, n)) {
                if (block.size() > MOST_EXACT) {
                    throw new IllegalArgumentException("degree p = " + degree + " has a block of " + block.size()
                            + " moments, more than " + MOST_EXACT
                            + " for exact arithmetic; use a lower degree or floating point");
                }
                matrices.add(generator.exact(n, block));
            }
        }
        return ExactSpectrum.of(matrices);
    }

    /**
     * An eigenvalue for every {@code N}.
     *
     * @param value the eigenvalue as a function of {@code N}
     * @param multiplicity its multiplicity for all but finitely many {@code N}: for particular {@code N} others may coincide with it
     */
    public record Function(RationalFunction value, int multiplicity) {}

    /**
     * The eigenvalues that are rational functions of {@code N}, valid for {@code N >= max(M, p)}: found by exact interpolation at {@code M} values of {@code N} and verified in exact
     * arithmetic at four more.
     *
     * @return the functions, largest for large {@code N} first; eigenvalues that are irrational for some {@code N} are missing
     * @throws IllegalArgumentException as {@link #exact}
     */
    public List<Function> functions() {
        return EigenvalueFunctions.of(this, model.reach(), Math.max(model.highestOrder(), degree));
    }

    private static List<List<Integer>> blocks(MomentGenerator generator, ParticleNumber n) {
        boolean[] kept = new boolean[generator.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !n.finite() || generator.orbits().get(i).size() <= n.count();
        }
        return StrongComponents.of(generator.edges(n), kept);
    }

    private static List<Value> eigenvalues(
            MomentGenerator generator, double[] entries, List<Integer> block, ParticleNumber n) {
        int size = block.size();
        double[] norms = new double[generator.size()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = norm(
                    generator.orbits().get(i),
                    generator.orbits().get(block.get(0)).size(),
                    n);
        }
        double[][] full = generator.block(entries, norms, block);
        R064Store matrix = R064Store.FACTORY.make(size, size);
        double skew = 0;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double entry = full[i][j];
                matrix.set(i, j, entry);
                largest = Math.max(largest, Math.abs(entry));
                skew = Math.max(skew, Math.abs(entry - full[j][i]));
            }
        }
        boolean symmetric = skew <= 1e-12 * largest;
        for (int i = 0; symmetric && i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (matrix.doubleValue(i, j) + matrix.doubleValue(j, i));
                matrix.set(i, j, mean);
                matrix.set(j, i, mean);
            }
        }
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(matrix, symmetric);
        decomposition.decompose(matrix);
        List<Value> values = new ArrayList<>();
        for (ComplexNumber value : decomposition.getEigenvalues()) {
            values.add(new Value(value.getReal(), symmetric ? 0 : value.getImaginary()));
        }
        return values;
    }

    /**
     * The norm of the average of {@code prod_i He_{a_i}(v_i)} over the choices of particles, for independent standard Gaussians: its square is
     * {@code prod_i a_i! prod_a m_a! / (N (N-1) .. (N-j+1))} with the multiplicities {@code m_a}. Of the last product only the quotient by the one for {@code j = from} is
     * kept, because the whole overflows.
     */
    private static double norm(MomentOrbit orbit, int from, ParticleNumber n) {
        double square = 1;
        int run = 0;
        for (int i = 0; i < orbit.size(); i++) {
            MultiIndex a = orbit.parts().get(i);
            run = i > 0 && a.equals(orbit.parts().get(i - 1)) ? run + 1 : 1;
            square *= run;
            for (int c = 0; c < a.size(); c++) {
                for (int k = 2; k <= a.get(c); k++) {
                    square *= k;
                }
            }
        }
        if (n.finite()) {
            // Moments with more than N parts are in no block; any number does for them.
            for (int i = from; i < Math.min(orbit.size(), n.count()); i++) {
                square /= n.count() - i;
            }
            for (int i = orbit.size(); i < from; i++) {
                square *= n.count() - i;
            }
        }
        return Math.sqrt(square);
    }
}
