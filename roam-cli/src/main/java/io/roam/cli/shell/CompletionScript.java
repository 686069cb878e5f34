package io.roam.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The script that a shell evaluates when it starts. */
public final class CompletionScript {
    private static final String SHORTCUT = "#: shortcut\n";
    private static final String NEW_SHORTCUT = "#: new\n";

    private final Shell shell;
    private final String launcher;
    private final CompletionTable table;

    /**
     * Creates the script of a shell.
     *
     * @param launcher the command that starts roam
     */
    public CompletionScript(Shell shell, String launcher, CompletionTable table) {
        this.shell = shell;
        this.launcher = launcher;
        this.table = table;
    }

    /** Returns the script with completion only. */
    public String completion() {
        return fill(textBefore(SHORTCUT));
    }

    /** Returns the script with completion and the shortcuts of existing commands. */
    public String withShortcuts() {
        List<Shortcut> shortcuts = Arrays.stream(Shortcut.values())
                .filter(shortcut -> table.hasCommand(shortcut.command()))
                .toList();
        shortcuts.forEach(shortcut -> table.addShortcut(shortcut.word(), shortcut.command()));
        String each = textBetween(SHORTCUT, NEW_SHORTCUT);
        return completion()
                + shortcuts.stream()
                        .map(shortcut ->
                                each.replace("@name@", shortcut.word()).replace("@command@", shortcut.commandLine()))
                        .map(this::fill)
                        .collect(Collectors.joining())
                + textAfter(NEW_SHORTCUT);
    }

    private String fill(String text) {
        return text.replace("@words@", shell.quote(table.text())).replace("@roam@", shell.quote(launcher));
    }

    private String textBefore(String mark) {
        return loadTemplate().substring(0, loadTemplate().indexOf(mark));
    }

    private String textAfter(String mark) {
        return loadTemplate().substring(loadTemplate().indexOf(mark) + mark.length());
    }

    private String textBetween(String from, String to) {
        String text = textAfter(from);
        return text.substring(0, text.indexOf(to));
    }

    private String loadTemplate() {
        try (InputStream in = CompletionScript.class.getResourceAsStream(shell.resource())) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
