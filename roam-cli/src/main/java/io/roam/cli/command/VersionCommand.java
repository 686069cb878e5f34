package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import java.util.Map;
import java.util.Optional;

/** Prints the version of roam. */
final class VersionCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("version", "Show the version", "Prints the version of roam, as roam --version does.")
                .json()
                .example("$ roam version");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal().printJson(Map.of("version", version()));
        } else {
            context.terminal().print("roam " + version());
        }
        return ExitCode.DONE;
    }

    static String version() {
        return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
