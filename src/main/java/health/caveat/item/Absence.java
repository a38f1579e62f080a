package health.caveat.item;

import health.caveat.api.AnswerVersion;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Says why no item answers to a slug: it moved (308), it was retired (410), or there was never one (404). */
@Singleton
public class Absence {

    private final EntityManager entities;
    private final UriInfo request;

    private final AnswerVersion answer;
    private final PastEditions past;

    Absence(EntityManager entities, UriInfo request, AnswerVersion answer, PastEditions past) {
        this.entities = entities;
        this.request = request;
        this.answer = answer;
        this.past = past;
    }

    public WebApplicationException of(Kind<?, ?> kind, String slug) {
        var former = entities.find(FormerSlug.class, new FormerSlug.Key(kind.name, slug));
        if (former != null) {
            var query = request.getRequestUri().getRawQuery();
            var path = request.getRequestUri().getPath().replaceFirst("(?<=/)" + slug + "(?=/|$)", former.slug);
            return new RedirectionException(308, URI.create(path + (query == null ? "" : "?" + query)));
        }
        return entities
                .createQuery("from Revision where kind = ?1 and slug = ?2 and document is null", Revision.class)
                .setParameter(1, kind.name)
                .setParameter(2, slug)
                .getResultList()
                .stream()
                .findFirst()
                .<WebApplicationException>map(retirement -> retired(kind, retirement))
                .orElseGet(() -> neverThere(kind, slug));
    }

    private WebApplicationException neverThere(Kind<?, ?> kind, String slug) {
        return Problem.of(
                ProblemType.NOT_FOUND,
                answer.asOf()
                        .flatMap(day -> past.firstPublished(kind, slug))
                        .map(since -> "The " + kind.name + " " + slug + " was not published then, but since " + since)
                        .orElse("There is no " + kind.name + " named " + slug));
    }

    private static WebApplicationException retired(Kind<?, ?> kind, Revision retirement) {
        var because = retirement.reason == null ? "" : ": " + retirement.reason;
        var gone = Problem.of(ProblemType.GONE, "The " + kind.name + " " + retirement.slug + " was retired" + because);
        return retirement.replacedBy == null ? gone : gone.replacedBy(kind.href(retirement.replacedBy));
    }
}
