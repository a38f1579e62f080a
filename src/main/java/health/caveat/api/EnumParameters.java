package health.caveat.api;

import health.caveat.text.Kebab;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;

/** Reads enumerated values in parameters by the names that they have in JSON. {@link ParameterRules} has checked them. */
@Provider
public class EnumParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type.isEnum() ? new Converter(type) : null;
    }

    private record Converter<E extends Enum<E>>(Class<E> type) implements ParamConverter<E> {

        @Override
        public E fromString(String value) {
            return value == null
                    ? null
                    : Enum.valueOf(type, value.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        @Override
        public String toString(E value) {
            return Kebab.of(value);
        }
    }
}
