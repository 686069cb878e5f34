package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.HomeClosedException;
import io.roam.api.Watch;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;

/** Keeps a home up to date until it is ended. */
final class WatchCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "watch",
                        "Keeps all conversations up to date: what is said in the tools here goes to",
                        "the other devices at once, and what they say is placed here at once. Says what",
                        "it did, until it is ended: by Ctrl-C (exit code 130), or by the system (143);",
                        "`roam service install` has one run always. All other commands work meanwhile.")
                .flag("--json", "print a JSON document a line, for each time something was done");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        WatchPrinter printer = new WatchPrinter(context, arguments.isJson());
        try (Roam roam = context.openRoam();
                Watch watch = roam.watch(printer)) {
            roam.closure().ifPresent(why -> {
                throw new HomeClosedException(why);
            });
            context.onTermination(watch::close);
            printer.onClosed(watch::close);
            printer.begin();
            watch.run();
        }
        return ExitCode.DONE;
    }
}
