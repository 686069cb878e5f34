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
        return CommandSyntax.of("watch", "Keep syncing until stopped", """
                        Sends new messages to your other devices as they are written, and adds what arrives to the
                        tools here. Other roam commands can run at the same time. Press Ctrl-C to stop. To keep it
                        running after you log in, use roam service install.
                        """)
                .flag("--json", "Print one JSON document per line")
                .example("$ roam watch")
                .exitCodes("130", "Stopped with Ctrl-C")
                .exitCodes("143", "Stopped by the system")
                .related("roam service", "roam sync");
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
