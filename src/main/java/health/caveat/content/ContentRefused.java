package health.caveat.content;

import java.util.List;

/** A content pack has faults, and nothing of it was applied. The message is the report, a line for each fault. */
public class ContentRefused extends RuntimeException {

    ContentRefused(List<String> errors) {
        super("The content pack is refused (" + errors.size() + " errors):\n" + String.join("\n", errors));
    }

    /** The report says all; a stack trace would bury it. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
