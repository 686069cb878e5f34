package io.roam.cli.command;

import io.roam.Roam;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import java.util.Map;

/** Prints the pairing code. */
final class CodeCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "code",
                        "Prints a code, one word, with which another device pairs itself with this",
                        "one: type `roam pair CODE` there. It counts once, for an hour.")
                .json();
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            String code = roam.devices().pairingCode();
            if (arguments.isJson()) {
                context.terminal().printJson(Map.of("code", code));
            } else {
                context.terminal().print(code);
            }
        }
        return ExitCode.DONE;
    }
}
