package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.ResumePlan;
import java.nio.file.Path;

/** Copies a conversation, to go another way. */
final class ForkCommand implements Command {
    @Override
    public Syntax syntax() {
        return Going.options(Syntax.of(
                        "fork",
                        "Copies a conversation into a new session of its tool, which belongs to the",
                        "current folder, and starts the tool with it. What is said in it goes another",
                        "way: the original stays as it is. Without an ID it is the newest conversation",
                        "of the current folder.")
                .argument("ID", false, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device"));
    }

    @Override
    public int run(Given given, Host host) {
        Path here = host.machine().directory();
        ResumePlan copy;
        try (Roam roam = host.open()) {
            String id = given.argument(0).orElseGet(() -> roam.newestIn(here).id());
            copy = roam.fork(id, given.option("--branch"), here);
        }
        return new Going(given, host).on(copy, true);
    }
}
