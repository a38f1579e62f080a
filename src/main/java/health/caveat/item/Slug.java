package health.caveat.item;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A public name: lower-case words, digits and single hyphens, at most 80 characters. */
@NotNull
@Size(max = 80)
@Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Slug {
    String message() default "must be a slug: lower-case words and digits joined by hyphens, at most 80 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
