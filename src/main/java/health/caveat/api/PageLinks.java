package health.caveat.api;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;

/** The pages beside a page, as RFC 8288 links with every other parameter kept. */
final class PageLinks {

    private PageLinks() {}

    static String of(Page<?> page, RoutingContext request) {
        var last = Math.max(1, (page.reachable() + page.size() - 1) / page.size());
        var links = new ArrayList<String>();
        links.add(link(request, 1, "first"));
        if (page.page() > 1) {
            links.add(link(request, Math.min(page.page() - 1, last), "prev"));
        }
        if (page.page() < last) {
            links.add(link(request, page.page() + 1, "next"));
        }
        links.add(link(request, last, "last"));
        return String.join(", ", links);
    }

    private static String link(RoutingContext request, long page, String rel) {
        // As sent, a path may begin with two slashes, and its first segment would become a host.
        var uri = new QueryStringEncoder(request.normalizedPath());
        new QueryStringDecoder(request.request().uri()).parameters().forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value -> uri.addParam(name, value));
            }
        });
        uri.addParam("page", Long.toString(page));
        return "<" + uri + ">; rel=\"" + rel + "\"";
    }
}
