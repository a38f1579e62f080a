package health.caveat.comparison;

import health.caveat.item.Kind;
import jakarta.inject.Singleton;

/** The kind of all comparisons. */
@Singleton
public class Comparisons extends Kind<ComparisonInput, Comparison> {

    Comparisons() {
        super("comparison", "comparisons", ComparisonInput.class, Comparison.class);
    }

    @Override
    protected Comparison newItem() {
        return new Comparison();
    }

    @Override
    protected void fill(Comparison item, ComparisonInput document) {
        item.design = document.design();
    }
}
