package health.caveat.experience;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all that patients report. */
@Singleton
public class Experiences extends Kind<ExperienceInput, Experience> {

    Experiences() {
        super("experience", "experiences", ExperienceInput.class, Experience.class);
    }

    @Override
    protected Experience newItem() {
        return new Experience();
    }

    @Override
    protected void fill(Experience item, ExperienceInput document) {
        item.type = document.type();
    }
}
