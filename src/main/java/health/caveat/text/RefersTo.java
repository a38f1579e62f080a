package health.caveat.text;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a slug, or a list of slugs, in a document as naming items of a kind. Such items must exist. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RefersTo {

    /** The kind's name, such as "source". */
    String value();
}
