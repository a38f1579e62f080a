package health.caveat.api;

import health.caveat.text.Kebab;

/** The types of failure, each with a page at {@code /problems/{type}}. They are part of the contract. */
public enum ProblemType {
    INVALID_PARAMETER(
            400,
            "A parameter is wrong",
            "A query or path parameter is unknown, repeated, in conflict with another or not of its form. The violations name it and what is allowed."),
    INVALID_BODY(
            400,
            "The body is wrong",
            "The body is not JSON, or not of the form that the operation documents. The violations say where, as JSON pointers."),
    UNAUTHORIZED(
            401,
            "Not signed in",
            "The operation needs a bearer token, or the one that came has expired or is not valid. WWW-Authenticate says which. Without an Authorization header everything that is published can be read."),
    FORBIDDEN(403, "Not allowed", "The token is valid, but its roles do not allow the operation."),
    NOT_FOUND(
            404, "Not found", "Nothing is at this address, and nothing ever was. Check the spelling against the list."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "The address exists, but not for this method. The Allow header names those it has."),
    NOT_ACCEPTABLE(406, "Not acceptable", "The Accept header rules out every form that this address has."),
    CONFLICT(409, "Conflict", "The request does not fit the present state."),
    NO_PICTURE(
            409,
            "Nothing to draw",
            "The figures are not of a kind that can be counted out in a picture: reports, printed ranges, and percentages without the number of people behind them. The detail says which, in words for readers. Where an item has pictures, its pictures list names them."),
    GONE(
            410,
            "Retired",
            "The item was published once and has been retired. If another took its place, replacedBy and the Link header (rel=successor-version) name it."),
    LINK_EXPIRED(
            410,
            "Start over",
            "The link to go on from does not belong to what this database holds: it is of an earlier form, of another database, or from before this one was restored. Forget what you hold and begin with the address that the detail names."),
    PRECONDITION_FAILED(
            412,
            "Changed meanwhile",
            "If-Match names another revision than the present one, or If-None-Match: * met something that is there already. Read it again, and make your change to what you read."),
    PAYLOAD_TOO_LARGE(413, "Body too large", "The body is larger than the operation takes."),
    URI_TOO_LONG(414, "Address too long", "The address is longer than the server takes."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "Media type not supported", "The body is of a media type that the operation does not take."),
    INVALID_DOCUMENT(
            422,
            "The document breaks a rule",
            "What is to be published is not as a document must be. The violations say where, as JSON pointers, and what is allowed."),
    PRECONDITION_REQUIRED(
            428,
            "Say what you have read",
            "A draft is changed with If-Match and the ETag that was read, and begun with If-None-Match: *, so that nobody overwrites what another wrote meanwhile."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "This address or this token has sent more requests than it may. Retry-After says when the next one is answered."),
    HEADERS_TOO_LARGE(431, "Headers too large", "The request's headers are larger than the server takes."),
    INTERNAL_ERROR(500, "Internal error", "Something failed on our side. The requestId finds it in our log."),
    UNAVAILABLE(503, "Not available now", "The service cannot answer now. Retry-After says when to try again.");

    public final int status;
    public final String title;
    public final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    public String slug() {
        return Kebab.of(this);
    }

    /** A relative reference, as RFC 9457 allows: the page is wherever the API is. */
    public String uri() {
        return "/problems/" + slug();
    }

    static ProblemType of(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? INVALID_PARAMETER : INTERNAL_ERROR;
    }
}
