package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The adapter guide lists the rules of the contracts. */
final class RuleTableTest {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| (reading|placing|journey) \\| .+ \\|");

    @Test
    void theGuideListsEachRuleWithItsContract() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/develop/adapter-guide.md")).stream()
                .map(ROW::matcher)
                .flatMap(row -> row.results().map(found -> found.group(1) + " " + found.group(2)))
                .toList();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(ContractRun.rules(ToolAdapterContract.class).stream()
                        .map(rule -> ContractRun.nameOf(rule) + " " + contractOf(rule))
                        .toList());
    }

    private static String contractOf(Method rule) {
        Class<?> declaring = rule.getDeclaringClass();
        return declaring.isAssignableFrom(ToolReadingContract.class)
                ? "reading"
                : declaring == ToolJourneyContract.class ? "journey" : "placing";
    }
}
