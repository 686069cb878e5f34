package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GitConfigLawsTest {
    @Property
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        assertThat(GitConfig.parse(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "[", "]", "\"", "\\", "\n", "\r\n", "=", "remote", " ", "url", "x", "#", ";", ".", "\uffff",
                        "é", "\t")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}
