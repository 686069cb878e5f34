/** Roam in the user's shell: the link by which shells find it, and the script for completion and shortcuts. */
@NullMarked
package io.roam.cli.shell;

import org.jspecify.annotations.NullMarked;
