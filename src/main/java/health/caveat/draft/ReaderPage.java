package health.caveat.draft;

import health.caveat.item.Kind;
import health.caveat.item.Reading;
import health.caveat.text.TextFormat;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** The page on which readers get an item, called as the framework would call it: a preview can be nothing else. */
@Singleton
class ReaderPage {

    private final BeanManager beans;

    ReaderPage(BeanManager beans) {
        this.beans = beans;
    }

    Object get(Kind<?, ?> kind, String slug, TextFormat text, Reading reading) {
        var bean = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(known -> isAt("/v1/" + kind.path, known.getBeanClass()))
                .findFirst()
                .orElseThrow();
        var resource = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
        var page = Arrays.stream(bean.getBeanClass().getDeclaredMethods())
                .filter(method -> isAt("/{slug}", method))
                .findFirst()
                .orElseThrow();
        try {
            return page.invoke(resource, arguments(page, slug, text, reading));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException said ? said : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isAt(String path, java.lang.reflect.AnnotatedElement declared) {
        var at = declared.getAnnotation(Path.class);
        return at != null && at.value().equals(path);
    }

    private static Object[] arguments(Method page, Object... possible) {
        return Arrays.stream(page.getParameterTypes())
                .map(type -> Arrays.stream(possible)
                        .filter(type::isInstance)
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }
}
