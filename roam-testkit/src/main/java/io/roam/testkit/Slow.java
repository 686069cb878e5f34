package io.roam.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Tests that wait for real programs, or compute for long: {@code ./check --fast} leaves them out. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Tag("slow")
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Slow {}
