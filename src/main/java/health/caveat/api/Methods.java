package health.caveat.api;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods each address has, by the annotations of the resources: the framework does not say. */
@Singleton
class Methods {

    private final Map<Pattern, TreeSet<String>> byAddress = new LinkedHashMap<>();

    Methods(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(type -> Arrays.stream(type.getDeclaredMethods()).forEach(method -> add(type, method)));
    }

    private void add(Class<?> type, Method method) {
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> {
                    var below = method.getAnnotation(Path.class);
                    var path = type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
                    var pattern = path.replaceAll("/+", "/").replaceAll("\\{[^}]+}", "[^/]+");
                    byAddress
                            .computeIfAbsent(Pattern.compile(pattern), address -> new TreeSet<>())
                            .add(verb.value());
                });
    }

    /** As the Allow header lists them. */
    String of(String path) {
        var methods = new TreeSet<String>();
        byAddress.forEach((address, verbs) -> {
            if (address.matcher(path).matches()) {
                methods.addAll(verbs);
            }
        });
        if (methods.contains(HttpMethod.GET) || methods.isEmpty()) {
            methods.add(HttpMethod.GET);
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return String.join(", ", methods);
    }
}
