package health.caveat.term;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all terms. */
@Singleton
public class Terms extends Kind<TermInput, Term> {

    Terms() {
        super("term", "terms", TermInput.class, Term.class);
    }

    @Override
    protected boolean hasNames() {
        return true;
    }

    @Override
    protected Term newItem() {
        return new Term();
    }

    @Override
    protected void fill(Term item, TermInput document) {}
}
