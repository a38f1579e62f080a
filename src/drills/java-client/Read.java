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
        var risk = new RisksApi(client).getRisk("liver-injury", "en", null);
        said("risk", risk.getTitle() + ", " + risk.getFindings().size() + " therapies");
        var finding = risk.getFindings().get(0).getFindings().get(0);
        said("finding", new FindingsApi(client).getFinding(finding.getSlug(), "en").getFrequency().getWords());
        said("therapy", new TherapiesApi(client).getTherapy("tisagenlecleucel", "en", null).getTitle());
        said("risk profile", new TherapiesApi(client).getRiskProfile("tisagenlecleucel", "en").getCategories().size());
        said("topic", new TopicsApi(client).getTopic("gene-therapy", "en", null).getTitle());
        said("article", new ArticlesApi(client).getArticle("gene-therapy-side-effects", "en", null).getTitle());
        said("source", new SourcesApi(client).getSource(risk.getSources().get(0).getSlug(), "en").getPublisher());
        said("interaction", new InteractionsApi(client).getInteraction(risk.getInteractions().get(0).getSlug(), "en").getTitle());
        var therapy = new TherapiesApi(client).getTherapy("axicabtagene-ciloleucel", "en", null);
        said("comparison", new ComparisonsApi(client).getComparison(therapy.getComparisons().get(0).getSlug(), "en").getTitle());
        said("open question", new OpenQuestionsApi(client).getOpenQuestion(risk.getOpenQuestions().get(0).getSlug(), "en").getTitle());
        said("event", new EventsApi(client).getEvent(risk.getEvents().get(0).getSlug(), "en").getTitle());
        said("term", new TermsApi(client).getTerm(risk.getTerms().get(0).getSlug(), "en").getDefinition());
        try {
            new ExperiencesApi(client).getExperience("no-such-experience", "en");
            throw new IllegalStateException("a missing item was found");
        } catch (ApiException missing) {
            said("experience", missing.getCode() + " as it should be");
        }
    }

    private static void said(String what, Object answer) {
        System.out.println(what + ": " + answer);
    }
}
