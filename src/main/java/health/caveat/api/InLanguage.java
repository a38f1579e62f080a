package health.caveat.api;

import java.util.stream.Stream;

/** An answer, or a part of one, whose texts are in known languages. */
public interface InLanguage {

    /** The languages of the answer, for Content-Language. */
    Stream<String> languages();

    /** An item, whose texts are all in one language. */
    interface One extends InLanguage {

        String language();

        @Override
        default Stream<String> languages() {
            return Stream.of(language());
        }
    }
}
