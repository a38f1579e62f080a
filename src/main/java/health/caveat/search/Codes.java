package health.caveat.search;

import health.caveat.text.Code.CodeSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Codes as the index keeps them, and what stands above a code in its terminology. */
final class Codes {

    private static final List<Integer> ATC_LEVELS = List.of(1, 3, 4, 5, 7);

    private Codes() {}

    static String term(String system, String code) {
        return system + "|" + code.strip().toLowerCase(Locale.ROOT);
    }

    /** A system by its URI or its short name. */
    static Optional<CodeSystem> system(String name) {
        return Arrays.stream(CodeSystem.values())
                .filter(system -> system.uri.equals(name) || system.json().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(CodeSystem.values()).map(CodeSystem::json).toList();
    }

    /** Whether a code's parents can be read from it. */
    static boolean hasLevels(CodeSystem system) {
        return system == CodeSystem.ICD_10 || system == CodeSystem.ICD_10_CM || system == CodeSystem.ATC;
    }

    /** The codes above, nearest first: in ICD-10 down to the three characters of a category, in ATC by its levels. */
    static List<String> above(CodeSystem system, String code) {
        var above = new ArrayList<String>();
        if (system == CodeSystem.ICD_10 || system == CodeSystem.ICD_10_CM) {
            for (int length = code.length() - 1; length >= 3; length--) {
                if (code.charAt(length - 1) != '.') {
                    above.add(code.substring(0, length));
                }
            }
        } else if (system == CodeSystem.ATC) {
            for (int i = ATC_LEVELS.size() - 1; i >= 0; i--) {
                if (ATC_LEVELS.get(i) < code.length()) {
                    above.add(code.substring(0, ATC_LEVELS.get(i)));
                }
            }
        }
        return above;
    }

    /** Whether one code stands above another. */
    static boolean isAbove(CodeSystem system, String upper, String lower) {
        return above(system, lower.toUpperCase(Locale.ROOT)).contains(upper.toUpperCase(Locale.ROOT));
    }
}
