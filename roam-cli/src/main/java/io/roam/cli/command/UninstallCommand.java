package io.roam.cli.command;

import io.roam.cli.shell.ShellLink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes the link to roam out again. */
final class UninstallCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "uninstall",
                        "Takes out the link of roam install: one in ~/.local/bin or ~/bin that leads to",
                        "this very roam. Nothing else is touched; roam leave is what ends roam itself.")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        List<Path> removed = new ShellLink(host.machine()).uninstall();
        if (given.json()) {
            host.terminal().json(Map.of("removed", removed));
        } else if (removed.isEmpty()) {
            host.terminal().say("There is no link to this roam in ~/.local/bin or ~/bin.");
        } else {
            removed.forEach(file -> host.terminal().say("Removed: " + file));
        }
        return ExitCode.DONE;
    }
}
