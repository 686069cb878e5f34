package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.api.Watch;
import io.roam.api.WatchListener;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.SyncJson;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.RoamException;
import java.util.Map;

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
        Terminal terminal = context.terminal();
        try (Roam roam = context.openRoam();
                Watch watch = roam.watch(listener(arguments, terminal))) {
            context.onTermination(watch::close);
            if (!arguments.isJson()) {
                terminal.print("watching; Ctrl-C ends it");
                terminal.flush();
            }
            watch.run();
        }
        return ExitCode.DONE;
    }

    private static WatchListener listener(ParsedArguments arguments, Terminal terminal) {
        return new WatchListener() {
            @Override
            public void done(SyncReport report) {
                if (arguments.isJson()) {
                    terminal.printJson(SyncJson.toJson(report));
                } else {
                    new SyncText(terminal).printChanges(report, false);
                }
                terminal.flush();
            }

            @Override
            public void upToDate() {
                if (arguments.isJson()) {
                    terminal.printJson(Map.of("complete", true));
                    terminal.flush();
                }
            }

            @Override
            public void hindered(String sentence) {
                printTrouble("hindered", sentence);
            }

            @Override
            public void failed(RoamException failure) {
                printTrouble("failed", failure.getMessage());
            }

            private void printTrouble(String field, String sentence) {
                if (arguments.isJson()) {
                    terminal.printJson(Map.of(field, sentence));
                } else {
                    terminal.printError("roam: " + sentence);
                }
                terminal.flush();
            }
        };
    }
}
