package health.caveat.source;

import health.caveat.item.Document;
import health.caveat.item.Slug;
import health.caveat.text.LocalizedText;
import health.caveat.text.PartialDate;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A citable publication as an editor writes it. {@code accessed} is the day on which it was read for Caveat. */
public record SourceInput(
        @Slug String slug,
        List<@Slug String> formerSlugs,
        @NotBlank String title,
        @NotBlank String publisher,
        @NotNull SourceKind kind,
        Optional<@Pattern(regexp = PartialDate.PATTERN, message = PartialDate.RULE) String> published,
        Optional<@Pattern(regexp = "https?://\\S+", message = "must be a web address") String> url,
        Optional<@Pattern(regexp = "10\\.\\S+/\\S+", message = "must be a DOI such as 10.1056/NEJMoa2113206") String>
                doi,
        Optional<@Pattern(regexp = "\\d+", message = "must be a PubMed number") String> pmid,
        Optional<@Pattern(regexp = "PMC\\d+", message = "must be a PubMed Central number such as PMC8851102") String>
                pmcid,
        List<@NotBlank String> registrations,
        Optional<LocalizedText> note,
        Optional<LocalDate> accessed)
        implements Document {

    @Override
    public LocalizedText heading() {
        return title == null ? null : LocalizedText.english(title);
    }

    @AssertTrue(message = "a source needs a url, a doi, a pmid or a registration")
    boolean isFindable() {
        return url.isPresent() || doi.isPresent() || pmid.isPresent() || !registrations.isEmpty();
    }
}
