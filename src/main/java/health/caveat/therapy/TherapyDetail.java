package health.caveat.therapy;

import health.caveat.api.InLanguage;
import health.caveat.item.CitationLink;
import health.caveat.item.CitedText;
import health.caveat.item.CodeLink;
import health.caveat.item.DisagreementText;
import health.caveat.item.Edition;
import health.caveat.item.ItemLink;
import health.caveat.item.Kinds;
import health.caveat.item.Published;
import health.caveat.item.Review;
import health.caveat.item.TimedText;
import health.caveat.picture.Picture;
import health.caveat.source.SourceSummary;
import health.caveat.source.Sources;
import health.caveat.text.Languages;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A therapy with everything that its page shows. Its risks are in its risk profile. */
public record TherapyDetail(
        String slug,
        String title,
        String language,
        boolean translationIsStale,
        Optional<String> genericName,
        List<String> brands,
        List<String> alsoKnownAs,
        TherapyStatus status,
        Optional<String> sponsor,
        List<ItemLink> topics,
        String summary,
        String body,
        Optional<Vector> vector,
        Optional<Editing> editing,
        Optional<Boolean> integrating,
        Optional<Route> route,
        Optional<CitedText> dose,
        Optional<CitedText> conditioning,
        List<Indication> indications,
        List<Approval> approvals,
        List<Warning> warnings,
        Optional<List<CitedText>> contraindications,
        List<TimedText> monitoring,
        List<TimedText> medicines,
        List<CitedText> antibodies,
        List<Price> prices,
        List<FollowUp> followUp,
        List<CitedText> peopleTreated,
        List<DisagreementText> disagreements,
        String riskProfile,
        String timeline,
        List<Picture> pictures,
        List<ItemLink> articles,
        List<ItemLink> interactions,
        List<ItemLink> comparisons,
        List<ItemLink> openQuestions,
        List<ItemLink> events,
        List<CodeLink> codes,
        List<ItemLink> terms,
        List<SourceSummary> sources,
        Review review)
        implements InLanguage.One {

    /** What carries the genetic material, in the reader's language. */
    public record Vector(VectorType type, Optional<String> name, String text, List<CitationLink> citations) {}

    /** How the therapy enters the body, in the reader's language. */
    public record Route(RouteType type, String text, List<CitationLink> citations) {}

    /** Whom the therapy is for, in the reader's language. */
    public record Indication(Optional<String> regulator, String text, List<CitationLink> citations) {}

    /** A step in the therapy's regulatory history, in the reader's language. */
    public record Approval(
            String regulator, ApprovalEvent event, Optional<String> date, String text, List<CitationLink> citations) {}

    /** A warning that a label carries, in the reader's language. */
    public record Warning(WarningKind kind, Optional<String> regulator, String text, List<CitationLink> citations) {}

    /** A price as published. */
    public record Price(
            BigDecimal amount,
            Optional<BigDecimal> amountMax,
            String currency,
            String country,
            Optional<Integer> year,
            PricedUnit per,
            Optional<PriceKind> kind,
            Optional<String> note,
            List<CitationLink> citations) {}

    /** How long people are followed after the dose, in the reader's language. */
    public record FollowUp(Optional<Integer> years, String text, List<CitationLink> citations) {

        public static FollowUp of(TherapyInput.FollowUp followUp, Edition.Rendition rendition) {
            return new FollowUp(followUp.years(), rendition.text(followUp.text()), rendition.cite(followUp.sources()));
        }
    }

    /** The features above draw them; that they are there does not depend on what is known. */
    private static List<Picture> pictures(String slug, String title, String language) {
        return Stream.of("timeline", "risk-profile")
                .map(name -> Picture.of(
                        "/v1/therapies/" + slug + "/" + name + ".svg",
                        language,
                        Languages.say(language, "picture." + name, title)))
                .toList();
    }

    static TherapyDetail of(Published<TherapyInput> therapy, Edition edition, Kinds kinds, Sources sources) {
        var document = therapy.document();
        var rendition = edition.of(document);
        return new TherapyDetail(
                document.slug(),
                rendition.text(document.title()),
                rendition.language(),
                rendition.isStale(therapy),
                document.genericName(),
                document.brands(),
                rendition.names(document.alsoKnownAs()),
                document.status(),
                document.sponsor(),
                edition.links(kinds.get("topic"), document.topics()),
                rendition.text(document.summary()),
                rendition.body(document.body()),
                document.vector()
                        .map(vector -> new Vector(
                                vector.type(),
                                vector.name(),
                                rendition.text(vector.text()),
                                rendition.cite(vector.sources()))),
                document.editing(),
                document.integrating(),
                document.route()
                        .map(route ->
                                new Route(route.type(), rendition.text(route.text()), rendition.cite(route.sources()))),
                document.dose().map(rendition::cited),
                document.conditioning().map(rendition::cited),
                document.indications().stream()
                        .map(indication -> new Indication(
                                indication.regulator(),
                                rendition.text(indication.text()),
                                rendition.cite(indication.sources())))
                        .toList(),
                document.approvals().stream()
                        .map(approval -> new Approval(
                                approval.regulator(),
                                approval.event(),
                                approval.date(),
                                rendition.text(approval.text()),
                                rendition.cite(approval.sources())))
                        .toList(),
                document.warnings().stream()
                        .map(warning -> new Warning(
                                warning.kind(),
                                warning.regulator(),
                                rendition.text(warning.text()),
                                rendition.cite(warning.sources())))
                        .toList(),
                document.contraindications().map(rendition::cited),
                rendition.timed(document.monitoring()),
                rendition.timed(document.medicines()),
                rendition.cited(document.antibodies()),
                document.prices().stream()
                        .map(price -> new Price(
                                price.amount(),
                                price.amountMax(),
                                price.currency(),
                                price.country(),
                                price.year(),
                                price.per(),
                                price.kind(),
                                rendition.text(price.note()),
                                rendition.cite(price.sources())))
                        .toList(),
                document.followUp().stream()
                        .map(followUp -> FollowUp.of(followUp, rendition))
                        .toList(),
                rendition.cited(document.peopleTreated()),
                rendition.disagreements(document.disagreements()),
                "/v1/therapies/" + document.slug() + "/risk-profile",
                "/v1/therapies/" + document.slug() + "/timeline",
                pictures(document.slug(), rendition.text(document.title()), rendition.language()),
                edition.linksReferringTo("article", "therapy", document.slug()),
                edition.linksReferringTo("interaction", "therapy", document.slug(), document.topics()),
                edition.linksReferringTo("comparison", "therapy", document.slug()),
                edition.linksReferringTo("open-question", "therapy", document.slug()),
                edition.linksReferringTo("event", "therapy", document.slug()),
                document.codes().stream().map(CodeLink::of).toList(),
                edition.terms(),
                sources.cited(edition),
                Review.of(therapy, edition.day()));
    }
}
