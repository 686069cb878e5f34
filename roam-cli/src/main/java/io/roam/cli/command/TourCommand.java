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
        return CommandSyntax.of(
                        "tour",
                        "Shows what roam does: in a temporary folder it makes two homes, holds a",
                        "conversation in one, pairs them, and lets the conversation travel there and",
                        "back, with the real commands. Needs no tool, no network and no account;",
                        "leaves your own files alone.")
                .flag("--keep", "leave the folder there to look around in");
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
