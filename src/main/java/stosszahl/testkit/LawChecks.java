package stosszahl.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import stosszahl.collision.CollisionLaw;
import stosszahl.collision.Decision;
import stosszahl.collision.Hypothesis;
import stosszahl.collision.LawHypotheses;
import stosszahl.polynomial.MultiIndex;

/** The checks of {@link CollisionLawContract}. */
final class LawChecks {
    /** Rounding of sums of a few dozen products of numbers of size 1. */
    private static final double ROUNDING = 1e-12;

    /** Quadrature and rounding of moments; a broken law is off by far more. */
    private static final double SAME_LAW = 1e-9;

    private static final int DEGREE = 6;
    private static final int SAMPLES = 4000;

    /** Standard errors: by chance exceeded about twice in a thousand million comparisons. */
    private static final double Z = 6;

    private final CollisionLaw law;
    private final LawHypotheses decisions;
    private final long seed;
    private final int tries;
    private final int size;

    private LawChecks(CollisionLaw law, long seed, int tries) {
        this.law = law;
        this.decisions = LawHypotheses.of(law);
        this.seed = seed;
        this.tries = tries;
        this.size = law.order() * law.dimension();
    }

    static List<Check> of(CollisionLaw law, boolean momentum, long seed, int tries) {
        LawChecks checks = new LawChecks(law, seed, tries);
        List<Check> all = new ArrayList<>(List.of(
                checks.property("law/linear", "T^w is linear", checks::linear),
                checks.property("law/arguments", "transform leaves its arguments alone", checks::arguments),
                checks.property("law/matrix", "matrix(w) is the matrix of T^w", checks::matrix),
                new Check("law/kernel", "samples of the kernel follow its quadrature", checks::kernel),
                new Check("law/collider", "a collider makes V into T^w V", checks::collider),
                new Check("law/average", "average(a) is E[(T^w V)^a]", checks::average),
                new Check("H1", "T^w is an isometry", () -> {
                    Property.check(seed, tries, checks::isometry);
                    checks.decided(Hypothesis.H1);
                }),
                new Check("H2", "T^w V and its inverse have one law (1.2)", checks::inverse),
                new Check("H3", "T^w V and its conjugates have one law (1.3)", checks::permutation),
                new Check("law/exchangeable", "exchangeable() only where H3 holds", checks::exchangeable)));
        if (momentum) {
            all.add(new Check("momentum", "the sum of the velocities is conserved (1.5)", () -> {
                Property.check(seed, tries, checks::momentum);
                checks.decided(Hypothesis.MOMENTUM);
            }));
        }
        return all;
    }

    private Check property(String id, String statement, Property.Body body) {
        return Check.property(id, statement, seed, tries, body);
    }

    private double[] angle(Draw draw) {
        double[] angle = new double[law.kernel().angleDimension()];
        law.kernel().sample(draw.generator("angle"), angle);
        draw.note("w = " + Arrays.toString(angle));
        return angle;
    }

    private double[] velocities(Draw draw, String name) {
        return draw.reals(name, size, -2, 2);
    }

    private double[] transformed(double[] angle, double[] v) {
        double[] out = new double[size];
        Arrays.fill(out, Double.NaN);
        law.transform(angle, v, out);
        return out;
    }

    private void linear(Draw draw) {
        double[] angle = angle(draw);
        double a = draw.real("a", -2, 2);
        double b = draw.real("b", -2, 2);
        double[] x = velocities(draw, "V");
        double[] y = velocities(draw, "W");
        double[] sum = new double[size];
        Arrays.setAll(sum, i -> a * x[i] + b * y[i]);
        double[] left = transformed(angle, sum);
        double[] tx = transformed(angle, x);
        double[] ty = transformed(angle, y);
        double scale = 1 + norm(tx) + norm(ty);
        for (int i = 0; i < size; i++) {
            Check.equal(
                    "component " + i + " of T(aV + bW)",
                    left[i],
                    a * tx[i] + b * ty[i],
                    ROUNDING * scale,
                    "a, b, V, W below");
        }
    }

