package health.caveat.risk;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all risks. */
@Singleton
public class Risks extends Kind<RiskInput, Risk> {

    Risks() {
        super("risk", "risks", RiskInput.class, Risk.class);
    }

    @Override
    protected Risk newItem() {
        return new Risk();
    }

    @Override
    protected void fill(Risk risk, RiskInput document) {
        risk.category = document.category();
        risk.severityMin = document.severity().map(RiskInput.SeverityRange::min).orElse(null);
        risk.severityMax = document.severity().map(RiskInput.SeverityRange::max).orElse(null);
        risk.serious = document.seriousness().isPresent();
        risk.onset = document.onset().stream()
                .flatMap(window -> OnsetUnit.touchedBy(window).stream())
                .distinct()
                .map(OnsetUnit::name)
                .toArray(String[]::new);
    }
}
