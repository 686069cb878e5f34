package io.roam.cli.command;

import io.roam.cli.tour.Tour;

/** Shows it all in a temporary folder. */
final class TourCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "tour",
                        "Shows what roam does: in a temporary folder it makes two homes, holds a",
                        "conversation in one, pairs them, and lets the conversation travel there and",
                        "back, with the real commands. Needs no tool, no network and no account;",
                        "leaves your own files alone.")
                .flag("--keep", "leave the folder there to look around in");
    }

    @Override
    public int run(Given given, Host host) {
        new Tour(host.terminal()::say, (machine, out, args) -> {
                    try (Host there = host.with(machine, out)) {
                        return Program.run(there, args);
                    }
                })
                .run(given.has("--keep"));
        return ExitCode.DONE;
    }
}
