package io.roam.cli.real;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks tests that need the real Claude Code. Without one they are visibly skipped, except in CI, where they fail. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsRealClaude.Condition.class)
@Tag("slow")
@interface NeedsRealClaude {

    /** Decides by the environment alone. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<RealClaude> claude = RealClaude.installed();
            if (claude.isPresent()) {
                if (!Files.isRegularFile(claude.get().program())) {
                    throw new IllegalStateException(RealClaude.VARIABLE + " names no file: " + claude.get());
                }
                return ConditionEvaluationResult.enabled("with " + claude.get().program());
            }
            String reason = RealClaude.VARIABLE + " is not set: no real Claude Code to check against";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            System.err.println("SKIPPED " + context.getDisplayName() + ": " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
