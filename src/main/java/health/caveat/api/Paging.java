package health.caveat.api;

import io.quarkus.panache.common.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list the caller wants. Callers count from 1, as people do. */
public record Paging(
        @Parameter(description = "The page, from 1. A page beyond the last is empty.", example = "1")
        @RestQuery
        @DefaultValue("1")
        @Min(1)
        @Max(1_000_000)
        int page,

        @Parameter(description = "How many items a page holds", example = "20")
        @RestQuery
        @DefaultValue("20")
        @Min(1)
        @Max(100)
        int size) {

    public Page toPage() {
        return Page.of(page - 1, size);
    }
}
