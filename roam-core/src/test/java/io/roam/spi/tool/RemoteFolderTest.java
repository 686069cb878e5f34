package io.roam.spi.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteFolderTest {
    private static final String URI = "vscode-remote://ssh-remote%2Bdevbox/home/ada/a%20b";

    private static RemoteFolder folder(String uri) {
        return RemoteFolder.parse(uri).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                URI,
                "vscode-remote://ssh-remote+devbox/home/ada/a b",
                "vscode-remote://SSH-remote%2bDevbox/home/ada/a%20b/"
            })
    void writesTheSameFolderInOneWay(String uri) {
        assertThat(folder(uri)).hasToString(URI).isEqualTo(folder(URI));
    }

    @ParameterizedTest
    @CsvSource({
        "vscode-remote://tunnel%2Bbox/, vscode-remote://tunnel%2Bbox/",
        "vscode-remote://dev-container%2B7b2268/workspaces/x, vscode-remote://dev-container%2B7b2268/workspaces/x",
        "vscode-remote://box:22, vscode-remote://box:22/",
        "vscode-remote://a%/100%, vscode-remote://a%25/100%25"
    })
    void readsEveryKindOfConnection(String uri, String written) {
        assertThat(folder(uri)).hasToString(written);
        assertThat(folder(written)).isEqualTo(folder(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/home/ada",
                "file:///home/ada",
                "vscode-remote:///home",
                "https://example.org/x",
                "vscode-remote://a%0A/x"
            })
    void takesNothingElse(String text) {
        assertThat(RemoteFolder.parse(text)).isEmpty();
    }

    @Test
    void tellsWhatLiesBelow() {
        RemoteFolder top = folder("vscode-remote://a/home");
        assertThat(top.relativize(folder("vscode-remote://a/home/x/y"))).contains(List.of("x", "y"));
        assertThat(top.relativize(top)).contains(List.of());
        assertThat(top.relativize(folder("vscode-remote://a/homes"))).isEmpty();
        assertThat(top.relativize(folder("vscode-remote://b/home/x"))).isEmpty();
        assertThat(folder("vscode-remote://a/").relativize(top)).contains(List.of("home"));
    }
}
