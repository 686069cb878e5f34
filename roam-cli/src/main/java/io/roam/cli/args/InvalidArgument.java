package io.roam.cli.args;

/** Marks the errors that are about how a value was typed: the command ends as it does for an unknown option. */
public interface InvalidArgument {}
