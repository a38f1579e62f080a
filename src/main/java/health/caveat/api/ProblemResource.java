package health.caveat.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/problems")
@Tag(name = "Problems")
public class ProblemResource {

    /** One type of failure and what it means. */
    public record ProblemPage(String type, String title, int status, String meaning) {

        static ProblemPage of(ProblemType type) {
            return new ProblemPage(type.uri(), type.title, type.status, type.meaning);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listProblems", summary = "List the types of failure that the API answers")
    public List<ProblemPage> list() {
        return Arrays.stream(ProblemType.values()).map(ProblemPage::of).toList();
    }

    @GET
    @Path("/{type}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getProblem", summary = "Say what a type of failure means")
    public ProblemPage get(@RestPath String type) {
        return ProblemPage.of(find(type));
    }

    @GET
    @Path("/{type}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String page(@RestPath String type) {
        var problem = find(type);
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>%1$s – Caveat</title>
                <style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;
                background:#fbfaf7;color:#14213d}a{color:#8a3b12}
                @media(prefers-color-scheme:dark){body{background:#16181d;color:#ece8df}a{color:#f0a36b}}</style>
                </head><body><main><h1>%1$s</h1><p>Status %2$d, type <code>%3$s</code></p><p>%4$s</p>
                <p><a href="/v1">The API's index</a></p></main></body></html>
                """.formatted(problem.title, problem.status, problem.uri(), problem.meaning);
    }

    private static ProblemType find(String slug) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no type of problem named " + slug));
    }
}
