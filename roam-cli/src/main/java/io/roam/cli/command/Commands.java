package io.roam.cli.command;

import io.roam.cli.args.Command;
import io.roam.cli.hooks.HooksCommand;
import java.util.LinkedHashMap;
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
        summaries.put("code", "print the code that pairs another device with this one");
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
        summaries.put("claude", "have Claude Code tell when a conversation went on elsewhere");
        summaries.put("windsurf", "have Windsurf write transcripts, which are kept");
        summaries.put("private", "keep a folder or a conversation out");
        summaries.put("service", "keep conversations up to date in the background");
        summaries.put("install", "let your shells find roam, by a link in a folder of PATH");
        summaries.put("uninstall", "take that link out again");
        summaries.put("shell-init", "print what your shell evaluates to complete commands and ids");
        summaries.put("status", "tell what is known, and what waits and why");
        summaries.put("doctor", "look for all that can be wrong, and put right what is safe");
        summaries.put("leave", "take part no more");
        return summaries;
    }

    static Optional<Command> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "tour" -> new TourCommand();
                    case "init" -> new InitCommand();
                    case "code" -> new CodeCommand();
                    case "pair" -> new PairCommand();
                    case "devices" -> new DevicesCommand();
                    case "unpair" -> new UnpairCommand();
                    case "review" -> new ReviewCommand();
                    case "sync" -> new SyncCommand();
                    case "watch" -> new WatchCommand();
                    case "leave" -> new LeaveCommand();
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
                    case "claude" -> HooksCommand.ofClaude();
                    case "windsurf" -> HooksCommand.ofWindsurf();
                    case "private" -> new PrivateCommand();
                    case "service" -> new ServiceCommand();
                    case "install" -> new InstallCommand();
                    case "uninstall" -> new UninstallCommand();
                    case "shell-init" -> new ShellInitCommand();
                    case "status" -> new StatusCommand();
                    case "doctor" -> new DoctorCommand();
                    default -> null;
                });
    }
}
