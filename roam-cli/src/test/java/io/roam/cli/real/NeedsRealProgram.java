package io.roam.cli.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Marks tests that need real clients. Without one they are visibly skipped, except in CI, where they fail. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealProgram.Condition.class)
@Tag("slow")
@interface NeedsRealProgram {
    /** Which ones. */
    RealProgram[] value();

    /** Decides by the environment alone. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<NeedsRealProgram> needs =
                    AnnotationSupport.findAnnotation(context.getElement(), NeedsRealProgram.class);
            Optional<String> obstacle = needs.stream()
                    .flatMap(all -> Arrays.stream(all.value()))
                    .flatMap(program -> program.obstacle().stream())
                    .findFirst();
            if (obstacle.isEmpty()) {
                return ConditionEvaluationResult.enabled("with the real programs");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(obstacle.get());
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + obstacle.get());
            return ConditionEvaluationResult.disabled(obstacle.get());
        }
    }
}
