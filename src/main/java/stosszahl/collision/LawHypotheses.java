package stosszahl.collision;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import stosszahl.claim.Comparison;
import stosszahl.claim.Verdict;

/**
 * H1, H2, H3 and the conservation of energy and momentum of one law: the one set of checks that the program has.
 *
 * <p>What proves them: identities of polynomials in the angle modulo the equations of its support, from the matrix that the law {@link CollisionLaw#stated states}; equality of finite
 * measures on matrices, for atoms; invariance of a uniform law under an orthogonal map. What measures them: a density compared with its image, maps at random angles, moments and samples;
 * that may refute, with a witness, and otherwise says {@code holds} with the number of places, never {@code proved}. Equal moments up to a degree prove nothing.
 */
public final class LawHypotheses {
    /** Points at which a density is compared with its image. */
    private static final int POINTS = 1 << 16;
    /** Random angles at which what a law states is compared with what it does. */
    private static final int AGREEMENT = 200;

    private final CollisionLaw law;
    private final Optional<StatedMap> stated;
    private final Optional<AngleSupport> support;
    private final Optional<List<Atom>> atoms;
    private @Nullable PolynomialIdentities identities;
    private @Nullable Boolean linear;
    private final boolean group;
    private final List<String> remarks = new ArrayList<>();
    private final Map<Hypothesis, Decision> decided = new EnumMap<>(Hypothesis.class);

    private LawHypotheses(CollisionLaw law, boolean group) {
        this.law = law;
        this.group = group;
        this.support = law.kernel().support();
        this.atoms = law.kernel().atoms().filter(this::complete);
        this.stated = law.stated().filter(this::agrees);
    }

    /**
     * The hypotheses of a law.
     *
     * @param law the law
     * @return the checks, made when they are asked for
     */
    public static LawHypotheses of(CollisionLaw law) {
        return new LawHypotheses(law, false);
    }

    /**
     * Decides a hypothesis.
     *
     * @param hypothesis which
     * @return the decision, made once
     */
    public Decision decide(Hypothesis hypothesis) {
        Decision known = decided.get(hypothesis);
        if (known == null) {
            Comparison sides = Comparison.start();
            known = Decision.of(sides, decide(hypothesis, sides));
            decided.put(hypothesis, known);
        }
        return known;
    }

    /**
     * Decides a hypothesis in a comparison that is there already.
     *
     * @param hypothesis which
     * @param sides the comparison; modified
     * @return what a proof rests on, if the comparison is one
     */
    public String decide(Hypothesis hypothesis, Comparison sides) {
        if (law instanceof LawMixture mixture && !group) {
            return ofMixture(mixture, hypothesis, sides);
        }
        remarks.forEach(sides::note);
        if (!linear()) {
            return notLinear(hypothesis, sides);
        }
        return switch (hypothesis) {
            case H1 -> isometry(sides);
            case ENERGY -> energy(sides);
            case MOMENTUM -> momentum(sides);
            case H2 -> inverse(sides);
            case H3 -> permutation(sides);
        };
    }

    // --- several laws of one order ---

