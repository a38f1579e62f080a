package health.caveat.search;

/**
 * How near an item's names are to a question: a mean of the three nearest. One alone may be near by chance; more of them are far,
 * since a question is about one thing of many.
 */
final class NearestNames {

    private static final float[] WEIGHTS = {3, 2, 1};

    private final float[] nearest = new float[WEIGHTS.length];

    /** @param likeness from -1 to 1 (cosine) */
    void add(float likeness) {
        for (int i = 0; i < nearest.length; i++) {
            var other = nearest[i];
            nearest[i] = Math.max(other, likeness);
            likeness = Math.min(other, likeness);
        }
    }

    /** Of those that there are, for one name is not less near than many; from 0 to 1. */
    float mean() {
        float sum = 0;
        float weights = 0;
        for (int i = 0; i < nearest.length && nearest[i] > 0; i++) {
            sum += WEIGHTS[i] * nearest[i];
            weights += WEIGHTS[i];
        }
        return weights == 0 ? 0 : sum / weights;
    }
}
