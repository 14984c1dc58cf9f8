package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulasTest {
    @Test
    void formulasStandBetweenDollarSigns() {
        assertThat(Formulas.html("a $x < y$ b")).isEqualTo("a <span class=\"math\">x &lt; y</span> b");
        assertThat(Formulas.html("$$x$$")).isEqualTo("<span class=\"math display\">x</span>");
        assertThat(Formulas.plain("up to $T_*$")).isEqualTo("up to T_*");
    }

    @Test
    void dollarSignsWithoutPartnersAreDollarSigns() {
        assertThat(Formulas.html("5 $ and")).isEqualTo("5 $ and");
        assertThat(Formulas.html("\\$5 or \\$6")).isEqualTo("$5 or $6");
        assertThat(Formulas.html("$ $")).isEqualTo("$ $");
        assertThat(Formulas.html("$")).isEqualTo("$");
        assertThat(Formulas.html("$$")).isEqualTo("$$");
        assertThat(Formulas.html("")).isEmpty();
    }
}
