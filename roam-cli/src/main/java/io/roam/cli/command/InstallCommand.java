package io.roam.cli.command;

import io.roam.cli.shell.Linked;
import io.roam.cli.shell.PathLine;
import io.roam.cli.shell.ShellLink;
import io.roam.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets shells find roam. */
final class InstallCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "install",
                        "Lets your shells find roam: makes a link to it in ~/.local/bin, or in ~/bin if",
                        "only that is on PATH. If neither is, it prints the line that puts it there. On",
                        "Windows it only prints the line. roam shell-init completes what you type.")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        Linked linked = new ShellLink(host.machine()).install();
        if (given.json()) {
            host.terminal().json(json(linked));
        } else {
            tell(linked, host.terminal());
        }
        return ExitCode.DONE;
    }

    private static void tell(Linked linked, Terminal to) {
        linked.link().ifPresent(file -> to.say((linked.changed() ? "Linked: " : "Is linked already: ") + file));
        linked.line().ifPresent(line -> {
            to.say("Your shells do not look there yet. Add this line to " + line.where() + ":");
            to.say(line.line());
        });
        linked.hiding().ifPresent(other -> to.tell("roam: another roam comes first on PATH: " + other));
    }

    private static Map<String, @Nullable Object> json(Linked linked) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("link", linked.link().orElse(null));
        json.put("changed", linked.changed());
        json.put("line", linked.line().map(PathLine::line).orElse(null));
        json.put("hiding", linked.hiding().orElse(null));
        return json;
    }
}
