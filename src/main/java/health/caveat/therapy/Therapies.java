package health.caveat.therapy;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all therapies. */
@Singleton
public class Therapies extends Kind<TherapyInput, Therapy> {

    Therapies() {
        super("therapy", "therapies", TherapyInput.class, Therapy.class);
    }

    @Override
    protected boolean hasNames() {
        return true;
    }

    @Override
    protected Therapy newItem() {
        return new Therapy();
    }

    @Override
    protected void fill(Therapy therapy, TherapyInput document) {
        therapy.status = document.status();
    }
}
