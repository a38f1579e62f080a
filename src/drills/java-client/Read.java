import client.ApiClient;
import client.ApiException;
import client.api.*;

/** Reads every resource of a running Caveat through the generated client, and fails where one does not fit. */
public class Read {

    public static void main(String[] args) throws ApiException {
        var client = new ApiClient();
        client.updateBaseUri(args[0]);
        said("index", new IndexApi(client).getIndex().getName());
        said("stats", new IndexApi(client).getStats().getClinicalReview());
        var risk = new RisksApi(client).getRisk("liver-injury", null, "en", null);
        said("risk", risk.getTitle() + ", " + risk.getFindings().size() + " therapies");
        var finding = risk.getFindings().get(0).getFindings().get(0);
        said("finding", new FindingsApi(client).getFinding(finding.getSlug(), null, "en").getFrequency().getWords());
        said("therapy", new TherapiesApi(client).getTherapy("tisagenlecleucel", null, "en", null).getTitle());
        said("risk profile", new TherapiesApi(client).getRiskProfile("tisagenlecleucel", null, "en").getCategories().size());
        said("topic", new TopicsApi(client).getTopic("gene-therapy", null, "en", null).getTitle());
        said("article", new ArticlesApi(client).getArticle("gene-therapy-side-effects", null, "en", null).getTitle());
        said("source", new SourcesApi(client).getSource(risk.getSources().get(0).getSlug(), null, "en").getPublisher());
        said("interaction", new InteractionsApi(client).getInteraction(risk.getInteractions().get(0).getSlug(), null, "en").getTitle());
        var therapy = new TherapiesApi(client).getTherapy("axicabtagene-ciloleucel", null, "en", null);
        said("comparison", new ComparisonsApi(client).getComparison(therapy.getComparisons().get(0).getSlug(), null, "en").getTitle());
        said("open question", new OpenQuestionsApi(client).getOpenQuestion(risk.getOpenQuestions().get(0).getSlug(), null, "en").getTitle());
        said("event", new EventsApi(client).getEvent(risk.getEvents().get(0).getSlug(), null, "en").getTitle());
        said("term", new TermsApi(client).getTerm(risk.getTerms().get(0).getSlug(), null, "en").getDefinition());
        var experience = new ExperiencesApi(client).listExperiences(null, "en", null, null, null, null, null, null, null, null);
        said("experiences", experience.getTotal());
        said("timeline", new TherapiesApi(client).getTimeline("tisagenlecleucel", null, "P3W", "en").getSections().size());
        var search = new SearchApi(client);
        said("search", search.listSearchHits("liver damge", null, null, null, "en", null, null, null, null).getCorrections());
        said("suggest", search.suggest("hem", "en", null).getItems().get(0).getText());
        said("lookup", search.lookup("M09AX09", "atc", "en").getItems().get(0).getSlug());
        said("changes", new ChangesApi(client).getChanges(null, null, "en", 1, null).getItems().size());
        said("reviews", new ReviewsApi(client).listReviews(null, "P3Y", "en", null, null).getTotal());
        said("revisions", new RevisionsApi(client).listRevisions("term", "vector", null, null).getTotal());
        said("revision", new RevisionsApi(client).getRevision("term", 1, "vector").getNumber());
        try {
            new ExperiencesApi(client).getExperience("no-such-experience", null, "en");
            throw new IllegalStateException("a missing item was found");
        } catch (ApiException missing) {
            said("experience", missing.getCode() + " as it should be");
        }
    }

    private static void said(String what, Object answer) {
        System.out.println(what + ": " + answer);
    }
}
