package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.tour.Tour;

/** Runs the tour: a conversation roams between two homes in a temporary folder. */
final class TourCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("tour", "Watch a conversation move between two demo devices", """
                        Creates two demo devices in a temporary folder, writes a short conversation on one, pairs and
                        syncs them, and continues the conversation on the other. It uses the real commands. Your own
                        files, tools and network are not touched. The folder is deleted at the end.
                        """)
                .flag("--keep", "Keep the temporary folder")
                .example("$ roam tour");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        new Tour(context.terminal()::print, (machine, out, args) -> {
                    try (CommandContext deviceContext = context.withMachine(machine, out)) {
                        return CommandRunner.run(deviceContext, args);
                    }
                })
                .run(arguments.has("--keep"));
        return ExitCode.DONE;
    }
}
