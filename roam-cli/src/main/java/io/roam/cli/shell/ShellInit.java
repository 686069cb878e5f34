package io.roam.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a shell's start file evaluates. */
public final class ShellInit {
    private static final String SHORTCUT = "#: shortcut\n";
    private static final String NEW = "#: new\n";

    private final Shell shell;
    private final String launcher;
    private final CompletionTable table;

    /**
     * That of a shell.
     *
     * @param launcher what starts roam
     */
    public ShellInit(Shell shell, String launcher, CompletionTable table) {
        this.shell = shell;
        this.launcher = launcher;
        this.table = table;
    }

    /** Completion alone. */
    public String completion() {
        return filled(before(SHORTCUT));
    }

    /** Completion, and the shortcuts of those commands that there are. */
    public String withShortcuts() {
        List<Shortcut> shortcuts = Arrays.stream(Shortcut.values())
                .filter(one -> table.has(one.command()))
                .toList();
        shortcuts.forEach(one -> table.shortcut(one.word(), one.command()));
        String each = between(SHORTCUT, NEW);
        return completion()
                + shortcuts.stream()
                        .map(one -> each.replace("@name@", one.word()).replace("@command@", one.command()))
                        .map(this::filled)
                        .collect(Collectors.joining())
                + behind(NEW);
    }

    private String filled(String text) {
        return text.replace("@words@", shell.quoted(table.text())).replace("@roam@", shell.quoted(launcher));
    }

    private String before(String mark) {
        return template().substring(0, template().indexOf(mark));
    }

    private String behind(String mark) {
        return template().substring(template().indexOf(mark) + mark.length());
    }

    private String between(String from, String to) {
        String text = behind(from);
        return text.substring(0, text.indexOf(to));
    }

    private String template() {
        try (InputStream in = ShellInit.class.getResourceAsStream(shell.resource())) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
