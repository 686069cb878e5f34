package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrivateRulesLawsTest {
    private final Machine machine = TestMachine.linux();

    @Property(tries = 300)
    void whatIsBelowWhatIsPrivateIsPrivate(
            @ForAll("paths") String rule, @ForAll("paths") String folder, @ForAll("paths") String below) {
        PrivateRules rules = rules(rule);
        if (rules.isPrivate(List.of(folder))) {
            assertThat(rules.isPrivate(List.of(folder + below))).isTrue();
        }
        assertThat(rules.isPrivate(List.of(rule))).isTrue();
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "c", "home", "ada")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(names -> "/" + String.join("/", names));
    }

    private PrivateRules rules(String folder) {
        return new PrivateRules(machine, List.of(AbsolutePath.parse(folder).orElseThrow()), List.of());
    }
}
