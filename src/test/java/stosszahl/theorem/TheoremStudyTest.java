package stosszahl.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stosszahl.claim.Finding;
import stosszahl.claim.Study;
import stosszahl.claim.Verdict;

/** Theorem 2.1 under the study: families that satisfy it, and families that break one hypothesis each, with what must fail besides. */
class TheoremStudyTest {
    /** The findings by claim. */
    private static Map<String, Finding> findings(Study study) {
        Map<String, Finding> findings = new TreeMap<>();
        study.findings()
                .forEach(f -> assertThat(findings.put(f.claim(), f))
                        .as("claimed twice")
                        .isNull());
        return findings;
    }

    private static Set<String> refuted(Study study) {
        return study.findings().stream()
                .filter(f -> f.verdict() == Verdict.REFUTED)
                .map(Finding::claim)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding finding(Study study, String claim) {
        Finding finding = findings(study).get(claim);
        assertThat(finding).as(claim + " of " + findings(study).keySet()).isNotNull();
        return finding;
    }

    static Stream<HierarchyFamily<?>> sound() {
        return Stream.of(
                new Epidemic(),
                new Families.Scalar(),
                new Families.Matrices(1),
                new Families.Matrices(2),
                new Families.Decoupled());
    }

    @ParameterizedTest
    @MethodSource("sound")
    void everythingHoldsForAFamilyThatSatisfiesTheHypotheses(HierarchyFamily<?> family) {
        Study study = TheoremStudy.run(family);
        assertThat(study.findings())
                .allSatisfy(f -> assertThat(f.verdict())
                        .as(f.toString())
                        .isEqualTo(empty(f) ? Verdict.NOT_APPLICABLE : Verdict.HOLDS));
        assertThat(study.refuted()).isFalse();
        Set<String> claims = findings(study).keySet();
        for (String beginning : List.of(
                "condition-1/k=0",
                "condition-2/k=0",
                "A1/",
                "A2",
                "A3/data/",
                "A3/limit-data/",
                "A3/random/",
                "window",
                "proposition-2.1",
                "proposition-2.2",
                "duhamel/remainder/N",
                "duhamel/remainder/limit",
                "theorem-2.1/")) {
            assertThat(claims).as(beginning).anyMatch(c -> c.startsWith(beginning));
        }
    }

    /** Operators that are not there, and the window of a hierarchy without coupling. */
    private static boolean empty(Finding f) {
        return f.note().contains("both sides vanish") || f.note().contains("no levels are coupled");
    }

    @Test
    void theErrorOfTheEpidemicFallsLikeOneOverN() {
        assertThat(finding(TheoremStudy.run(new Epidemic()), "theorem-2.1/infected/s=1")
                        .measured())
                .isBetween(-1.1, -0.9);
    }

    @Test
    void theScalarHierarchyIsItsClosedForm() {
        Study study = TheoremStudy.run(new Families.Scalar());
        assertThat(finding(study, "duhamel/reference/N").measured()).isLessThan(1e-13);
        assertThat(finding(study, "duhamel/reference/limit").measured()).isLessThan(1e-13);
        assertThat(finding(study, "condition-1/k=1").measured())
                .isEqualTo(finding(study, "condition-1/k=1").bound(), org.assertj.core.api.Assertions.within(1.0));
    }

    /** Each with all that is refuted. */
    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(new BrokenEpidemics.ConditionOne(), "condition-1/k=1", "N = 40, s = 39, k = 1", Set.of()),
                // Conditions 1 and (A3) together give Condition 2 with the R_k of Condition 1: what can be broken alone
                // is the claim of smaller constants.
                Arguments.of(new BrokenEpidemics.ConditionTwo(), "condition-2/k=1", "limit, s = 1, k = 1", Set.of()),
                // At t = 0 the conclusion says what (A1) says: both fail together.
                Arguments.of(
                        new BrokenEpidemics.DataA1(),
                        "A1/infected/s=1",
                        "local exponent",
                        Set.of("theorem-2.1/infected/s=1")),
                Arguments.of(new BrokenEpidemics.DataA2(), "A2", "up to N = 80 it is 80", Set.of()),
                Arguments.of(new BrokenEpidemics.ClaimedA2(), "A2", "N = 80, level s = 40", Set.of()),
                // The solutions converge to that of the other limit, which starts from the same data and moves
                // otherwise: the conclusion fails as well.
                Arguments.of(
                        new BrokenEpidemics.OperatorsA3(),
                        "A3/data/infected/s=1",
                        "local exponent",
                        Set.of("A3/limit-data/infected/s=1", "A3/random/infected/s=1", "theorem-2.1/infected/s=1")),
                Arguments.of(new BrokenEpidemics.TooLong(), "window", "m = 1", Set.of()),
                Arguments.of(new Families.LoudProbe(), "A3/random/x/s=1", "local exponent", Set.of()));
    }

    @ParameterizedTest
    @MethodSource
    void broken(HierarchyFamily<?> family, String claim, String witness, Set<String> besides) {
        Study study = TheoremStudy.run(family);
        Set<String> expected = new TreeSet<>(besides);
        expected.add(claim);
        assertThat(refuted(study)).isEqualTo(expected);
        assertThat(finding(study, claim).witness()).contains(witness);
        assertThat(study.findings())
                .filteredOn(f -> f.verdict() == Verdict.UNRESOLVED)
                .isEmpty();
        assertThat(study.refuted()).isTrue();
    }

    /** Every kind of claim has a family that refutes it. */
    @Test
    void everyClaimCanFail() {
        List<HierarchyFamily<?>> families = List.of(
                new BrokenEpidemics.ConditionOne(),
                new BrokenEpidemics.ConditionTwo(),
                new BrokenEpidemics.DataA1(),
                new BrokenEpidemics.DataA2(),
                new BrokenEpidemics.OperatorsA3(),
                new BrokenEpidemics.TooLong(),
                new Families.Overgrown(),
                new Families.NotInSpace(),
                new Families.WrongReference(),
                new Families.WrongDifferences());
        Set<String> kinds = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        for (HierarchyFamily<?> family : families) {
            Study study = TheoremStudy.run(family);
            refuted(study).forEach(c -> kinds.add(kind(c)));
            study.findings().forEach(f -> all.add(kind(f.claim())));
        }
        assertThat(all).as(all.toString()).hasSize(17);
        assertThat(kinds).isEqualTo(all);
    }

    /** The claim without its observable and its {@code k}. */
    private static String kind(String claim) {
        String[] parts = claim.split("/", -1);
        return parts[0].equals("A3") || parts[0].equals("duhamel")
                ? parts[0] + "/"
                        + (parts[1].equals("remainder") || parts[1].equals("reference")
                                ? parts[1] + "/" + parts[2]
                                : parts[1])
                : claim.equals("A2/X_0") ? claim : parts[0];
    }

    /** Operators that grow like {@code s^2} at every fixed level, in the limit: Condition 1 must fail as well, for {@code C^N} converge to them. */
    @Test
    void aLimitThatGrowsLikeTheSquareTakesConditionOneWithIt() {
        Study study = TheoremStudy.run(new Families.Square());
        assertThat(refuted(study))
                .contains("condition-1/k=1", "condition-2/k=1")
                .noneMatch(c -> c.startsWith("A"));
        assertThat(finding(study, "condition-2/k=1").witness()).contains("limit, s = 39");
    }

    /** Data like {@code log N} and like {@code N^0.1}: neither bounded nor steep. */
    @Test
    void slowGrowthOfTheDataIsUnresolved() {
        assertThat(finding(TheoremStudy.run(new Families.Slow(Math::log)), "A2").verdict())
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(TheoremStudy.run(new Families.Slow(n -> Math.pow(n, 0.1))), "A2")
                        .verdict())
                .isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(TheoremStudy.run(new Families.Slow(n -> Double.NaN)), "A2")
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    /** What sits at level N beyond the levels at hand must not be taken for nothing: {@code f_N^(1)(t) = (4t)^(N-1)} does not decay at {@code t = 1/4}. */
    @Test
    void dataBeyondTheLevelsAtHandAreNotForgotten() {
        Study study = TheoremStudy.run(new Families.Tower(40));
        assertThat(finding(study, "A2").verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding(study, "theorem-2.1/x/s=1").verdict()).isEqualTo(Verdict.UNRESOLVED);
        Study complete = TheoremStudy.run(new Families.Tower(50), List.of(10L, 20L, 40L), OptionalDouble.empty(), 1);
        assertThat(finding(complete, "theorem-2.1/x/s=1").verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** Errors that fall towards a small number are not said to decay; once N is large enough they are refuted. */
    @Test
    void aSmallOffsetThatDecayHidesIsNotSaidToVanish() {
        HierarchyFamily<Double> off = new Families.Offset(1e-3);
        Study study = TheoremStudy.run(off);
        assertThat(finding(study, "A1/x/s=1").verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(study, "A1/x/s=1").note()).contains("points to 0.000500");
        List<Long> large = List.of(1000L, 10_000L, 100_000L, 1_000_000L);
        assertThat(refuted(TheoremStudy.run(off, large, OptionalDouble.empty(), 1)))
                .containsExactly("A1/x/s=1", "A1/x/s=2", "theorem-2.1/x/s=1", "theorem-2.1/x/s=2");
        Study right = TheoremStudy.run(new Families.Offset(0), large, OptionalDouble.empty(), 1);
        assertThat(finding(right, "theorem-2.1/x/s=2").verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** Norms that nobody states and no list of extreme points gives: found by trials, they refute and do not confirm. */
    @Test
    void estimatedNormsRefuteOrStayUnresolved() {
        Study within = TheoremStudy.run(new Families.Hidden(1));
        assertThat(finding(within, "condition-1/k=1").verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(within, "condition-1/k=1").note()).contains("lower bounds");
        assertThat(finding(within, "theorem-2.1/sum/s=1").verdict()).isEqualTo(Verdict.HOLDS);
        Study beyond = TheoremStudy.run(new Families.Hidden(0.2));
        assertThat(finding(beyond, "condition-1/k=1").verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** Beyond the blow-up of the limit the series says nothing: the window is refuted, the conclusion is unresolved. */
    @Test
    void pastTheBlowUpTheConclusionIsUnresolved() {
        Study study = TheoremStudy.run(new Families.Scalar(), List.of(10L, 20L, 40L), OptionalDouble.of(3), 1);
        assertThat(refuted(study)).containsExactly("window");
        assertThat(finding(study, "theorem-2.1/x/s=1").verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(study, "proposition-2.1").verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    /** Three levels are too few for the series. */
    @Test
    void fewLevelsLeaveTheConclusionUnresolved() {
        Study study = TheoremStudy.run(new Families.FewLevels());
        assertThat(finding(study, "theorem-2.1/x/s=1").verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(finding(study, "theorem-2.1/x/s=1").note()).contains("may lack");
        assertThat(refuted(study)).isEmpty();
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> TheoremStudy.run(new Epidemic(), List.of(20L, 10L), OptionalDouble.empty(), 1))
                .hasMessageContaining("N = 10 after 20");
        assertThatThrownBy(() -> TheoremStudy.run(new Epidemic(), List.of(), OptionalDouble.empty(), 1))
                .hasMessageContaining("0 numbers N");
        assertThatThrownBy(() -> TheoremStudy.run(new Epidemic(), List.of(10L), OptionalDouble.of(-1), 1))
                .hasMessageContaining("T = -1");
        assertThatThrownBy(() -> TheoremStudy.run(new Families.Scalar(), List.of(1L, 2L), OptionalDouble.empty(), 1))
                .hasMessageContaining("needs level 2");
    }

    @Test
    void aUsersFamilyIsAtMostSixtyLines() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/test/java/stosszahl/theorem/Epidemic.java")))
                .filteredOn(line -> !line.isBlank())
                .hasSizeLessThanOrEqualTo(60);
    }
}
