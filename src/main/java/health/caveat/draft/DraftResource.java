package health.caveat.draft;

import com.fasterxml.jackson.databind.JsonNode;
import health.caveat.access.Editor;
import health.caveat.access.Role;
import health.caveat.api.AnswerVersion;
import health.caveat.api.Paged;
import health.caveat.api.Paging;
import health.caveat.api.Problem;
import health.caveat.api.ProblemType;
import health.caveat.item.Kind;
import health.caveat.item.Kinds;
import health.caveat.item.Publishing;
import health.caveat.item.ReadingNow;
import health.caveat.item.Revision;
import health.caveat.item.RevisionDiff;
import health.caveat.item.RevisionSummary;
import health.caveat.item.Violation;
import health.caveat.text.TextFormat;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
@RolesAllowed({Role.AUTHOR, Role.REVIEWER, Role.PUBLISHER})
@Transactional
public class DraftResource {

    private static final String ITEM = "/{kind}/{slug}";
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST_SLUG = 80;

    private final Kinds kinds;
    private final Drafts drafts;
    private final Body bodies;
    private final Publishing publishing;
    private final ReaderPage readers;
    private final AnswerVersion answer;
    private final JsonWebToken token;
    private final TransactionManager transactions;

    DraftResource(
            Kinds kinds,
            Drafts drafts,
            Body bodies,
            Publishing publishing,
            ReaderPage readers,
            AnswerVersion answer,
            JsonWebToken token,
            TransactionManager transactions) {
        this.kinds = kinds;
        this.drafts = drafts;
        this.bodies = bodies;
        this.publishing = publishing;
        this.readers = readers;
        this.answer = answer;
        this.token = token;
        this.transactions = transactions;
    }

    @GET
    @Operation(operationId = "listDrafts", summary = "List drafts, the one that waits longest first")
    public Paged<DraftSummary> list(
            @RestQuery List<DraftState> state, @RestQuery List<String> kind, @BeanParam @Valid Paging paging) {
        var wanted = state.isEmpty() ? List.of(DraftState.values()) : state;
        var of = kind.isEmpty() ? kinds.all().stream().map(known -> known.name).toList() : kind;
        of.forEach(kinds::required);
        var query = Draft.<Draft>find("state in ?1 and kind in ?2", Sort.by("changedAt", "kind", "slug"), wanted, of);
        var lines = query.page(paging.toPage()).stream().map(DraftSummary::of).toList();
        return Paged.of(lines, query.count(), paging);
    }

