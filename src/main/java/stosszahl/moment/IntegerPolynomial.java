package stosszahl.moment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Polynomials in one variable with integer coefficients, lowest power first: characteristic polynomials and their integer roots. */
final class IntegerPolynomial {
    private IntegerPolynomial() {}

    /** {@code det(x I - A)}, monic, by Faddeev and LeVerrier: its divisions by {@code k} leave no remainder. Cost {@code O(n^4)} products. */
    static BigInteger[] characteristic(BigInteger[][] a) {
        int n = a.length;
        BigInteger[] c = new BigInteger[n + 1];
        c[n] = BigInteger.ONE;
        BigInteger[][] m = new BigInteger[n][n];
        for (BigInteger[] row : m) {
            Arrays.fill(row, BigInteger.ZERO);
        }
        for (int k = 1; k <= n; k++) {
            for (int i = 0; i < n; i++) {
                m[i][i] = m[i][i].add(c[n - k + 1]);
            }
            m = product(a, m);
            BigInteger trace = BigInteger.ZERO;
            for (int i = 0; i < n; i++) {
                trace = trace.add(m[i][i]);
            }
            c[n - k] = trace.negate().divide(BigInteger.valueOf(k));
        }
        return c;
    }

    private static BigInteger[][] product(BigInteger[][] a, BigInteger[][] b) {
        int n = a.length;
        BigInteger[][] c = new BigInteger[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(c[i], BigInteger.ZERO);
            for (int k = 0; k < n; k++) {
                if (a[i][k].signum() != 0) {
                    for (int j = 0; j < n; j++) {
                        c[i][j] = c[i][j].add(a[i][k].multiply(b[k][j]));
                    }
                }
            }
        }
        return c;
    }

    /**
     * All integer roots of a monic polynomial, each once.
     *
     * <p>Roots modulo a small prime are lifted by Newton's method modulo its powers, past twice the bound {@code 1 + max |c_i|} of Cauchy, and tried: no
     * number has to be factored and no floating-point number is trusted. The prime is such that the roots of the square-free part stay simple.
     */
    static List<BigInteger> integerRoots(BigInteger[] monic) {
        BigInteger[] f = squareFree(monic);
        BigInteger[] slope = derivative(f);
        BigInteger bound = BigInteger.ONE;
        for (BigInteger c : f) {
            bound = bound.max(c.abs().add(BigInteger.ONE));
        }
        BigInteger prime = BigInteger.valueOf(97);
        List<BigInteger> residues;
        do {
            prime = prime.nextProbablePrime();
            residues = simpleRoots(f, slope, prime);
        } while (residues.isEmpty());
        List<BigInteger> roots = new ArrayList<>();
        for (BigInteger residue : residues) {
            if (residue.signum() < 0) {
                continue;
            }
            BigInteger root = residue;
            BigInteger modulus = prime;
            while (modulus.compareTo(bound.shiftLeft(1)) <= 0) {
                modulus = modulus.multiply(modulus);
                BigInteger step = value(f, root).multiply(value(slope, root).modInverse(modulus));
                root = root.subtract(step).mod(modulus);
            }
            if (root.shiftLeft(1).compareTo(modulus) > 0) {
                root = root.subtract(modulus);
            }
            if (value(f, root).signum() == 0) {
                roots.add(root);
            }
        }
        return roots;
    }

    /** The roots modulo a prime, after a first entry -1; nothing if one of them is multiple. */
    private static List<BigInteger> simpleRoots(BigInteger[] f, BigInteger[] slope, BigInteger prime) {
        List<BigInteger> roots = new ArrayList<>(List.of(BigInteger.ONE.negate()));
        for (BigInteger x = BigInteger.ZERO; x.compareTo(prime) < 0; x = x.add(BigInteger.ONE)) {
            if (value(f, x).mod(prime).signum() == 0) {
                if (value(slope, x).mod(prime).signum() == 0) {
                    return List.of();
                }
                roots.add(x);
            }
        }
        return roots;
    }

    static BigInteger value(BigInteger[] f, BigInteger x) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = f.length - 1; i >= 0; i--) {
            sum = sum.multiply(x).add(f[i]);
        }
        return sum;
    }

    /** The quotient of a monic polynomial by {@code x - root}, without the remainder. */
    static BigInteger[] deflate(BigInteger[] f, BigInteger root) {
        BigInteger[] quotient = new BigInteger[f.length - 1];
        BigInteger carry = BigInteger.ZERO;
        for (int i = f.length - 1; i > 0; i--) {
            carry = carry.multiply(root).add(f[i]);
            quotient[i - 1] = carry;
        }
        return quotient;
    }

    private static BigInteger[] derivative(BigInteger[] f) {
        BigInteger[] slope = new BigInteger[Math.max(1, f.length - 1)];
        slope[0] = BigInteger.ZERO;
        for (int i = 1; i < f.length; i++) {
            slope[i - 1] = f[i].multiply(BigInteger.valueOf(i));
        }
        return slope;
    }

    /** {@code f / gcd(f, f')}, monic with integer coefficients by Gauss's lemma. */
    private static BigInteger[] squareFree(BigInteger[] f) {
        BigInteger[] a = f;
        BigInteger[] b = primitive(derivative(f));
        while (b.length > 0) {
            BigInteger[] r = primitive(remainder(a, b));
            a = b;
            b = r;
        }
        if (a.length <= 1) {
            return f;
        }
        if (a[a.length - 1].signum() < 0) {
            a = Arrays.stream(a).map(BigInteger::negate).toArray(BigInteger[]::new);
        }
        BigInteger[] rest = f.clone();
        BigInteger[] quotient = new BigInteger[f.length - a.length + 1];
        for (int i = quotient.length - 1; i >= 0; i--) {
            quotient[i] = rest[i + a.length - 1];
            for (int j = 0; j < a.length; j++) {
                rest[i + j] = rest[i + j].subtract(quotient[i].multiply(a[j]));
            }
        }
        return quotient;
    }

    private static BigInteger[] remainder(BigInteger[] a, BigInteger[] b) {
        BigInteger[] rest = a.clone();
        BigInteger lead = b[b.length - 1];
        for (int i = a.length - b.length; i >= 0; i--) {
            BigInteger top = rest[i + b.length - 1];
            for (int j = 0; j < i + b.length - 1; j++) {
                rest[j] = rest[j].multiply(lead);
                if (j >= i) {
                    rest[j] = rest[j].subtract(top.multiply(b[j - i]));
                }
            }
            rest[i + b.length - 1] = BigInteger.ZERO;
        }
        return rest;
    }

    /** The polynomial without leading zeros and without the common divisor of its coefficients; empty for zero. */
    private static BigInteger[] primitive(BigInteger[] f) {
        int length = f.length;
        while (length > 0 && f[length - 1].signum() == 0) {
            length--;
        }
        BigInteger divisor = BigInteger.ZERO;
        for (int i = 0; i < length; i++) {
            divisor = divisor.gcd(f[i]);
        }
        BigInteger[] out = new BigInteger[length];
        for (int i = 0; i < length; i++) {
            out[i] = f[i].divide(divisor);
        }
        return out;
    }
}
