package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts of adapters find what they are there to find: each broken adapter breaks the rules that it is said to break. */
@Tag("slow")
final class AdapterMutantsTest {
    /** Rules of what the made-up tool cannot do; the adapters of real tools are tested by them. */
    private static final Set<String> WITHOUT_MUTANT = Set.of("unused-store", "move-exact");

    static Stream<AdapterMutant> reading() {
        return ReadingMutants.all().stream();
    }

    static Stream<AdapterMutant> placing() {
        return PlacingMutants.all().stream();
    }

    static Stream<AdapterMutant> journeys() {
        return JourneyMutants.all().stream();
    }

    /** All rules of reading are tried, and no other one fails. */
    @ParameterizedTest
    @MethodSource("reading")
    void anAdapterThatReadsWronglyBreaksItsRuleAlone(AdapterMutant mutant) {
        check(mutant, rule -> rule.getDeclaringClass().isAssignableFrom(ToolReadingContract.class));
    }

    @ParameterizedTest
    @MethodSource("placing")
    void anAdapterThatWritesWronglyBreaksItsRule(AdapterMutant mutant) {
        check(mutant, rule -> false);
    }

    @ParameterizedTest
    @MethodSource("journeys")
    void anAdapterWhoseSessionsDoNotTravelWellBreaksItsRule(AdapterMutant mutant) {
        check(mutant, rule -> false);
    }

    /** Tries the rules that a mutant breaks, and others. */
    private static void check(AdapterMutant mutant, Predicate<Method> others) {
        ContractRun run =
                MutantContract.run(mutant, others.or(rule -> mutant.rules().contains(ContractRun.nameOf(rule))));
        assertThat(run.failed().keySet()).isEqualTo(mutant.rules());
        run.failed().forEach((rule, failure) -> assertThat(failure).hasMessageStartingWith("rule " + rule + ": "));
    }

    @Test
    void eachRuleHasABrokenAdapter() {
        Set<String> broken = new TreeSet<>(WITHOUT_MUTANT);
        Stream.of(reading(), placing(), journeys())
                .flatMap(mutants -> mutants)
                .forEach(mutant -> broken.addAll(mutant.rules()));
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(ContractRun.rules(ToolAdapterContract.class).stream()
                        .map(ContractRun::nameOf)
                        .toList());
    }

    @Test
    void eachRuleHasANameOfItsOwn() {
        assertThat(ContractRun.rules(ToolAdapterContract.class).stream().map(ContractRun::nameOf))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"));
        assertThat(ContractRun.rules(ToolAdapterContract.class).stream().map(Method::getName))
                .doesNotHaveDuplicates();
    }
}
