package io.roam.cli.command;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;

/** What {@code roam --help} says. */
final class HelpOverview {
    private HelpOverview() {}

    static void print(Terminal to) {
        to.say(Style.BOLD.of("roam") + ": your conversations with AI coding tools, on all your machines");
        to.say("");
        to.say("Usage: roam COMMAND [OPTIONS]");
        to.say("");
        Commands.summaries()
                .forEach((name, summary) ->
                        to.say("  " + Style.NAME.of(name) + " ".repeat(12 - name.length()) + summary));
        to.say("");
        to.say("`roam COMMAND --help` shows a command's options; `roam --version` the version.");
        to.say("");
        to.say("Exit codes:");
        to.say("  0   done");
        to.say("  1   it failed; standard error says why, and what to do");
        to.say("  2   the command was written wrongly");
        to.say("  3   done, but something was quarantined, which cannot be true");
        to.say("`roam resume` ends with the exit code of the tool.");
    }
}
