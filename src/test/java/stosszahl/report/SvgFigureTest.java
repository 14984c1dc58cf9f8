package stosszahl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import stosszahl.claim.Figure;
import stosszahl.claim.Section;

class SvgFigureTest {
    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static Figure figure(String title, List<Double> x, List<Double> y) {
        return new Figure(
                "f",
                title,
                "caption",
                new Figure.Axis("N", true),
                new Figure.Axis("error", true),
                List.of(Figure.Curve.of("c < d", Figure.Style.POINTS, x, y)));
    }

    @Test
    void everyFigureOfAStudyIsAWellFormedDocumentWithItsTitle() throws Exception {
        for (Section section : SampleStudy.realistic().sections()) {
            for (Figure figure : section.figures()) {
                Document document = parse(SvgFigure.text(figure));
                assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                        .isEqualTo(figure.title());
                assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(8);
            }
        }
    }

    @Test
    void textIsEscaped() throws Exception {
        String svg = SvgFigure.text(figure("<script>alert(1)</script> & $x$", List.of(1.0, 10.0), List.of(1.0, 0.1)));
        assertThat(svg).doesNotContain("<script");
        assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
    }

    /** A point that a logarithmic axis cannot show is left out, and the others are drawn where they belong. */
    @Test
    void pointsStandOnAStraightLineForAPowerLaw() throws Exception {
        Document document = parse(SvgFigure.text(
                figure("t", List.of(0.0, 10.0, 100.0, 1000.0, 1e4), List.of(1.0, 0.1, 0.01, 0.0, 1e-4))));
        var circles = document.getElementsByTagName("circle");
        // Three points and the mark of the legend: N = 0 and error = 0 have no logarithm.
        assertThat(circles.getLength()).isEqualTo(4);
        double[] px = new double[3];
        double[] py = new double[3];
        for (int i = 0; i < 3; i++) {
            px[i] = Double.parseDouble(
                    circles.item(i).getAttributes().getNamedItem("cx").getNodeValue());
            py[i] = Double.parseDouble(
                    circles.item(i).getAttributes().getNamedItem("cy").getNodeValue());
        }
        double slope = (py[1] - py[0]) / (px[1] - px[0]);
        // Places are printed to a hundredth of a pixel.
        assertThat((py[2] - py[1]) / (px[2] - px[1])).isCloseTo(slope, within(1e-3));
    }

    @Test
    void aFigureWithoutPointsIsStillADocument() throws Exception {
        assertThat(parse(SvgFigure.text(figure("empty", List.of(), List.of())))).isNotNull();
    }
}
