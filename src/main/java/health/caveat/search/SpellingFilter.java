package health.caveat.search;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Makes British and American spellings one: haemophilia, tumour, oedema, ionise. Only rules of spelling, no words. */
final class SpellingFilter extends TokenFilter {

    private static final int SHORTEST = 5;
    private static final Pattern OUR = Pattern.compile("our(s|ed|ing)?$");
    private static final Pattern ISE = Pattern.compile("([iy])s(e|ed|es|ing|er|ation|ations)$");
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SpellingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (term.length() >= SHORTEST && mayBeBritish()) {
            var word = term.toString();
            var american = word.replace("ae", "e").replace("oe", "e");
            american = OUR.matcher(american).replaceFirst("or$1");
            american = ISE.matcher(american).replaceFirst("$1z$2");
            term.setEmpty().append(american);
        }
        return true;
    }

    /** Cheaply, since every word of every text that is shown is asked. */
    private boolean mayBeBritish() {
        for (int i = 1; i < term.length(); i++) {
            var before = term.charAt(i - 1);
            var letter = term.charAt(i);
            if (letter == 'e' && (before == 'a' || before == 'o')
                    || letter == 'u' && before == 'o'
                    || letter == 's' && (before == 'i' || before == 'y')) {
                return true;
            }
        }
        return false;
    }
}
