package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.hooks.HookCallCommand;
import io.roam.cli.hooks.HookCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All commands by name. Each is created only when it is used. */
final class Commands {
    private Commands() {}

    /** Returns each command's name and summary, in the order in which a newcomer needs them. */
    static Map<String, String> summaries() {
        Map<String, String> summaries = new LinkedHashMap<>();
        summaries.put("tour", "see it all work in a temporary folder, in a few seconds");
        summaries.put("init", "set this device up");
        summaries.put("pair", "pair this device with the one that made a code");
        summaries.put("devices", "list the devices, and who waits for your word");
        summaries.put("unpair", "remove a device, and accept nothing new from it");
        summaries.put("review", "show pending messages of a device, and accept them");
        summaries.put("sync", "bring all conversations up to date, here and elsewhere");
        summaries.put("watch", "keep all conversations up to date until it is ended");
        summaries.put("list", "list the conversations of all devices");
        summaries.put("search", "find words in the conversations of all devices");
        summaries.put("show", "read a conversation");
        summaries.put("branches", "show in how many ways a conversation went on");
        summaries.put("resume", "continue a conversation here, in its tool");
        summaries.put("rename", "give a conversation a title, everywhere");
        summaries.put("fork", "copy a conversation, to go another way");
        summaries.put("restore", "bring a conversation into its tool here");
        summaries.put("import", "keep what stands in an export of a conversation");
        summaries.put("log", "tell what came, and what was placed");
        summaries.put("undo", "take back what was placed");
        summaries.put("map", "say where a folder of another device is here");
        summaries.put("config", "choose what is to be chosen about the tools");
        summaries.put("hook", "connect Claude Code or Windsurf to roam");
        summaries.put("ignore", "keep a folder or a conversation on this device");
        summaries.put("service", "keep conversations up to date in the background");
        summaries.put("link", "add roam to your PATH");
        summaries.put("completion", "print the completion script for your shell");
        summaries.put("status", "tell what is known, and what waits and why");
        summaries.put("doctor", "look for all that can be wrong, and put right what is safe");
        summaries.put("uninstall", "remove roam from this device");
        return summaries;
    }

    /** Returns the words that now mean what a former name of a command meant; no words if it is none. */
    static List<String> replacement(String formerName) {
        return switch (formerName) {
            case "code" -> List.of("pair", "--show");
            case "private" -> List.of("ignore");
            case "install" -> List.of("link");
            case "leave" -> List.of("uninstall");
            case "shell-init" -> List.of("completion");
            default -> List.of();
        };
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
                    default -> null;
                });
    }
}
