package io.roam.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One run of a contract by the JUnit Platform, with what each of its rules reported. */
final class ContractRun implements TestExecutionListener {
    private final Set<String> passed = new TreeSet<>();
    private final Set<String> skipped = new TreeSet<>();
    private final Map<String, Throwable> failed = new TreeMap<>();

    private ContractRun() {}

    /** Runs a contract in this thread. */
    static ContractRun of(Class<?> contract) {
        return of(List.of(selectClass(contract)));
    }

    /** Runs those rules of a contract that {@code which} accepts. */
    static ContractRun of(Class<?> contract, Predicate<Method> which) {
        return of(rules(contract).stream()
                .filter(which)
                .map(method -> selectMethod(contract, method))
                .toList());
    }

    /** Returns the tests of a contract. */
    static List<Method> rules(Class<?> contract) {
        return AnnotationSupport.findAnnotatedMethods(contract, ContractRule.class, HierarchyTraversalMode.TOP_DOWN);
    }

    /** Returns the name of a rule. */
    static String nameOf(Method rule) {
        return rule.getAnnotation(ContractRule.class).value();
    }

    private static ContractRun of(List<? extends DiscoverySelector> selected) {
        ContractRun run = new ContractRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selected)
                .filters(includeEngines("junit-jupiter"))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<String> rule = ruleOf(test);
        Throwable failure = result.getThrowable().orElse(null);
        if (rule.isEmpty()) {
            if (failure != null) {
                throw new AssertionError(test.getDisplayName(), failure);
            }
        } else if (failure == null) {
            passed.add(rule.get());
        } else if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            skipped.add(rule.get());
        } else {
            failed.put(rule.get(), failure);
        }
    }

    private static Optional<String> ruleOf(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .flatMap(method -> AnnotationSupport.findAnnotation(method, ContractRule.class))
                .map(ContractRule::value);
    }

    /** Returns the names of the rules that hold. */
    Set<String> passed() {
        return passed;
    }

    /** Returns the names of the rules that could not be tested. */
    Set<String> skipped() {
        return skipped;
    }

    /** Returns what each broken rule reported, by its name. */
    Map<String, Throwable> failed() {
        return failed;
    }
}
