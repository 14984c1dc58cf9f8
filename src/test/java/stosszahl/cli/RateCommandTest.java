package stosszahl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RateCommandTest extends CommandTest {
    @Test
    void theNumberOfParticlesIsPrinted() {
        JsonNode json = run("rate", "kac", "--until", "1", "--order", "1", "--tolerance", "0.01", "--json")
                .json();
        long particles = json.get("particles").asLong();
        // 3 (e^2-1)^2/0.01 + 1 by hand, and the sharper bound asks for less than two thirds of it.
        assertThat(json.get("sectionNine").asLong()).isEqualTo(12248);
        assertThat(particles).isBetween(1000L, 8166L);
        assertThat(json.get("rows").get(0).get("bound").asDouble()).isLessThanOrEqualTo(0.01);
        Outcome text = run("rate", "kac", "--until", "1", "--order", "1", "--tolerance", "0.01");
        assertThat(text.status()).isZero();
        assertThat(text.out()).startsWith(particles + " particles are enough");
    }

    @Test
    void rowsCarryTheBoundBesideTheMeasuredDistance() {
        JsonNode rows = run("rate", "kac", "--until", "0.2", "--order", "2", "--N", "10,1e15", "--json")
                .json()
                .get("rows");
        JsonNode few = rows.get(0);
        assertThat(few.get("N").asLong()).isEqualTo(10);
        assertThat(few.get("s").asInt()).isEqualTo(2);
        assertThat(few.get("t").asDouble()).isEqualTo(0.2);
        assertThat(few.get("measured").asDouble())
                .isPositive()
                .isLessThan(few.get("bound").asDouble());
        assertThat(few.get("ratio").asDouble())
                .isEqualTo(few.get("bound").asDouble() / few.get("measured").asDouble());
        assertThat(few.get("bound").asDouble()).isLessThan(few.get("feynmanKac").asDouble());
        assertThat(rows.get(1).get("measured").isNull()).isTrue();
        // N = 10^15 is out of reach of the finite instance: what stands beside the bound is marked as extrapolated.
        assertThat(rows.get(1).get("extrapolated").asDouble()).isBetween(1e-20, 1e-14);
        assertThat(few.get("extrapolated").isNull()).isTrue();
        assertThat(rows.get(1).get("bound").asDouble()).isBetween(1e-15, 1e-13);
    }

    @Test
    void mistakesAreNamedInOneLine(@TempDir Path directory) throws IOException {
        refused("unknown model 'kak'", "rate", "kak", "--until", "1", "--order", "1", "--N", "10");
        refused("s = 11", "rate", "kac", "--until", "1", "--order", "11", "--N", "10");
        refused("s = 0", "rate", "kac", "--until", "1", "--order", "0", "--tolerance", "0.1");
        refused("t = -1.0", "rate", "kac", "--until", "-1", "--order", "1", "--N", "10");
        refused("--N inf", "rate", "kac", "--until", "1", "--order", "1", "--N", "inf");
        refused("tolerance -1.0", "rate", "kac", "--until", "1", "--order", "1", "--tolerance", "-1");
        refused("more than 10^15", "rate", "kac", "--until", "30", "--order", "1", "--tolerance", "0.01");
        refused("mutually exclusive", "rate", "kac", "--until", "1", "--order", "1", "--N", "9", "--tolerance", "1");
        refused("Missing required", "rate", "kac", "--until", "1", "--order", "1");
        Path file = directory.resolve("sphere.yaml");
        Files.writeString(
                file,
                "name: sphere\ncollisions:\n  - {order: 2, weight: 1, law: kac-rotation}\nensemble: energy-sphere\n");
        refused("no mixture of products", "rate", file.toString(), "--until", "1", "--order", "1", "--N", "10");
    }
}
