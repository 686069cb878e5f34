package io.roam.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Puts the name of a rule before what its test reports. */
final class RuleNaming implements TestExecutionExceptionHandler {
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
