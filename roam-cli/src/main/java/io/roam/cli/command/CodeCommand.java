package io.roam.cli.command;

import io.roam.Roam;
import java.util.Map;

/** Prints the pairing code. */
final class CodeCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "code",
                        "Prints a code, one word, with which another device pairs itself with this",
                        "one: type `roam pair CODE` there. It counts once, for an hour.")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            String code = roam.pairingCode();
            if (given.json()) {
                host.terminal().json(Map.of("code", code));
            } else {
                host.terminal().say(code);
            }
        }
        return ExitCode.DONE;
    }
}
