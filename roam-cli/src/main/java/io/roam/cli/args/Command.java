package io.roam.cli.args;

/** A command of roam. */
public interface Command {
    /** Returns the options of the command, and its help. */
    CommandSyntax syntax();

    /**
     * Runs the command, and returns the exit code.
     *
     * @throws io.roam.spi.RoamException if it fails
     */
    int run(ParsedArguments arguments, CommandContext context);
}