    @GET
    @Path(ITEM)
    @Operation(operationId = "getDraft", summary = "Get a draft as it would be written back")
    @APIResponse(
            responseCode = "200",
            description = "What was written last; the ETag is what If-Match needs",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public JsonNode get(@RestPath String kind, @RestPath String slug) {
        var draft = find(kinds.required(kind), slug);
        answer.setEtag(draft.revision);
        return draft.tree();
    }

    @PUT
    @Path(ITEM)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR)
    @Operation(operationId = "putDraft", summary = "Begin a draft, or write it anew")
    @APIResponseSchema(value = SavedDraft.class, responseCode = "200", responseDescription = "The draft was written")
    @APIResponse(
            responseCode = "201",
            description = "The draft was begun",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SavedDraft.class)))
    public RestResponse<SavedDraft> put(
            @RestPath String kind,
            @RestPath String slug,
            @RestQuery Optional<Integer> base,
            @BeanParam Precondition precondition,
            @Parameter(description = "`*`: begin a draft, and be refused when there is one already", example = "*")
                    @HeaderParam("If-None-Match")
                    Optional<String> ifNoneMatch,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = SchemaType.OBJECT)))
                    byte[] body) {
        drafts.seeCommitted();
        var known = kinds.required(kind);
        var tree = bodies.tree(body);
        var begins = ifNoneMatch.filter(tag -> tag.strip().equals("*")).isPresent();
        if (!begins && precondition.ifMatch().isEmpty()) {
            throw Precondition.required("If-None-Match: * to begin a draft, or If-Match to write it anew");
        }
        var found = Draft.lock(kind, slug);
        if (begins && found.isPresent()) {
            throw Problem.of(
                    ProblemType.PRECONDITION_FAILED, "There is a draft of the " + kind + " " + slug + " already");
        }
        if (!begins && found.isEmpty()) {
            throw Problem.of(
                    ProblemType.PRECONDITION_FAILED, "There is no draft of the " + kind + " " + slug + " any more");
        }
        found.ifPresent(precondition::check);
        var published = drafts.published(known, slug);
        var draft = found.orElseGet(() -> begin(known, slug, published));
        base.ifPresent(taken -> {
            if (taken != published) {
                throw Problem.of(ProblemType.CONFLICT, "The published revision is " + published + ", not " + taken);
            }
            draft.base = taken;
        });
        draft.write(tree.toString(), editor(), drafts.nextRevision());
        save(draft);
        answer.setEtag(draft.revision);
        var saved = saved(known, draft);
        return begins
                ? RestResponse.ResponseBuilder.<SavedDraft>created(
                                URI.create(saved.draft().href()))
                        .entity(saved)
                        .build()
                : RestResponse.ok(saved);
    }

    @DELETE
    @Path(ITEM)
    @RolesAllowed(Role.AUTHOR)
    @Operation(operationId = "deleteDraft", summary = "Discard a draft; what is published stays")
    @APIResponse(responseCode = "204", description = "The draft is gone")
    public void delete(@RestPath String kind, @RestPath String slug, @BeanParam Precondition precondition) {
        drafts.seeCommitted();
        var draft = lock(kinds.required(kind), slug);
        precondition.check(draft);
        draft.delete();
    }

    @GET
    @Path(ITEM + "/diff")
    @Operation(operationId = "getDraftDiff", summary = "Say how a draft differs from what is published, field by field")
    public RevisionDiff diff(@RestPath String kind, @RestPath String slug) {
        var known = kinds.required(kind);
        var draft = find(known, slug);
        var published = drafts.published(known, slug);
        answer.setEtag(draft.revision);
        return new RevisionDiff(
                Optional.of(published).filter(number -> number > 0),
                Optional.empty(),
                drafts.changes(known, draft, published));
    }

    @GET
    @Path(ITEM + "/preview")
    @Operation(operationId = "getDraftPreview", summary = "Get the item as readers would, were the draft published now")
    @APIResponse(
            responseCode = "200",
            description = "What the item's own page would answer",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Object preview(
            @RestPath String kind,
            @RestPath String slug,
            @RestQuery @DefaultValue("markdown") TextFormat text,
            @BeanParam ReadingNow now)
            throws SystemException {
        var known = kinds.required(kind);
        // The draft is published for nobody but this transaction, which is never committed.
        publishing.lock();
        transactions.setRollbackOnly();
        drafts.publish(known, find(known, slug), Optional.empty(), editor());
        return readers.get(known, slug, text, now.reading());
    }

    @POST
    @Path(ITEM + "/review-request")
    @RolesAllowed(Role.AUTHOR)
    @Operation(operationId = "requestReview", summary = "Ask for a draft's review")
    public DraftSummary requestReview(
            @RestPath String kind, @RestPath String slug, @BeanParam Precondition precondition) {
        return step(kind, slug, precondition, (draft, revision) -> draft.requestReview(revision));
    }

    @POST
    @Path(ITEM + "/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REVIEWER)
    @Operation(operationId = "approveDraft", summary = "Approve a draft that others wrote")
    public DraftSummary approve(
            @RestPath String kind,
            @RestPath String slug,
            @BeanParam Precondition precondition,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DraftApproval.class)))
                    byte[] body) {
        var approval = bodies.read(body, DraftApproval.class);
        return step(
                kind, slug, precondition, (draft, revision) -> draft.approve(editor(), approval.interests(), revision));
    }

    @POST
    @Path(ITEM + "/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.REVIEWER)
    @Operation(operationId = "rejectDraft", summary = "Give a draft back, and say why")
    public DraftSummary reject(
            @RestPath String kind,
            @RestPath String slug,
            @BeanParam Precondition precondition,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DraftRejection.class)))
                    byte[] body) {
        var rejection = bodies.read(body, DraftRejection.class);
        return step(
                kind, slug, precondition, (draft, revision) -> draft.reject(editor(), rejection.reason(), revision));
    }

    @POST
    @Path(ITEM + "/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.PUBLISHER)
    @Operation(
            operationId = "publishDraft",
            summary = "Publish an approved draft, and say why and what kind of change it is")
    @APIResponseSchema(value = RevisionSummary.class, responseCode = "201", responseDescription = "It is published")
    public RestResponse<RevisionSummary> publish(
            @RestPath String kind,
            @RestPath String slug,
            @BeanParam Precondition precondition,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = DraftPublication.class)))
                    byte[] body) {
        var publication = bodies.read(body, DraftPublication.class);
        drafts.seeCommitted();
        publishing.lock();
        var known = kinds.required(kind);
        var draft = lock(known, slug);
        precondition.check(draft);
        draft.take(DraftState.Step.PUBLICATION);
        drafts.refuseOtherBase(known, draft);
        drafts.publish(known, draft, Optional.of(publication), editor());
        Draft.deleteById(new Draft.Key(kind, slug));
        var revision = RevisionSummary.of(known, Revision.last(kind, slug));
        Log.infof("Published %s %s, revision %d", kind, slug, revision.number());
        return RestResponse.ResponseBuilder.<RevisionSummary>created(URI.create(revision.href()))
                .entity(revision)
                .build();
    }

    @FunctionalInterface
    private interface Step {

        void take(Draft draft, long newRevision);
    }

    private DraftSummary step(String kind, String slug, Precondition precondition, Step step) {
        drafts.seeCommitted();
        var draft = lock(kinds.required(kind), slug);
        precondition.check(draft);
        step.take(draft, drafts.nextRevision());
        answer.setEtag(draft.revision);
        return DraftSummary.of(draft);
    }

    private Draft begin(Kind<?, ?> kind, String slug, int published) {
        if (!slug.matches(SLUG) || slug.length() > LONGEST_SLUG) {
            throw Problem.of(
                    ProblemType.INVALID_PARAMETER,
                    "slug must be lower-case words and digits joined by hyphens, at most 80 characters");
        }
        var draft = new Draft();
        draft.kind = kind.name;
        draft.slug = slug;
        draft.base = published;
        draft.authors = "[]";
        return draft;
    }

    private static void save(Draft draft) {
        try {
            draft.persistAndFlush();
        } catch (org.hibernate.exception.ConstraintViolationException begunMeanwhile) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "Somebody else has just begun this draft");
        }
    }

    private SavedDraft saved(Kind<?, ?> kind, Draft draft) {
        var violations = new ArrayList<Violation>();
        var change = drafts.change(kind, draft, Optional.empty(), editor(), violations);
        change.ifPresent(readable -> violations.addAll(drafts.faults(readable)));
        return new SavedDraft(
                DraftSummary.of(draft), violations, change.map(drafts::warnings).orElse(List.of()));
    }

    private Draft find(Kind<?, ?> kind, String slug) {
        return Draft.find(kind.name, slug).orElseThrow(() -> absent(kind, slug));
    }

    private Draft lock(Kind<?, ?> kind, String slug) {
        return Draft.lock(kind.name, slug).orElseThrow(() -> absent(kind, slug));
    }

    private static Problem.Failure absent(Kind<?, ?> kind, String slug) {
        return Problem.of(ProblemType.NOT_FOUND, "There is no draft of the " + kind.name + " " + slug);
    }

    private Editor editor() {
        return Editor.of(token);
    }
}
