package io.roam.cli.command;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Commands under one heading of the overview, in the order in which a newcomer needs them. */
enum CommandGroup {
    GET_STARTED("GET STARTED", "tour", "init", "pair"),
    CONVERSATIONS(
            "CONVERSATIONS", "list", "search", "show", "resume", "branches", "fork", "rename", "restore", "import"),
    SYNC("SYNC", "sync", "watch", "service", "status", "log", "undo"),
    DEVICES("DEVICES AND FOLDERS", "devices", "review", "unpair", "map", "ignore"),
    SETUP("SETUP", "config", "hook", "completion", "link", "doctor", "uninstall");

    private final String heading;
    private final ImmutableList<String> commands;

    CommandGroup(String heading, String... commands) {
        this.heading = heading;
        this.commands = ImmutableList.copyOf(commands);
    }

    String heading() {
        return heading;
    }

    /** Returns the names of the commands. */
    List<String> commands() {
        return commands;
    }
}
