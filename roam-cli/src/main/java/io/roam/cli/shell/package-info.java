/** Roam in the user's shell: the link by which it is found, and what the shell's start file evaluates. */
@NullMarked
package io.roam.cli.shell;

import org.jspecify.annotations.NullMarked;
