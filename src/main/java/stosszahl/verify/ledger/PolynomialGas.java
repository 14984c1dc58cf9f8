package stosszahl.verify.ledger;

import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import stosszahl.collision.CollisionLaw;
import stosszahl.polynomial.MultiIndex;
import stosszahl.polynomial.Polynomial;

/** The gain {@code f -> int f o T_{i_1 .. i_K} db} on polynomials of {@code N} velocities, from the law's averages: exact where those are. */
final class PolynomialGas {
    private final CollisionLaw law;
    private final int particles;

    PolynomialGas(CollisionLaw law, int particles) {
        this.law = law;
        this.particles = particles;
    }

    int variables() {
        return particles * law.dimension();
    }

    /** {@code Omega^+_{i_1 .. i_K} f}; {@code tuple} counts from 0. */
    Polynomial gain(Polynomial f, int... tuple) {
        int d = law.dimension();
        Polynomial.Builder sum = new Polynomial.Builder(variables());
        for (Map.Entry<MultiIndex, BigFraction> term : f.terms().entrySet()) {
            int[] rest = term.getKey().toArray();
            int[] colliding = new int[tuple.length * d];
            for (int j = 0; j < tuple.length; j++) {
                for (int c = 0; c < d; c++) {
                    colliding[j * d + c] = rest[tuple[j] * d + c];
                    rest[tuple[j] * d + c] = 0;
                }
            }
            for (Map.Entry<MultiIndex, BigFraction> out :
                    law.average(MultiIndex.of(colliding)).terms().entrySet()) {
                int[] exponents = rest.clone();
                for (int j = 0; j < tuple.length; j++) {
                    for (int c = 0; c < d; c++) {
                        exponents[tuple[j] * d + c] += out.getKey().get(j * d + c);
                    }
                }
                sum.add(MultiIndex.of(exponents), term.getValue().multiply(out.getValue()));
            }
        }
        return sum.build();
    }

    /** A polynomial of degree 4 without any symmetry: {@code v_1^4 + 2 v_1^3 v_2 + 3 v_1 v_2 v_3^2 + ..} over the first components. */
    Polynomial lopsided() {
        Polynomial.Builder sum = new Polynomial.Builder(variables());
        for (int i = 0; i < particles; i++) {
            int[] a = new int[variables()];
            a[i * law.dimension()] = 4;
            sum.add(MultiIndex.of(a), BigFraction.of(1 + i));
            int[] b = new int[variables()];
            b[i * law.dimension()] = 3;
            b[(i + 1) % particles * law.dimension()] += 1;
            sum.add(MultiIndex.of(b), BigFraction.of(2 + i * i, 3));
            int[] c = new int[variables()];
            c[i * law.dimension()] = 1;
            c[(i + 2) % particles * law.dimension() + law.dimension() - 1] += 1;
            sum.add(MultiIndex.of(c), BigFraction.of(5 - i, 7));
        }
        return sum.build();
    }

    /** The largest coefficient of the difference, as an exact fraction. */
    static BigFraction distance(Polynomial f, Polynomial g) {
        BigFraction worst = BigFraction.ZERO;
        for (BigFraction c : f.plus(g.times(BigFraction.of(-1))).terms().values()) {
            worst = c.abs().compareTo(worst) > 0 ? c.abs() : worst;
        }
        return worst;
    }
}
