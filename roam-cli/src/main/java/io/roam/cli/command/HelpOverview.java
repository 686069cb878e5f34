package io.roam.cli.command;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;

/** What {@code roam --help} says. */
final class HelpOverview {
    private HelpOverview() {}

    static void print(Terminal to) {
        to.print(Style.BOLD.apply("roam") + ": your conversations with AI coding tools, on all your machines");
        to.print("");
        to.print("Usage: roam COMMAND [OPTIONS]");
        to.print("");
        Commands.summaries()
                .forEach((name, summary) ->
                        to.print("  " + Style.NAME.apply(name) + " ".repeat(12 - name.length()) + summary));
        to.print("");
        to.print("`roam COMMAND --help` shows a command's options; `roam --version` the version.");
        to.print("");
        to.print("Exit codes:");
        to.print("  0   done");
        to.print("  1   it failed; standard error says why, and what to do");
        to.print("  2   the command was written wrongly");
        to.print("  3   done, but something was quarantined, which cannot be true");
        to.print("`roam resume` ends with the exit code of the tool.");
    }
}