    private void arguments(Draw draw) {
        double[] angle = angle(draw);
        double[] v = velocities(draw, "V");
        double[] angleBefore = angle.clone();
        double[] before = v.clone();
        double[] out = transformed(angle, v);
        if (!Arrays.equals(v, before) || !Arrays.equals(angle, angleBefore)) {
            throw new AssertionError("transform modified its arguments: V = " + Arrays.toString(before) + " became "
                    + Arrays.toString(v));
        }
        for (int i = 0; i < size; i++) {
            if (Double.isNaN(out[i])) {
                throw new AssertionError("transform did not write component " + i + " of T^w V");
            }
        }
    }

    private void matrix(Draw draw) {
        double[] angle = angle(draw);
        double[] v = velocities(draw, "V");
        double[][] t = law.matrix(angle);
        double[] out = transformed(angle, v);
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            Check.equal(
                    "component " + i + " of matrix(w) V",
                    LawMoments.form(unit, t, v),
                    out[i],
                    ROUNDING * (1 + norm(out)),
                    "");
        }
    }

    private void isometry(Draw draw) {
        double[] angle = angle(draw);
        double[] v = velocities(draw, "V");
        double before = norm(v);
        Check.equal(
                "|T^w V|", norm(transformed(angle, v)), before, ROUNDING * before + Double.MIN_NORMAL, "w, V below");
    }

    private void momentum(Draw draw) {
        double[] angle = angle(draw);
        double[] v = velocities(draw, "V");
        double[] out = transformed(angle, v);
        for (int c = 0; c < law.dimension(); c++) {
            double before = 0;
            double after = 0;
            for (int i = c; i < size; i += law.dimension()) {
                before += v[i];
                after += out[i];
            }
            Check.equal("component " + c + " of the momentum", after, before, ROUNDING * (1 + norm(v)), "w, V below");
        }
    }

    /** Means and second moments of the angle, sampled and by quadrature. */
    private void kernel() {
        LawMoments.of(law, 1).ifPresent(m -> Check.equal("total weight of the quadrature", m.weight(), 1, 1e-10, ""));
        int q = law.kernel().angleDimension();
        if (q > 3) {
            throw new NotApplicable("angles have " + q + " dimensions, too many for a quadrature");
        }
        var rule = law.kernel().quadrature(64);
        UniformRandomProvider rng = Draw.ofSeed(seed).generator("angles");
        double[][] samples = new double[SAMPLES][q];
        for (double[] w : samples) {
            law.kernel().sample(rng, w);
        }
        for (int i = 0; i < q; i++) {
            for (int j = -1; j <= i; j++) {
                int a = i;
                int b = j;
                double[] values = Arrays.stream(samples)
                        .mapToDouble(w -> b < 0 ? w[a] : w[a] * w[b])
                        .toArray();
                compare(
                        "E[w_" + a + (b < 0 ? "]" : " w_" + b + "]"),
                        values,
                        rule.integrate(w -> b < 0 ? w[a] : w[a] * w[b]));
            }
        }
    }

    private double[][] directions(Draw draw) {
        return new double[][] {velocities(draw, "u"), velocities(draw, "V")};
    }

    /** Colliders against maps at sampled angles: first and second moments of projections. */
    private void collider() {
        Property.check(seed, 3, draw -> {
            double[][] uv = directions(draw);
            CollisionLaw.Collider collider = law.collider(draw.generator("collisions"));
            UniformRandomProvider rng = draw.generator("angles");
            double[] angle = new double[law.kernel().angleDimension()];
            double[] first = new double[SAMPLES];
            double[] second = new double[SAMPLES];
            for (int n = 0; n < SAMPLES; n++) {
                double[] v = uv[1].clone();
                collider.collide(v);
                first[n] = dot(uv[0], v);
                law.kernel().sample(rng, angle);
                second[n] = dot(uv[0], transformed(angle, uv[1]));
            }
            for (int p = 1; p <= 2; p++) {
                int power = p;
                double[] x = Arrays.stream(first).map(a -> Math.pow(a, power)).toArray();
                double[] y = Arrays.stream(second).map(a -> Math.pow(a, power)).toArray();
                double error = Math.hypot(standardError(x), standardError(y));
                Check.equal(
                        "sampled E<u, collide V>^" + p,
                        mean(x),
                        mean(y),
                        Z * error + SAME_LAW,
                        "that is " + Z + " standard errors");
            }
        });
    }

    /** Averages of monomials against collisions. */
    private void average() {
        if (!law.exact() && law.kernel().angleDimension() > 3) {
            throw new NotApplicable("averages by quadrature need angles of at most 3 dimensions");
        }
        Property.check(seed, 12, draw -> {
            int[] e = new int[size];
            int degree = draw.integer("degree", 1, 3);
            for (int n = 0; n < degree; n++) {
                e[draw.integer("place", 0, size - 1)]++;
            }
            double[] v = velocities(draw, "V");
            CollisionLaw.Collider collider = law.collider(draw.generator("collisions"));
            double[] values = new double[SAMPLES];
            for (int n = 0; n < SAMPLES; n++) {
                double[] w = v.clone();
                collider.collide(w);
                values[n] = 1;
                for (int i = 0; i < size; i++) {
                    values[n] *= Math.pow(w[i], e[i]);
                }
            }
            double exact = 0;
            for (var term : law.average(MultiIndex.of(e)).terms().entrySet()) {
                double product = term.getValue().doubleValue();
                for (int i = 0; i < size; i++) {
                    product *= Math.pow(v[i], term.getKey().get(i));
                }
                exact += product;
            }
            compare("E[(T^w V)^" + Arrays.toString(e) + "]", values, exact);
        });
    }

    /** What {@code verify} finds, which sees all atoms and all harmonics; moments of low degree, checked before it, see neither. */
    private void decided(Hypothesis hypothesis) {
        Decision decision = decisions.decide(hypothesis);
        if (!decision.holds()) {
            throw new AssertionError(
                    hypothesis.word() + " is " + decision.verdict().word() + ": " + decision.reason());
        }
    }

    private void inverse() {
        LawMoments.of(law, DEGREE)
                .ifPresent(q -> moments(
                        (u, v, p, i) -> q.moment(u, v, p), (u, v, p, i) -> q.inverseMoment(u, v, p), "T^-1 V", 0));
        decided(Hypothesis.H2);
    }

    private void permutation() {
        if (law.order() == 1) {
            return;
        }
        LawMoments.of(law, DEGREE)
                .ifPresent(q -> moments(
                        (u, v, p, i) -> q.moment(u, v, p),
                        (u, v, p, i) -> q.conjugateMoment(u, v, p, i),
                        "sigma T sigma^-1 V, sigma the exchange of two neighbours,",
                        law.order() - 2));
        decided(Hypothesis.H3);
    }

    private void exchangeable() {
        if (!law.exchangeable()) {
            throw new NotApplicable("the law does not claim H3");
        }
        try {
            permutation();
        } catch (AssertionError e) {
            throw new AssertionError("exchangeable() is true and H3 fails: " + e.getMessage(), e);
        }
    }

    private interface Moment {
        double of(double[] u, double[] v, int p, int i);
    }

    private void moments(Moment first, Moment second, String what, int places) {
        Property.check(seed, Math.max(tries, 30), draw -> {
            int p = draw.integer("p", 1, DEGREE);
            int i = draw.integer("first particle exchanged", 0, places);
            double[][] uv = directions(draw);
            double x = first.of(uv[0], uv[1], p, i);
            double scale = Math.pow(norm(uv[0]) * norm(uv[1]), p);
            Check.equal("E<u, T V>^p", x, second.of(uv[0], uv[1], p, i), SAME_LAW * scale, "E<u, .>^p of " + what);
        });
    }

    private void compare(String what, double[] values, double expected) {
        Check.equal(
                "sampled " + what,
                mean(values),
                expected,
                Z * standardError(values) + SAME_LAW,
                "that is " + Z + " standard errors of " + values.length + " samples, seed = " + seed + "L");
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElse(Double.NaN);
    }

    private static double standardError(double[] x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(a -> (a - mean) * (a - mean)).sum() / (x.length - 1.0) / x.length);
    }

    private static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
