package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.UnplacedProject;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.DisplayPath;
import io.roam.cli.output.FoldersJson;
import io.roam.cli.output.FoldersText;
import io.roam.cli.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Maps a folder of another device, or a repository, to a folder here; lists and removes mappings. */
final class MapCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("map", "Set where a project is on this device", """
                        Sets which folder here belongs to a git repository, or to a folder of another device.
                        Everything below it is included. Conversations that were waiting for the folder are added at
                        the next sync. Without an argument, lists the mappings and the projects without a folder here,
                        and asks which of several clones to use.
                        """)
                .usage("map [<from> <to>]")
                .usage("map --remove <from>")
                .argument(
                        "<from>",
                        false,
                        "A git remote such as github.com/acme/api, the part of it that several repositories share such"
                                + " as github.com/acme, or an absolute path on another device")
                .argument("<to>", false, "The folder on this device")
                .option("--remove", "<from>", "Remove a mapping, or a folder in which roam looks for clones")
                .json()
                .example(
                        "$ roam map github.com/acme/api ~/work/api",
                        "$ roam map github.com/acme ~/work          # all repositories of acme",
                        "$ roam map /Users/ada/src ~/src",
                        "$ roam map --remove github.com/acme")
                .related("roam status", "roam restore");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<String> from = arguments.argument(0);
        Optional<String> removed = arguments.option("--remove");
        if (removed.isPresent() && from.isPresent()) {
            throw arguments.usageError("--remove takes one mapping, and no other argument is allowed");
        }
        if (from.isPresent() && arguments.argument(1).isEmpty()) {
            throw arguments.usageError("the folder on this device is missing");
        }
        try (Roam roam = context.openRoam()) {
            if (removed.isPresent()) {
                print(remove(roam, removed.get(), context), roam, arguments, context);
            } else if (from.isPresent()) {
                Path to = requireFolder(arguments.argument(1).orElseThrow(), context);
                print(map(roam, from.get(), to, context), roam, arguments, context);
            } else {
                list(roam, arguments.isJson(), context);
            }
        }
        return ExitCode.DONE;
    }

    /** Prints what was done, as JSON the mappings that there are now. */
    private static void print(String done, Roam roam, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            list(roam, true, context);
        } else {
            context.terminal().print(done);
        }
    }

    private static Path requireFolder(String folder, CommandContext context) {
        Path to = context.resolvePath(folder);
        if (!Files.isDirectory(to)) {
            throw new MissingFolderException(to.toString());
        }
        return to;
    }

    private static String map(Roam roam, String from, Path to, CommandContext context) {
        roam.folders().map(from, to);
        return "Mapped " + from + " to " + DisplayPath.format(to, context)
                + ". The next sync adds the conversations of that folder.";
    }

    private static String remove(Roam roam, String from, CommandContext context) {
        if (roam.folders().unmap(from)) {
            return "Removed the mapping of " + from + ". Conversations that were added stay.";
        }
        Path folder = context.resolvePath(from);
        if (roam.folders().unsearch(folder)) {
            return "Removed " + DisplayPath.format(folder, context)
                    + ". roam no longer looks for clones in that folder.";
        }
        throw new UnknownMappingException(from);
    }

    private static void list(Roam roam, boolean json, CommandContext context) {
        List<UnplacedProject> projects = roam.folders().unplaced();
        if (json) {
            context.terminal().printJson(FoldersJson.toJson(roam.folders(), projects));
            return;
        }
        new FoldersText(context).print(roam.folders(), projects);
        if (context.terminal().isInteractive()) {
            projects.stream()
                    .filter(project -> !project.candidates().isEmpty())
                    .forEach(project -> pick(roam, project, context));
        }
    }

    private static void pick(Roam roam, UnplacedProject project, CommandContext context) {
        Terminal terminal = context.terminal();
        List<Path> candidates = project.candidates();
        terminal.print("");
        terminal.print("Clones of " + project.from() + ":");
        for (int i = 0; i < candidates.size(); i++) {
            terminal.print("  " + (i + 1) + "  " + DisplayPath.format(candidates.get(i), context));
        }
        terminal.ask("Which one should roam use? [1-" + candidates.size() + ", Enter to skip]")
                .flatMap(answer -> numberOf(answer.strip(), candidates.size()))
                .ifPresent(number -> terminal.print(map(roam, project.from(), candidates.get(number - 1), context)));
    }

    private static Optional<Integer> numberOf(String answer, int most) {
        if (!answer.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(answer);
        return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    }
}
