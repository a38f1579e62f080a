package health.caveat.api;

import com.fasterxml.jackson.databind.JavaType;
import health.caveat.api.Problem.Violation;
import health.caveat.text.Kebab;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters that an operation does not have, single-valued ones that are repeated, and values that are not of
 * their type. Without it the framework ignores the first two and answers the third with 404.
 */
class ParameterRules {

    private static final Pattern MATRIX_PARAMETER = Pattern.compile(";([^=;/]*)");

    private final Map<Method, Map<String, Rule>> rulesByMethod = new ConcurrentHashMap<>();

    /** What one parameter takes. */
    private record Rule(
            Class<?> type,
            boolean repeatable,
            boolean inPath,
            List<String> allowed,
            Optional<Min> min,
            Optional<Max> max) {

        /** What is allowed, in words where it is a span of numbers. */
        List<String> shown() {
            return min.isPresent() && max.isPresent()
                    ? List.of(min.get().value() + " to " + max.get().value())
                    : allowed;
        }

        boolean isInteger() {
            return type == int.class || type == Integer.class;
        }

        Optional<String> complaint(String value) {
            if (value.isBlank()) {
                return Optional.of("must not be empty");
            }
            if (!allowed.isEmpty()) {
                return allowed.contains(value) ? Optional.empty() : Optional.of("has no value " + value);
            }
            if (isInteger() && !value.matches("-?\\d{1,9}")) {
                return Optional.of("must be a whole number");
            }
            if (isInteger()) {
                var number = Long.parseLong(value);
                return min.filter(least -> number < least.value())
                        .map(least -> "must be at least " + least.value())
                        .or(() -> max.filter(most -> number > most.value())
                                .map(most -> "must be at most " + most.value()));
            }
            if (type == LocalDate.class) {
                return isDay(value) ? Optional.empty() : Optional.of("must be a day such as 2026-05-01");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                return Optional.of("must not have control characters");
            }
            return Optional.empty();
        }
    }

    private static boolean isDay(String value) {
        try {
            // Four digits: what a year needs, and the database's calendar takes.
            return LocalDate.parse(value).getYear() > 0 && value.length() == "2026-05-01".length();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Else HEAD would be answered without the headers that the bytes give. Representation sends no body for it. */
    @ServerRequestFilter(preMatching = true)
    void readHeadAsGet(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) {
            request.setMethod(HttpMethod.GET);
        }
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource, HttpServerRequest asked) {
        var rules = rulesByMethod.computeIfAbsent(resource.getResourceMethod(), ParameterRules::rulesOf);
        var violations = new ArrayList<Violation>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            var rule = rules.get(name);
            if (rule == null || rule.inPath) {
                violations.add(new Violation(name, "is not a parameter of this operation", queryNames(rules)));
            } else if (!rule.repeatable && values.size() > 1) {
                violations.add(new Violation(name, "must not be repeated", List.of()));
            } else {
                check(name, rule, values, violations);
            }
        });
        MATRIX_PARAMETER
                .matcher(asked.path())
                .results()
                .forEach(found -> violations.add(
                        new Violation(found.group(1), "must come after a question mark", queryNames(rules))));
        request.getUriInfo().getPathParameters().forEach((name, values) -> {
            if (rules.containsKey(name)) {
                check(name, rules.get(name), values, violations);
            }
        });
        if (!violations.isEmpty()) {
            var first = violations.get(0);
            throw Problem.of(ProblemType.INVALID_PARAMETER, first.field() + " " + first.message(), violations);
        }
    }

    private static void check(String name, Rule rule, Collection<String> values, List<Violation> violations) {
        for (String value : values) {
            rule.complaint(value).ifPresent(complaint -> violations.add(new Violation(name, complaint, rule.shown())));
        }
    }

    private static List<String> queryNames(Map<String, Rule> rules) {
        return rules.entrySet().stream()
                .filter(rule -> !rule.getValue().inPath)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Rule> rulesOf(Method method) {
        var rules = new TreeMap<String, Rule>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Field field : parameter.getType().getDeclaredFields()) {
                    addRule(rules, field.getName(), field, field.getGenericType());
                }
            } else {
                addRule(rules, parameter.getName(), parameter, parameter.getParameterizedType());
            }
        }
        return rules;
    }

    private static void addRule(Map<String, Rule> rules, String name, AnnotatedElement declared, Type type) {
        var inPath = declared.isAnnotationPresent(RestPath.class);
        if (inPath || declared.isAnnotationPresent(RestQuery.class)) {
            JavaType java = Json.MAPPER.constructType(type);
            var repeatable = java.isCollectionLikeType();
            var single = java.isContainerType() || java.isReferenceType() ? java.getContentType() : java;
            var query = declared.getAnnotation(RestQuery.class);
            rules.put(
                    query == null || query.value().isEmpty() ? name : query.value(),
                    new Rule(
                            single.getRawClass(),
                            repeatable,
                            inPath,
                            allowed(single.getRawClass(), declared),
                            Optional.ofNullable(declared.getAnnotation(Min.class)),
                            Optional.ofNullable(declared.getAnnotation(Max.class))));
        }
    }

    private static List<String> allowed(Class<?> type, AnnotatedElement declared) {
        if (type.isEnum()) {
            return Kebab.namesOf(type);
        }
        if (type == Boolean.class) {
            return List.of("true", "false");
        }
        var schema = declared.getAnnotation(Schema.class);
        return schema == null ? List.of() : Arrays.asList(schema.enumeration());
    }
}
