package health.caveat.search;

/**
 * How near an item is to a question, as a whole, by its names and by what is asked of it: a smooth maximum (log-sum-exp) of their
 * likenesses. One phrase alone may be near by chance; several that are near say more than one. Any number that are far say
 * nothing, since a question is about one thing of many.
 */
final class Nearness {

    private static final double TEMPERATURE = 0.07;
    private static final double HELPING = 0.7;

    private double mass;

    /**
     * @param likeness from -1 to 1 (cosine)
     * @param helps whether the item only helps with what is asked so
     */
    void add(float likeness, boolean helps) {
        mass += (helps ? HELPING : 1) * Math.exp((likeness - 1) / TEMPERATURE);
    }

    /** The likeness where there is one phrase, which more can only raise; 0 where there is none that is near. */
    float value() {
        return (float) Math.max(0, 1 + TEMPERATURE * Math.log(mass));
    }
}