    /** What every law of a mixture satisfies, the mixture does; of H1 and the conservation laws, which hold angle by angle, this is the only way. */
    private static String ofMixture(LawMixture mixture, Hypothesis hypothesis, Comparison sides) {
        boolean pointwise = hypothesis != Hypothesis.H2 && hypothesis != Hypothesis.H3;
        String one = "the law of order " + mixture.order() + " is the mixture of "
                + mixture.laws().size() + " entries of the model";
        if (pointwise || allHold(mixture.laws(), hypothesis, false)) {
            sides.note(one + (pointwise ? ", decided entry by entry" : ", each of which satisfies it"));
            return each(mixture.laws(), hypothesis, sides, false);
        }
        List<CollisionLaw> groups = mixture.groups();
        if (allHold(groups, hypothesis, true)) {
            sides.note(
                    one + ", decided for the mixture" + (groups.size() > 1 ? " of atoms and that of densities" : ""));
            return each(groups, hypothesis, sides, true);
        }
        if (!mixture.tagged() && mixture.stated().map(StatedMap::faithful).orElse(false)) {
            // One map, and different angles have different maps: atoms and densities are mutually singular.
            sides.note(one + (groups.size() > 1 ? ", whose atoms and densities cannot make up for each other" : ""));
            return each(groups, hypothesis, sides, true);
        }
        sides.note(one);
        if (mixture.exact() && mixture.order() * mixture.dimension() <= 6) {
            ExactHypotheses averages = ExactHypotheses.of(mixture, ExactHypotheses.affordableDegree(mixture, 4, 130));
            Hypotheses.Defect defect = hypothesis == Hypothesis.H2 ? averages.inverse() : averages.permutation();
            if (defect.size() > 0 && (hypothesis == Hypothesis.H3 || allHold(mixture.laws(), Hypothesis.H1, false))) {
                sides.equal(
                        BigFraction.from(Math.min(Double.MAX_VALUE, defect.size())), BigFraction.ZERO, defect::witness);
                return "";
            }
        }
        Comparison test = Comparison.start();
        MeasuredHypotheses measured =
                new MeasuredHypotheses(mixture, mixture.kernel().atoms(), false);
        if (mixture.kernel().atoms().isPresent()) {
            AtomComparison.floating(
                    mixture, mixture.kernel().atoms().get(), hypothesis == Hypothesis.H2 ? -1 : 0, test);
            for (int i = 1; hypothesis == Hypothesis.H3 && i + 1 < mixture.order(); i++) {
                AtomComparison.floating(mixture, mixture.kernel().atoms().get(), i, test);
            }
        } else if (hypothesis == Hypothesis.H2) {
            measured.inverse(test, allHold(mixture.laws(), Hypothesis.H1, false));
        } else {
            measured.permutation(test);
        }
        boolean decided =
                test.verdict() == Verdict.REFUTED || mixture.kernel().atoms().isPresent();
        if (decided) {
            String witness = test.witness();
            sides.note(test.note());
            sides.equal(
                    test.verdict() == Verdict.REFUTED ? Math.max(test.measured(), Double.MIN_NORMAL) : 0,
                    0,
                    test.verdict() == Verdict.REFUTED ? 0 : 1,
                    () -> witness);
        } else {
            sides.note(test.note());
            String alone = groups.stream()
                    .filter(law ->
                            !new LawHypotheses(law, true).decide(hypothesis).holds())
                    .map(law -> law + ": "
                            + new LawHypotheses(law, true)
                                    .decide(hypothesis)
                                    .sides()
                                    .witness())
                    .findFirst()
                    .orElse("");
            sides.unresolved(
                    "alone one entry does not satisfy it (" + alone
                            + "), a test of the mixture found no difference, and whether the other entries make up for it is not decided");
        }
        return "";
    }

    private static boolean allHold(List<CollisionLaw> laws, Hypothesis hypothesis, boolean groups) {
        return laws.stream()
                .allMatch(
                        law -> new LawHypotheses(law, groups).decide(hypothesis).holds());
    }

    private static String each(List<CollisionLaw> laws, Hypothesis hypothesis, Comparison sides, boolean groups) {
        Set<String> trusts = new LinkedHashSet<>();
        for (CollisionLaw law : laws) {
            trusts.add(new LawHypotheses(law, groups).decide(hypothesis, sides));
        }
        trusts.remove("");
        return String.join("; ", trusts);
    }

    /**
     * The hypothesis of the paper that every {@code T^w} is linear, at random velocities of many lengths.
     *
     * @param sides the comparison; modified
     */
    public void linearity(Comparison sides) {
        new Linearity(law).compare(sides);
    }

    private boolean linear() {
        Boolean known = linear;
        if (known == null) {
            Comparison sides = Comparison.start();
            linearity(sides);
            known = sides.verdict() != Verdict.REFUTED;
            linear = known;
        }
        return known;
    }

    /** An isometry of the paper is linear; what a matrix says is nothing about a map that has none. */
    private String notLinear(Hypothesis hypothesis, Comparison sides) {
        switch (hypothesis) {
            case H1 -> linearity(sides.note("T^w is not linear, as the paper asks of every T^w, or not a number"));
            case ENERGY -> new Linearity(law).energy(sides.note("T^w is not linear; at random velocities"));
            case MOMENTUM -> new Linearity(law).momentum(sides.note("T^w is not linear; at random velocities"));
            default -> sides.notApplicable("T^w is not linear, see H1, or not a number: it has no matrix to compare");
        }
        return "";
    }

