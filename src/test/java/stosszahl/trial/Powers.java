package stosszahl.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Polynomials as maps from exponents, and the averages of powers under random linear maps. */
final class Powers {
    private Powers() {}

    static List<Integer> key(int... e) {
        return Arrays.stream(e).boxed().toList();
    }

    static int degree(int... e) {
        return Arrays.stream(e).sum();
    }

    static double binomial(int n, int k) {
        double b = 1;
        for (int i = 0; i < k; i++) {
            b = b * (n - i) / (i + 1);
        }
        return b;
    }

    static double doubleFactorial(int n) {
        return n <= 1 ? 1 : n * doubleFactorial(n - 2);
    }

    /** {@code q (q+2) .. (q+p-2)}. */
    static double rising(int q, int p) {
        double r = 1;
        for (int i = 0; i < p; i += 2) {
            r *= q + i;
        }
        return r;
    }

    /** {@code E prod u_i^{m_i}} for {@code u} uniform on the unit sphere of {@code R^q}, {@code q = m.length}. */
    static double sphere(int... m) {
        double product = 1;
        for (int e : m) {
            if (e % 2 != 0) {
                return 0;
            }
            product *= doubleFactorial(e - 1);
        }
        return product / rising(m.length, degree(m));
    }

    /** All exponents over {@code slots} with a given degree. */
    static List<int[]> ofDegree(int slots, int degree) {
        List<int[]> all = new ArrayList<>();
        fill(new int[slots], 0, degree, all);
        return all;
    }

    private static void fill(int[] e, int place, int left, List<int[]> all) {
        if (place == e.length - 1) {
            e[place] = left;
            all.add(e.clone());
            return;
        }
        for (int k = 0; k <= left; k++) {
            e[place] = k;
            fill(e, place + 1, left - k, all);
        }
        e[place] = 0;
    }

    static double multinomial(int[] l) {
        double c = 1;
        int n = 0;
        for (int k : l) {
            n += k;
            c *= binomial(n, k);
        }
        return c;
    }

    /**
     * {@code E ((1 - f eta eta^T) V)^a} from {@code M(m) = E eta^m}: {@code sum_{j <= a} C(a,j) (-f)^{|j|} V^{a-j} sum_{|l| = |j|} (|j|; l) M(j+l) V^l}.
     */
    static Map<List<Integer>, Double> reflected(int[] a, double f, ToDoubleFunction<int[]> moments) {
        Map<List<Integer>, Double> sum = new HashMap<>();
        List<int[]> taken = new ArrayList<>();
        below(a, new int[a.length], 0, taken);
        for (int[] j : taken) {
            int degree = degree(j);
            double c = Math.pow(-f, degree);
            for (int i = 0; i < a.length; i++) {
                c *= binomial(a[i], j[i]);
            }
            for (int[] l : ofDegree(a.length, degree)) {
                int[] m = new int[a.length];
                int[] e = new int[a.length];
                for (int i = 0; i < a.length; i++) {
                    m[i] = j[i] + l[i];
                    e[i] = a[i] - j[i] + l[i];
                }
                double moment = moments.applyAsDouble(m);
                if (moment != 0) {
                    sum.merge(key(e), c * multinomial(l) * moment, Double::sum);
                }
            }
        }
        return sum;
    }

    private static void below(int[] a, int[] j, int place, List<int[]> all) {
        if (place == a.length) {
            all.add(j.clone());
            return;
        }
        for (int k = 0; k <= a[place]; k++) {
            j[place] = k;
            below(a, j, place + 1, all);
        }
        j[place] = 0;
    }

    /** {@code (T V)^a} for one matrix: the product of linear forms, one by one. */
    static Map<List<Integer>, Double> mapped(int[] a, double[][] t) {
        Map<List<Integer>, Double> product = Map.of(key(new int[a.length]), 1.0);
        for (int i = 0; i < a.length; i++) {
            for (int p = 0; p < a[i]; p++) {
                Map<List<Integer>, Double> next = new HashMap<>();
                for (Map.Entry<List<Integer>, Double> term : product.entrySet()) {
                    for (int c = 0; c < a.length; c++) {
                        if (t[i][c] != 0) {
                            List<Integer> e = new ArrayList<>(term.getKey());
                            e.set(c, e.get(c) + 1);
                            next.merge(List.copyOf(e), term.getValue() * t[i][c], Double::sum);
                        }
                    }
                }
                product = next;
            }
        }
        return product;
    }
}
