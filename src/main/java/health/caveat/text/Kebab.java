package health.caveat.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The names of enumerated values in JSON, YAML and query parameters: {@code LIFE_THREATENING} is "life-threatening". */
public final class Kebab {

    private Kebab() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> namesOf(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(value -> of((Enum<?>) value))
                .toList();
    }
}
