package health.caveat.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** An SVG document as a test looks at it. */
public record Svg(Document document) {

    /** Reads a picture and holds what must be true of each. */
    public static Svg read(String svg) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var picture = new Svg(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
            picture.checkItStandsForItself();
            return picture;
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    private void checkItStandsForItself() {
        var root = document.getDocumentElement();
        assertThat(root.getAttribute("viewBox")).matches("0 0 360 \\d+(\\.\\d+)?");
        assertThat(root.hasAttribute("width") || root.hasAttribute("height")).isFalse();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby").split(" "))
                .containsExactly(
                        ((Element) root.getElementsByTagName("title").item(0)).getAttribute("id"),
                        ((Element) root.getElementsByTagName("desc").item(0)).getAttribute("id"));
        assertThat(title()).isNotBlank();
        assertThat(description()).isNotBlank();
        for (Element element : all("*")) {
            assertThat(element.getTagName()).isIn("svg", "title", "desc", "g", "path", "rect", "circle", "text");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                var name = element.getAttributes().item(i).getNodeName();
                assertThat(name).doesNotStartWith("on").doesNotContain("href").isNotEqualTo("style");
                assertThat(element.getAttribute(name)).doesNotContain("url(");
            }
        }
    }

    public String title() {
        return document.getElementsByTagName("title").item(0).getTextContent();
    }

    public String description() {
        return document.getElementsByTagName("desc").item(0).getTextContent();
    }

    public String language() {
        return document.getDocumentElement().getAttribute("lang");
    }

    public List<String> texts() {
        return all("text").stream().map(Element::getTextContent).toList();
    }

    public List<Element> all(String tag) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** A path holds as many figures as it has beginnings; a rectangle is one square. */
    private static long shapes(Element group) {
        var paths = group.getElementsByTagName("path");
        var shapes = (long) group.getElementsByTagName("rect").getLength();
        for (int i = 0; i < paths.getLength(); i++) {
            shapes += ((Element) paths.item(i))
                    .getAttribute("d")
                    .chars()
                    .filter(c -> c == 'M')
                    .count();
        }
        return shapes;
    }

    /** How many shapes of one look there are. */
    public long count(String look) {
        return all("g").stream()
                .filter(group -> group.getAttribute("class").equals("caveat-" + look))
                .mapToLong(Svg::shapes)
                .sum();
    }
}
