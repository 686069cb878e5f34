package io.roam.adapter.cursor.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceUriTest {
    @ParameterizedTest
    @CsvSource({
        "file:///home/ada/my%20lamp, /home/ada/my lamp",
        "file:///home/ada/a+b, /home/ada/a+b",
        "file:///home/ada/100%, /home/ada/100%",
        "file:///c%3A/Users/ada/lamp, c:\\Users\\ada\\lamp",
        "file:///C:/, C:\\",
        "file://server/share/lamp, \\\\server\\share\\lamp",
        "vscode-remote://wsl%2BUbuntu/home/ada/lamp, \\\\wsl.localhost\\Ubuntu\\home\\ada\\lamp",
        "vscode-remote://ssh-remote+host/home/ada/lamp, vscode-remote://ssh-remote%2Bhost/home/ada/lamp",
        "vscode-remote://dev-container%2B7b22/workspaces/lamp, vscode-remote://dev-container%2B7b22/workspaces/lamp",
        "vscode-remote://wsl+Debian-12/srv, \\\\wsl.localhost\\Debian-12\\srv",
        "/home/ada/lamp, /home/ada/lamp",
        "d:\\lamp, d:\\lamp"
    })
    void whatStandsForAFolder(String uri, String path) {
        assertThat(WorkspaceUri.pathOf(uri)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({"vscode-remote:///home", "untitled:x", "lamp", "file://"})
    void whatStandsForNone(String uri) {
        assertThat(WorkspaceUri.pathOf(uri)).isEmpty();
    }

    @Test
    void theObjectsThatNameOne() {
        assertThat(of("{\"folder\":\"file:///x/y\"}")).contains("/x/y");
        assertThat(of("{\"workspace\":\"file:///x/y/z.code-workspace\"}")).contains("/x/y");
        assertThat(of("{\"id\":\"1\",\"uri\":{\"$mid\":1,\"fsPath\":\"/x/y\",\"path\":\"/x/y\",\"scheme\":\"file\"}}"))
                .contains("/x/y");
        assertThat(of("{\"uri\":{\"path\":\"/x\",\"scheme\":\"vscode-remote\",\"authority\":\"wsl+U\"}}"))
                .contains("\\\\wsl.localhost\\U\\x");
        assertThat(
                        of(
                                "{\"uri\":{\"path\":\"/x\",\"fsPath\":\"/x\",\"scheme\":\"vscode-remote\",\"authority\":\"ssh-remote+h\"}}"))
                .contains("vscode-remote://ssh-remote%2Bh/x");
        assertThat(of("{\"id\":\"empty-window\"}")).isEmpty();
    }

    private static Optional<String> of(String json) {
        return WorkspaceUri.folderIn(JsonView.of(json).orElseThrow());
    }
}
