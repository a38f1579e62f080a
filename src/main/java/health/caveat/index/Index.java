package health.caveat.index;

import java.util.List;
import java.util.Map;

/** What the API is and holds, and where to go from here. */
public record Index(
        String name,
        String notice,
        long contentVersion,
        List<String> languages,
        Map<String, Long> items,
        Map<String, String> links) {}
