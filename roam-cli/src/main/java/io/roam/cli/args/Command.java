package io.roam.cli.args;

/** A command of roam. */
public interface Command {
    /** Its options, and what its help says. */
    CommandSyntax syntax();

    /** Does it; returns the exit code. What fails is a {@link io.roam.spi.RoamException}. */
    int run(ParsedArguments arguments, CommandContext context);
}
