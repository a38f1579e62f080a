package health.caveat.question;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all open questions. */
@Singleton
public class OpenQuestions extends Kind<OpenQuestionInput, OpenQuestion> {

    OpenQuestions() {
        super("open-question", "open-questions", OpenQuestionInput.class, OpenQuestion.class);
    }

    @Override
    protected OpenQuestion newItem() {
        return new OpenQuestion();
    }

    @Override
    protected void fill(OpenQuestion item, OpenQuestionInput document) {}
}
