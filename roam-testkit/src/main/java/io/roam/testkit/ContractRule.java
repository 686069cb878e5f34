package io.roam.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
            String text = "rule " + ruleOf(context) + ": " + failure.getMessage();
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
}
