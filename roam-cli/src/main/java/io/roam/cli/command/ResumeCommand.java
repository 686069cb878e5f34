package io.roam.cli.command;

import io.roam.Resumption;
import io.roam.Roam;
import java.nio.file.Path;
import java.util.Optional;

/** Continues a conversation in its tool. */
final class ResumeCommand implements Command {
    @Override
    public Syntax syntax() {
        return Going.options(Syntax.of(
                        "resume",
                        "Synchronizes, brings a conversation into its tool here, and starts the tool's",
                        "own command that continues it, in the conversation's folder. Without an ID",
                        "it is the newest conversation of the current folder. If it went on in several",
                        "ways, it is the one spoken in last, or the session whose own id is given.")
                .argument("ID", false, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device")
                .flag("--here", "continue it in the current folder, whatever its folder was"));
    }

    @Override
    public int run(Given given, Host host) {
        Resumption resumption;
        try (Roam roam = host.open()) {
            resumption = new Patience(host).with(() -> resume(roam, given, host));
        }
        return new Going(given, host).on(resumption, given.has("--branch"));
    }

    private static Resumption resume(Roam roam, Given given, Host host) {
        Path here = host.machine().directory();
        Optional<String> id = given.argument(0);
        if (id.isEmpty()) {
            roam.sync(); // the newest may be on its way
        }
        return roam.resume(
                id.orElseGet(() -> roam.newestOf(here).id()),
                given.has("--here") ? Optional.of(here) : Optional.empty(),
                given.option("--branch"));
    }
}
