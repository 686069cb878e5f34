package io.roam.testkit;

import io.roam.spi.RoamException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** A test of a contract. What it reports begins with the name of its rule, which stays as it is. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(ContractRule.Naming.class)
@interface ContractRule {
    /** Returns the name of the rule, by which the guides list it. */
    String value();

    /** Puts the name of a rule before what its test reports. */
    final class Naming implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            if (failure instanceof VirtualMachineError) {
                throw failure;
            }
            String text = "rule " + ruleOf(context) + ": " + failure.getMessage()
                    + FailureOrigin.describe(failure, context.getRequiredTestClass());
            throw failure instanceof TestAbortedException
                    ? new TestAbortedException(text, failure)
                    : new AssertionError(text, failure);
        }

        private static String ruleOf(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), ContractRule.class)
                    .map(ContractRule::value)
                    .orElse(context.getDisplayName());
        }
    }

    /** Where an exception comes from that no contract expects: the adapter or transport, or the test that a subclass of a contract is. */
    final class FailureOrigin {
        private static final List<String> FRAMEWORKS = List.of(
                "java.",
                "javax.",
                "jdk.",
                "sun.",
                "org.junit.",
                "org.assertj.",
                "org.opentest4j.",
                "io.roam.testkit.",
                "com.google.");

        private FailureOrigin() {}

        /** Returns a clause that names the unexpected exception behind a failure, and the method that it comes from; empty if there is none. */
        static String describe(Throwable failure, Class<?> test) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (!isExpected(cause)) {
                    return origin(cause).map(frame -> clause(frame, test)).orElse("") + " ("
                            + cause.getClass().getSimpleName() + place(cause) + ")";
                }
            }
            return "";
        }

        private static boolean isExpected(Throwable failure) {
            return failure instanceof AssertionError
                    || failure instanceof RoamException
                    || failure instanceof TestAbortedException;
        }

        private static Optional<StackTraceElement> origin(Throwable cause) {
            return Arrays.stream(cause.getStackTrace())
                    .filter(frame -> FRAMEWORKS.stream().noneMatch(frame.getClassName()::startsWith))
                    .findFirst();
        }

        private static String place(Throwable cause) {
            return origin(cause)
                    .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName() + ", line "
                            + frame.getLineNumber())
                    .orElse("");
        }

        /** The methods of a test, such as {@code say}, are in its class or in one that it extends. */
        private static String clause(StackTraceElement frame, Class<?> test) {
            for (Class<?> each = test; each != null; each = each.getSuperclass()) {
                if (each.getName().equals(frame.getClassName())) {
                    return "; the test itself fails, not what it tests";
                }
            }
            return "";
        }
    }
}
