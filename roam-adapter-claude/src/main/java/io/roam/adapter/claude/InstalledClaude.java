package io.roam.adapter.claude;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.ProgramSearch;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs that write Claude Code's sessions: the command, the extensions of editors, and the desktop app. */
record InstalledClaude(Machine machine) {
    private static final List<String> EDITORS = List.of(
            ".vscode", ".vscode-server", ".vscode-insiders", ".cursor", ".cursor-server", ".windsurf", ".vscode-oss");

    /** Whether any of them is installed. */
    boolean isAny() {
        return ProgramSearch.isInstalled("claude", machine) || hasExtension() || hasApp();
    }

    private boolean hasExtension() {
        return EDITORS.stream()
                .anyMatch(editor -> hasExtension(machine.home().resolve(editor).resolve("extensions")));
    }

    private static boolean hasExtension(Path extensions) {
        if (!Files.isDirectory(extensions)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(extensions, "anthropic.claude-code-*")) {
            return found.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) { // what cannot be read is no sign
            return false;
        }
    }

    private boolean hasApp() {
        return machine.os() == Os.MAC
                && (Files.isDirectory(machine.home().getFileSystem().getPath("/Applications/Claude.app"))
                        || Files.isDirectory(machine.home().resolve("Applications/Claude.app")));
    }
}
