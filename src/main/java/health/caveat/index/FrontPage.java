package health.caveat.index;

import health.caveat.item.Snapshot;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a browser meets at the root: what Caveat is, what it holds, and where to try it. */
@Path("/")
@Snapshot
public class FrontPage {

    private static final String TEMPLATE = template("index.html");

    private final IndexResource index;

    FrontPage(IndexResource index) {
        this.index = index;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String get() {
        var now = index.get();
        var counts = now.items().entrySet().stream()
                .map(count ->
                        "<div><dt>" + count.getKey().replace('-', ' ') + "</dt><dd>" + count.getValue() + "</dd></div>")
                .collect(Collectors.joining());
        return TEMPLATE.replace("{notice}", now.notice())
                .replace("{counts}", counts)
                .replace("{version}", Long.toString(now.contentVersion()));
    }

    static String template(String name) {
        try (var file = FrontPage.class.getResourceAsStream("/front/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
