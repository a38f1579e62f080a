package health.caveat.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Makes British and American spellings one: haemophilia, tumour, oedema, ionise. Only rules of spelling, no words. */
final class SpellingFilter extends TokenFilter {

    private static final int SHORTEST = 5;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SpellingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() >= SHORTEST) {
            var word = term.toString();
            var american = word.replace("ae", "e")
                    .replace("oe", "e")
                    .replaceFirst("our(s|ed|ing)?$", "or$1")
                    .replaceFirst("([iy])s(e|ed|es|ing|er|ation|ations)$", "$1z$2");
            if (!american.equals(word)) {
                term.setEmpty().append(american);
            }
        }
        return true;
    }
}