    /**
     * Does the law mean to conserve momentum, so that a failure is a fault.
     *
     * @return what it states; false if it states nothing
     */
    public boolean meansMomentum() {
        if (law instanceof LawMixture mixture) {
            return mixture.laws().stream().allMatch(l -> of(l).meansMomentum());
        }
        return law instanceof PermutationAverage average
                ? of(average.averaged()).meansMomentum()
                : law.stated().map(StatedMap::momentum).orElse(false);
    }

    // --- what is stated is checked first ---

    private boolean agrees(StatedMap map) {
        PolynomialMatrix matrix = map.matrix();
        int size = law.order() * law.dimension();
        if (matrix.size() != size || matrix.variables() != law.kernel().angleDimension()) {
            remarks.add("the matrix that the law states has " + matrix.size() + " rows in " + matrix.variables()
                    + " variables, not " + size + " in " + law.kernel().angleDimension() + ", and is not used");
            return false;
        }
        for (double[] w : angles(AGREEMENT)) {
            double[][] t = law.matrix(w);
            double[][] p = matrix.at(w);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    // Polynomials of low degree with small coefficients over a denominator that is rarely small.
                    if (!Double.isFinite(t[i][j]) || !(Math.abs(t[i][j] - p[i][j]) <= 1e-9 * (1 + Math.abs(t[i][j])))) {
                        remarks.add("the matrix that the law states is not its map at w = " + Witnesses.show(w) + " ("
                                + p[i][j] + " and " + t[i][j] + "), and is not used");
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Atoms and some random angles: all atoms, so that a rare one cannot be missed. */
    private List<double[]> angles(int random) {
        List<double[]> all = new ArrayList<>();
        atoms.ifPresent(list -> list.forEach(a -> all.add(a.angle())));
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xa11e5L);
        for (int n = 0; n < random && atoms.isEmpty(); n++) {
            all.add(Witnesses.draw(law.kernel(), rng));
        }
        return all;
    }

    /** Weights that sum to 1 and angles that are drawn. */
    private boolean complete(List<Atom> list) {
        BigFraction sum = BigFraction.ZERO;
        for (Atom atom : list) {
            sum = sum.add(atom.weight());
        }
        boolean sound = sum.equals(BigFraction.ONE)
                && list.stream().allMatch(a -> a.weight().signum() > 0);
        UniformRandomProvider rng = RandomSource.L64_X128_MIX.create(0xa70aL);
        double[] w = new double[law.kernel().angleDimension()];
        for (int n = 0; n < 64 && sound; n++) {
            law.kernel().sample(rng, w);
            sound = list.stream().anyMatch(a -> close(a.angle(), w));
        }
        if (!sound) {
            remarks.add(
                    "the atoms that the kernel lists are not those that it draws, or do not weigh 1, and are not used");
        }
        return sound;
    }

    private static boolean close(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !(Math.abs(x[i] - y[i]) <= 1e-12 * (1 + Math.abs(x[i])))) {
                return false;
            }
        }
        return true;
    }

    private boolean exactAtoms() {
        return stated.isPresent()
                && atoms.map(list -> list.stream().allMatch(a -> a.point().isPresent()))
                        .orElse(false);
    }

    // --- identities ---

    private Optional<PolynomialIdentities> identities() {
        if (identities == null && stated.isPresent() && support.isPresent()) {
            identities = new PolynomialIdentities(law, stated.get().matrix(), support.get());
        }
        return Optional.ofNullable(identities);
    }

    private String modulo() {
        return "identity of polynomials modulo "
                + support.map(AngleSupport::toString).orElse("nothing") + ", coefficients exact";
    }

    /** An identity of the maps: by polynomials, on each atom in fractions, or at many angles. */
    private String identity(Comparison sides, PolynomialIdentities.Identity identity, MapMeasure measure, String what) {
        Optional<PolynomialIdentities> exact = identities();
        if (exact.isPresent() && exact.get().vanishes(identity)) {
            exact.get().compare(identity, sides, what);
            return modulo();
        }
        if (exactAtoms()) {
            for (Atom atom : atoms.orElseThrow()) {
                PolynomialIdentities.compare(law, stated.orElseThrow().matrix(), identity, atom, sides, what);
            }
            return "identity of rational matrices at each of "
                    + atoms.orElseThrow().size() + " atoms, exact fractions";
        }
        boolean violated = measure.compare(sides, what);
        if (exact.isPresent() && !violated && atoms.isEmpty()) {
            // Too small for floating point and yet not 0: the coefficient is the witness.
            exact.get().compare(identity, sides, what);
        }
        return "";
    }

