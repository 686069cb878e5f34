package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.hooks.HookCallCommand;
import io.roam.cli.hooks.HookCommand;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands by name. Each is created only when it is used. */
final class Commands {
    private static final List<String> WITHOUT_GROUP = List.of("help", "version");

    private Commands() {}

    /** Returns the names of all commands that are shown to users, in the order of the overview. */
    static List<String> names() {
        return Stream.concat(
                        Arrays.stream(CommandGroup.values()).flatMap(group -> group.commands().stream()),
                        WITHOUT_GROUP.stream())
                .toList();
    }

    /** Returns what a command does, in a few words. */
    static String summary(String name) {
        return find(name).orElseThrow().syntax().summary();
    }

    /** Returns the words for which an option of roam itself, or a former name of a command, stands; no words if it is none. */
    static List<String> replacement(String name) {
        return switch (name) {
            case "code" -> List.of("pair", "--show");
            case "private" -> List.of("ignore");
            case "install" -> List.of("link");
            case "leave" -> List.of("uninstall");
            case "shell-init" -> List.of("completion");
            case "-h", "--help" -> List.of("help");
            case "-V", "--version" -> List.of("version");
            default -> List.of();
        };
    }

    /** Returns the command that a name or a former name means today. */
    static Optional<Command> findCurrent(String name) {
        List<String> replacement = replacement(name);
        Optional<Command> command = find(replacement.isEmpty() ? name : replacement.get(0));
        return command.map(found -> found instanceof HookCallCommand ? new HookCommand() : found);
    }

    /** Returns the command of that name, which may be hidden from help. */
    static Optional<Command> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "tour" -> new TourCommand();
                    case "init" -> new InitCommand();
                    case "pair" -> new PairCommand();
                    case "devices" -> new DevicesCommand();
                    case "unpair" -> new UnpairCommand();
                    case "review" -> new ReviewCommand();
                    case "sync" -> new SyncCommand();
                    case "watch" -> new WatchCommand();
                    case "uninstall" -> new UninstallCommand();
                    case "list" -> new ListCommand();
                    case "search" -> new SearchCommand();
                    case "show" -> new ShowCommand();
                    case "branches" -> new BranchesCommand();
                    case "resume" -> new ResumeCommand();
                    case "rename" -> new RenameCommand();
                    case "fork" -> new ForkCommand();
                    case "restore" -> new RestoreCommand();
                    case "import" -> new ImportCommand();
                    case "log" -> new LogCommand();
                    case "undo" -> new UndoCommand();
                    case "map" -> new MapCommand();
                    case "config" -> new ConfigCommand();
                    case "hook" -> new HookCommand();
                    case "claude", "windsurf" -> new HookCallCommand(name);
                    case "ignore" -> new IgnoreCommand();
                    case "service" -> new ServiceCommand();
                    case "link" -> new LinkCommand();
                    case "completion" -> new CompletionCommand();
                    case "status" -> new StatusCommand();
                    case "doctor" -> new DoctorCommand();
                    case "help" -> new HelpCommand();
                    case "version" -> new VersionCommand();
                    default -> null;
                });
    }
}
