package health.caveat.source;

import com.fasterxml.jackson.annotation.JsonValue;
import health.caveat.text.Kebab;

/** What sort of publication a source is. Labels, articles, registries and regulators are primary; copies and news are weaker. */
public enum SourceKind {
    LABEL,
    LABEL_COPY,
    JOURNAL_ARTICLE,
    CONFERENCE_ABSTRACT,
    TRIAL_REGISTRY,
    REGULATOR,
    GUIDELINE,
    HEALTH_TECHNOLOGY_ASSESSMENT,
    COMPANY,
    COMPANY_FILING,
    PATIENT_ORGANISATION,
    HOSPITAL,
    REFERENCE_WORK,
    DATABASE,
    GOVERNMENT,
    NEWS;

    /** Whether the facts were first published there, and not repeated from elsewhere. */
    public boolean primary() {
        return switch (this) {
            case LABEL,
                    JOURNAL_ARTICLE,
                    CONFERENCE_ABSTRACT,
                    TRIAL_REGISTRY,
                    REGULATOR,
                    GUIDELINE,
                    COMPANY_FILING,
                    HEALTH_TECHNOLOGY_ASSESSMENT,
                    DATABASE,
                    GOVERNMENT -> true;
            default -> false;
        };
    }

    @JsonValue
    public String json() {
        return Kebab.of(this);
    }
}
