package health.caveat.interaction;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind of all interactions. */
@Singleton
public class Interactions extends Kind<InteractionInput, Interaction> {

    Interactions() {
        super("interaction", "interactions", InteractionInput.class, Interaction.class);
    }

    @Override
    protected Interaction newItem() {
        return new Interaction();
    }

    @Override
    protected void fill(Interaction item, InteractionInput document) {
        item.evidence = document.evidence();
        item.counterpartType = document.with().type();
        var names = Stream.concat(
                document.with().name().byLanguage().values().stream(),
                document.with().alsoKnownAs().values().stream().flatMap(List::stream));
        item.counterpart = names.map(Interactions::words).collect(Collectors.joining(" |"));
    }

    /** A name or a search for one as words in lower case, each after a space. */
    static String words(String name) {
        return " "
                + name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
    }
}
