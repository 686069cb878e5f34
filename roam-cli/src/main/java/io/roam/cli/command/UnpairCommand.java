package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.Device;
import java.util.Map;

/** Retires a device. */
final class UnpairCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "unpair",
                        "Accepts nothing new from a device. What was accepted from it stays, and what",
                        "it has of yours it keeps.")
                .argument("NAME", true, "the device's name, or the beginning of its id")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            Device device = roam.unpair(given.argument(0).orElseThrow());
            if (given.json()) {
                host.terminal().json(Map.of("device", DeviceWords.json(device)));
            } else {
                host.terminal()
                        .say("Nothing new is accepted from " + device.name() + " (" + device.fingerprint()
                                + ") any more. What it said before stays, and it keeps what it has.");
            }
        }
        return ExitCode.DONE;
    }
}
