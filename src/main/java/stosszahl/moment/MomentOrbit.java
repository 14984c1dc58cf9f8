package stosszahl.moment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import stosszahl.observable.Observable;
import stosszahl.polynomial.MultiIndex;

/**
 * A multiset {@code {a_1, .., a_j}} of nonzero multi-indices of {@code N^d}: it stands for the moment {@code E[prod_i v_i^{a_i}]} over {@code j} distinct
 * particles, the same for every choice of them because the law is symmetric. The empty multiset stands for {@code E[1] = 1}.
 */
public final class MomentOrbit implements Comparable<MomentOrbit> {
    private static final String AXES = "xyz";

    private final List<MultiIndex> parts;
    private final int degree;
    private final int hash;

    private MomentOrbit(List<MultiIndex> parts) {
        this.parts = parts;
        int sum = 0;
        for (MultiIndex a : parts) {
            sum += a.degree();
        }
        this.degree = sum;
        this.hash = parts.hashCode();
    }

    /**
     * The orbit with the given parts.
     *
     * @param parts the exponents of each particle, of one size; zeros are left out
     * @return the orbit, its parts in falling order
     * @throws IllegalArgumentException if the parts have different sizes
     */
    public static MomentOrbit of(Collection<MultiIndex> parts) {
        List<MultiIndex> kept = new ArrayList<>(parts.size());
        int components = -1;
        for (MultiIndex a : parts) {
            if (components >= 0 && a.size() != components) {
                throw new IllegalArgumentException(
                        "the parts " + parts + " of a moment have different numbers of components; give them all d");
            }
            components = a.size();
            if (a.degree() > 0) {
                kept.add(a);
            }
        }
        kept.sort(Collections.reverseOrder());
        return new MomentOrbit(List.copyOf(kept));
    }

    /** The orbit of a monomial of an observable. */
    static MomentOrbit of(Observable observable, Observable.Term term) {
        return of(term.monomial()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "the observable " + observable
                                        + " is not a polynomial; the moment hierarchy takes sums of products of powers, like v1^2*v2^2"))
                .values());
    }

    /** All orbits of one degree, in canonical order. */
    static List<MomentOrbit> ofDegree(int dimension, int degree) {
        List<MultiIndex> blocks = new ArrayList<>();
        for (int p = 1; p <= degree; p++) {
            exponents(new int[dimension], 0, p, blocks);
        }
        List<MomentOrbit> all = new ArrayList<>();
        choose(blocks, blocks.size() - 1, degree, new ArrayList<>(), all);
        Collections.sort(all);
        return all;
    }

    private static void exponents(int[] a, int place, int left, List<MultiIndex> all) {
        if (place == a.length - 1) {
            a[place] = left;
            all.add(MultiIndex.of(a));
            return;
        }
        for (int e = 0; e <= left; e++) {
            a[place] = e;
            exponents(a, place + 1, left - e, all);
        }
        a[place] = 0;
    }

    private static void choose(
            List<MultiIndex> blocks, int last, int left, List<MultiIndex> chosen, List<MomentOrbit> all) {
        if (left == 0) {
            all.add(of(chosen));
            return;
        }
        for (int b = last; b >= 0; b--) {
            int p = blocks.get(b).degree();
            if (p <= left) {
                chosen.add(blocks.get(b));
                choose(blocks, b, left - p, chosen, all);
                chosen.remove(chosen.size() - 1);
            }
        }
    }

    /**
     * How many orbits there are of one degree, at most {@code limit + 1}: the coefficient of {@code x^p} in
     * {@code prod_{m>=1} (1 - x^m)^{-C(m+d-1, d-1)}}.
     */
    static long count(int dimension, int degree, long limit) {
        if (degree > limit) {
            return limit + 1; // There are at least as many partitions.
        }
        long[] coefficient = new long[degree + 1];
        coefficient[0] = 1;
        for (int m = 1; m <= degree; m++) {
            long blocks = 1;
            for (int i = 1; i < dimension; i++) {
                blocks = blocks * (m + i) / i;
            }
            for (long b = 0; b < Math.min(blocks, limit); b++) {
                for (int p = m; p <= degree; p++) {
                    coefficient[p] = Math.min(limit + 1, coefficient[p] + coefficient[p - m]);
                }
            }
        }
        return coefficient[degree];
    }

    /**
     * The exponents of each particle.
     *
     * @return the nonzero parts, in falling order
     */
    public List<MultiIndex> parts() {
        return parts;
    }

    /**
     * The number {@code j} of distinct particles.
     *
     * @return {@code j}, 0 for the constant
     */
    public int size() {
        return parts.size();
    }

    /**
     * The total degree.
     *
     * @return {@code sum_i |a_i|}
     */
    public int degree() {
        return degree;
    }

    /** By degree, then by the number of particles, then part by part with large parts first. */
    @Override
    public int compareTo(MomentOrbit other) {
        int order = Integer.compare(degree, other.degree);
        order = order != 0 ? order : Integer.compare(size(), other.size());
        for (int i = 0; order == 0 && i < size(); i++) {
            order = other.parts.get(i).compareTo(parts.get(i));
        }
        return order;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MomentOrbit that && hash == that.hash && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The monomial, as observables are written: {@code v1^2*v2^2}, and {@code v1x^2*v2y} for {@code d > 1}. */
    @Override
    public String toString() {
        List<String> factors = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            MultiIndex a = parts.get(i);
            for (int c = 0; c < a.size(); c++) {
                if (a.get(c) > 0) {
                    String axis = a.size() == 1 ? "" : c < AXES.length() ? AXES.substring(c, c + 1) : "_" + (c + 1);
                    factors.add("v" + (i + 1) + axis + (a.get(c) > 1 ? "^" + a.get(c) : ""));
                }
            }
        }
        return factors.isEmpty() ? "1" : String.join("*", factors);
    }
}
