package io.roam.cli.command;

import io.roam.Roam;
import java.nio.file.Files;
import java.nio.file.Path;

/** Teaches a mapping. */
final class MapCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "map",
                        "Says that a folder of any device, with all below it, or a git repository, is a",
                        "certain folder here. What waited for that is placed at the next `roam sync`.")
                .argument("FROM", true, "an absolute path of any device, or a remote such as github.com/ada/engine")
                .argument("TO", true, "the folder here");
    }

    @Override
    public int run(Given given, Host host) {
        String from = given.argument(0).orElseThrow();
        Path to = host.path(given.argument(1).orElseThrow());
        if (!Files.isDirectory(to)) {
            throw new NoFolderException(to.toString());
        }
        try (Roam roam = host.open()) {
            roam.map(from, to);
        }
        host.terminal().say(from + " is " + to + " here from now on; roam sync places what waited for it.");
        return ExitCode.DONE;
    }
}