    private interface MapMeasure {
        boolean compare(Comparison sides, String what);
    }

    private String isometry(Comparison sides) {
        if (law instanceof PermutationAverage average) {
            sides.note("of the law that is averaged; conjugation by a permutation is an isometry");
            return of(average.averaged()).decide(Hypothesis.H1, sides);
        }
        return identity(
                sides,
                PolynomialIdentities.Identity.ISOMETRY,
                (s, what) -> measured().isometry(s, what),
                "T^t T - 1");
    }

    private String energy(Comparison sides) {
        if (law.exact() && stated.isPresent() && law.order() * law.dimension() <= 6) {
            ExactHypotheses averages = ExactHypotheses.of(law, 4);
            averages.energy(sides);
            return "every coefficient of E(|TV|^2-|V|^2)^2 in exact fractions: a non-negative polynomial of mean 0 vanishes almost surely";
        }
        return isometry(sides);
    }

    private String momentum(Comparison sides) {
        if (law instanceof PermutationAverage average) {
            sides.note("of the law that is averaged; a permutation does not change the sum");
            return of(average.averaged()).decide(Hypothesis.MOMENTUM, sides);
        }
        return identity(
                sides,
                PolynomialIdentities.Identity.MOMENTUM,
                (s, what) -> measured().momentum(s, what),
                "sum_i T_ij - 1");
    }

    private MeasuredHypotheses measured() {
        return new MeasuredHypotheses(law, atoms, stated.isPresent());
    }

    // --- H2 ---

    private String inverse(Comparison sides) {
        if (law instanceof PermutationAverage average) {
            LawHypotheses base = of(average.averaged());
            if (base.decide(Hypothesis.H2).holds()) {
                sides.note("of the law that is averaged: conjugates of laws that are equal are equal");
                return base.decide(Hypothesis.H2, sides);
            }
        }
        Optional<PolynomialIdentities> exact = identities();
        if (exact.isPresent() && exact.get().vanishes(PolynomialIdentities.Identity.INVOLUTION)) {
            exact.get().compare(PolynomialIdentities.Identity.INVOLUTION, sides, "T^w T^w - 1");
            sides.note("T^w is its own inverse, under every kernel");
            return modulo();
        }
        Optional<AngleMap> j =
                stated.flatMap(StatedMap::inverse).filter(map -> verified(exact, map, -1, sides, "inverse"));
        if (atoms.isPresent()) {
            return byAtoms(sides, j, -1);
        }
        if (j.isPresent() && kernelKeeps(j.get(), sides, 1)) {
            return modulo() + "; the uniform law is invariant under orthogonal maps, Haar measure under inversion";
        }
        if (sides.verdict() == Verdict.NOT_APPLICABLE) {
            Optional<InverseDensity> known = law.inverseDensity();
            if (known.isPresent()) {
                sides.equal(known.get().left(), known.get().right(), known.get()::where);
                return "";
            }
            measured().inverse(sides, decide(Hypothesis.H1).holds());
        }
        return "";
    }

    private String byAtoms(Comparison sides, Optional<AngleMap> j, int exchanged) {
        List<Atom> list = atoms.orElseThrow();
        if (exactAtoms()) {
            PolynomialMatrix matrix = stated.orElseThrow().matrix();
            if (exchanged < 0) {
                AtomComparison.inverse(matrix, list, sides);
            } else {
                AtomComparison.exchange(matrix, list, law.dimension(), exchanged, sides);
            }
            return "equality of finite measures on matrices, exact fractions";
        }
        boolean multiples = list.stream().allMatch(a -> a.halfTurns().isPresent());
        String image = exchanged < 0
                ? "(T^w)^-1"
                : "its conjugate by the exchange of particles " + (exchanged + 1) + " and " + (exchanged + 2);
        if (multiples
                && j.isPresent()
                && stated.orElseThrow().faithful()
                && AtomComparison.halfTurns(list, j.get(), even(), sides, image)) {
            return "equality of finite measures on rational multiples of pi, exact fractions; " + modulo();
        }
        AtomComparison.floating(law, list, exchanged, sides);
        return "";
    }

