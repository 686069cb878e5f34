package io.roam.cli.command;

import io.roam.Roam;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import java.nio.file.Files;
import java.nio.file.Path;

/** Maps a folder of another device, or a repository, to a folder here. */
final class MapCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "map",
                        "Says that a folder of any device, with all below it, or a git repository, is a",
                        "certain folder here. What waited for that is placed at the next `roam sync`.")
                .argument("FROM", true, "an absolute path of any device, or a remote such as github.com/ada/engine")
                .argument("TO", true, "the folder here");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String from = arguments.argument(0).orElseThrow();
        Path to = context.resolvePath(arguments.argument(1).orElseThrow());
        if (!Files.isDirectory(to)) {
            throw new MissingFolderException(to.toString());
        }
        try (Roam roam = context.openRoam()) {
            roam.map(from, to);
        }
        context.terminal().print(from + " is " + to + " here from now on; roam sync places what waited for it.");
        return ExitCode.DONE;
    }
}
