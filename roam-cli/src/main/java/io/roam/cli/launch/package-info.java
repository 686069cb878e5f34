/** Starts other programs: a tool with a session, and what is found on PATH. */
@NullMarked
package io.roam.cli.launch;

import org.jspecify.annotations.NullMarked;
