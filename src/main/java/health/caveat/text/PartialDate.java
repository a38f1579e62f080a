package health.caveat.text;

/** Dates as exactly as they are known: year, month or day, in ISO 8601. */
public final class PartialDate {

    public static final String PATTERN = "\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?";
    public static final String RULE = "must be a date as YYYY, YYYY-MM or YYYY-MM-DD";

    private PartialDate() {}
}