    /** Does {@code T^{-w} = T^w}, so that only the even part of a kernel matters. */
    private boolean even() {
        return identities()
                .map(i -> i.vanishes(PolynomialIdentities.Identity.EVEN))
                .orElse(false);
    }

    private boolean verified(
            Optional<PolynomialIdentities> exact, AngleMap map, int exchanged, Comparison sides, String what) {
        if (exact.isEmpty()
                || map.size() != law.kernel().angleDimension()
                || !exact.get().support().keeps(map)) {
            return false;
        }
        boolean sound = exchanged < 0 ? exact.get().inverts(map) : exact.get().exchanges(map, exchanged);
        if (!sound) {
            sides.note("the map of angles " + map + " that the law states does not take T^w to its " + what
                    + " and is not used");
        }
        return sound;
    }

    /**
     * Does the kernel keep a verified map of angles. Writes the places into the comparison; where nothing can be said, nothing is written.
     *
     * @return true if it does, which proves the hypothesis if the comparison is exact
     */
    private boolean kernelKeeps(AngleMap j, Comparison sides, int share) {
        CollisionKernel kernel = law.kernel();
        AngleSupport here = support.orElseThrow();
        if (kernel.uniform() && here.uniform().isPresent()) {
            PolynomialIdentities.keeps(here, j, sides);
            return true;
        }
        Optional<CollisionKernel> reference = here.uniform();
        if (kernel.density().isEmpty() || reference.isEmpty() || reference.get() instanceof OrthogonalKernel) {
            return false;
        }
        boolean faithful = stated.orElseThrow().faithful();
        Comparison own = faithful ? sides : Comparison.start();
        if (DensityComparison.compare(kernel, reference.get(), even(), j, POINTS / share, own)) {
            if (!faithful) {
                DensityComparison.compare(kernel, reference.get(), even(), j, POINTS / share, sides);
            }
            sides.note("the density is compared with its image under " + j
                    + " at equidistributed and random angles, angles drawn from it, and about its peaks");
            return true;
        }
        if (!faithful) {
            sides.note("the density changes under " + j + " (" + own.witness()
                    + "), which decides nothing as different angles may have one map");
        }
        return false;
    }

    // --- H3 ---

    private String permutation(Comparison sides) {
        if (law.order() == 1) {
            sides.equal(1L, 1L, () -> "the number 1! of permutations of one particle");
            return "order 1 has one permutation, the identity";
        }
        if (law instanceof PermutationAverage average) {
            average.composed(sides);
            return "a uniformly random permutation stays uniform when composed with another: the list of all K!, one by one";
        }
        Set<String> trusts = new LinkedHashSet<>();
        Optional<PolynomialIdentities> exact = identities();
        for (int i = 0; i + 1 < law.order(); i++) {
            int exchanged = i;
            AngleMap identity = AngleMap.identity(law.kernel().angleDimension());
            if (exact.isPresent() && exact.get().exchanges(identity, i)) {
                exact.get().compareExchange(identity, i, sides);
                sides.note("T^w commutes with the exchange of particles " + (i + 1) + " and " + (i + 2)
                        + ", under every kernel");
                if (exact.get().onlyExchanges()) {
                    sides.note("T^w exchanges the two velocities, so that Q_2 = 0");
                }
                trusts.add(modulo());
                continue;
            }
            Optional<AngleMap> j = stated.filter(s -> s.exchanges().size() > exchanged)
                    .map(s -> s.exchanges().get(exchanged))
                    .filter(map -> verified(exact, map, exchanged, sides, "conjugate"));
            if (atoms.isPresent()) {
                trusts.add(byAtoms(sides, j, i));
                continue;
            }
            long before = sides.places();
            if (j.isPresent() && kernelKeeps(j.get(), sides, Math.min(4, law.order() - 1))) {
                sides.note("in law, not as a map");
                trusts.add(modulo() + "; the uniform law is invariant under orthogonal maps");
            } else if (sides.places() == before) {
                measured().permutation(sides);
                return "";
            }
        }
        return String.join("; ", trusts);
    }
}
