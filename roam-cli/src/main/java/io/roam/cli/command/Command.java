package io.roam.cli.command;

/** A command of roam. */
interface Command {
    /** Its options, and what its help says. */
    Syntax syntax();

    /** Does it; returns the exit code. What fails is a {@link io.roam.spi.RoamException}. */
    int run(Given given, Host host);
}
