package io.roam.cli.command;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;

/** The overview that {@code roam --help} prints. */
final class HelpOverview {
    private HelpOverview() {}

    static void print(Terminal terminal) {
        terminal.print(Style.BOLD.apply("roam") + ": your conversations with AI coding tools, on all your machines");
        terminal.print("");
        terminal.print("Usage: roam COMMAND [OPTIONS]");
        terminal.print("");
        Commands.summaries()
                .forEach((name, summary) ->
                        terminal.print("  " + Style.NAME.apply(name) + " ".repeat(12 - name.length()) + summary));
        terminal.print("");
        terminal.print("`roam COMMAND --help` shows a command's options; `roam --version` the version.");
        terminal.print("");
        terminal.print("Exit codes:");
        terminal.print("  0   done");
        terminal.print("  1   it failed; standard error says why, and what to do");
        terminal.print("  2   the command was written wrongly");
        terminal.print("  3   done, but something was quarantined, which cannot be true");
        terminal.print("`roam resume` ends with the exit code of the tool.");
    }
}
