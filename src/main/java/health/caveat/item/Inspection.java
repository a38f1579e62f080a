package health.caveat.item;

import health.caveat.text.Inline;
import health.caveat.text.LocalizedText;
import health.caveat.text.Prose;
import health.caveat.text.RefersTo;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a walk through a document's record finds: its texts, and the items that it refers to. */
public final class Inspection {

    /** A text and where it stands; {@code prose} marks a body with inline citations. */
    public record FoundText(String pointer, LocalizedText text, boolean prose) {}

    /** A reference and where it stands. */
    public record FoundReference(String pointer, String kind, String slug, boolean mention) {

        /** The document's property that holds it. */
        String role() {
            return mention ? "mention" : pointer.split("/")[1];
        }
    }

    private final List<FoundText> texts = new ArrayList<>();
    private final List<FoundReference> references = new ArrayList<>();

    private Inspection() {}

    public static Inspection of(Document document) {
        var inspection = new Inspection();
        inspection.record((Record) document, "");
        return inspection;
    }

    public List<FoundText> texts() {
        return texts;
    }

    public List<FoundReference> references() {
        return references;
    }

    /** The languages that the document's title has. Every other text must have the same. */
    static Set<String> languagesOf(Document document) {
        return new LinkedHashSet<>(document.heading().languages());
    }

    private void record(Record value, String pointer) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                value(component.getAccessor().invoke(value), pointer + "/" + component.getName(), component);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void value(Object value, String pointer, RecordComponent component) {
        if (value instanceof LocalizedText text) {
            var prose = component.isAnnotationPresent(Prose.class);
            texts.add(new FoundText(pointer, text, prose));
            text.byLanguage().values().forEach(words -> inline(words, pointer, prose));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> value(present, pointer, component));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(list.get(i), pointer + "/" + i, component);
            }
        } else if (value instanceof Map<?, ?> || value == null) {
            return;
        } else if (value instanceof Record nested) {
            record(nested, pointer);
        } else if (refersTo(component) != null) {
            references.add(new FoundReference(pointer, refersTo(component).value(), value.toString(), false));
        }
    }

    private void inline(String words, String pointer, boolean prose) {
        Inline.references(words).forEach(found -> add(pointer, found.kind(), found.slug()));
        if (prose) {
            Inline.citations(words).forEach(found -> add(pointer, "source", found.source()));
        }
    }

    private void add(String pointer, String kind, String slug) {
        references.add(new FoundReference(pointer, kind, slug, !kind.equals("source")));
    }

    /** On a list's elements Java keeps the annotation at the type, so both places are looked at. */
    private static RefersTo refersTo(RecordComponent component) {
        if (component.isAnnotationPresent(RefersTo.class)) {
            return component.getAnnotation(RefersTo.class);
        }
        if (component.getAnnotatedType() instanceof java.lang.reflect.AnnotatedParameterizedType list) {
            return list.getAnnotatedActualTypeArguments()[0].getAnnotation(RefersTo.class);
        }
        return null;
    }
}
