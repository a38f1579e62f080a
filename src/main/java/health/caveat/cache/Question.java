package health.caveat.cache;

/**
 * A request as it was sent, with all that its answer depends on. Nothing in the cache is ever taken back: with a new
 * content version, or a new day (reviews fall due at midnight, UTC), it is another question.
 *
 * @param history see {@link health.caveat.item.ContentVersion.Known}
 * @param languages those of ours that Accept-Language asks for, in its order
 */
record Question(
        int history, long version, long day, String pathAndQuery, String languages, boolean gzip, String accept) {

    Question at(long laterVersion) {
        return new Question(history, laterVersion, day, pathAndQuery, languages, gzip, accept);
    }
}
