package health.caveat.search;

import health.caveat.api.InLanguage;
import health.caveat.item.CodeLink;
import health.caveat.text.Code;
import java.util.List;
import java.util.stream.Stream;

/** The items that have a code, or one above or below it. */
public record CodeHits(List<CodeHit> items) implements InLanguage {

    /** An item, how well it fits, and its code that was found. */
    public record CodeHit(
            String kind, String slug, String title, String language, Code.CodeMatch match, CodeLink code, String href)
            implements InLanguage.One {}

    @Override
    public Stream<String> languages() {
        return items.stream().map(CodeHit::language).distinct().sorted();
    }
}
