package health.caveat.risk;

import health.caveat.text.Kebab;
import health.caveat.text.Languages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The sentences of a {@link Frequency} in one language, about those who were counted. */
final class FrequencyWords {

    private final String language;
    private final String who;

    FrequencyWords(String language, String who, MeasuredUnit unit) {
        this.language = language;
        this.who = who == null ? Languages.words(language).getString("unit." + Kebab.of(unit)) : who;
    }

    String did(Frequency.Scaled scaled) {
        return say("did", share(scaled), who);
    }

    String didNot(Frequency.Scaled scaled) {
        return say("didNot", share(new Frequency.Scaled(scaled.of() - scaled.events(), scaled.of())));
    }

    String didOf(long events, long total) {
        return say("did", say("of", events, total), who);
    }

    String didNotOf(long others, long total) {
        return say("didNot", say("of", others, total));
    }

    String none(long total, Frequency.Scaled upTo) {
        return say("none", total, who, share(upTo));
    }

    String all(long total, Frequency.Scaled atLeast) {
        return say("all", total, who, share(atLeast));
    }

    String percent(BigDecimal percent) {
        return say("percent", percent);
    }

    /** To three significant digits, which is more than a sentence needs. */
    static String percent(BigDecimal percent, String language) {
        return new FrequencyWords(language, null, MeasuredUnit.PEOPLE).percent(percent.round(new MathContext(3)));
    }

    String range(Optional<Frequency.Scaled> from, Optional<Frequency.Scaled> to) {
        if (from.isEmpty()) {
            return say("atMost", share(to.orElseThrow()), who);
        }
        return to.isEmpty()
                ? say("atLeast", share(from.get()), who)
                : say("between", share(from.get()), share(to.get()), who);
    }

    String reports(long events) {
        return say(events == 1 ? "report" : "reports", events);
    }

    /** "1 in 100" is the form that people overrate, so one is said otherwise. */
    private String share(Frequency.Scaled scaled) {
        return say(scaled.events() == 1 ? "shareOfOne" : "share", scaled.events(), scaled.of());
    }

    private String say(String key, Object... values) {
        return Languages.say(language, key, values);
    }
}
