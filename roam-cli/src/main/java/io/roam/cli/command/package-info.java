/** The commands of roam, a file each. */
@NullMarked
package io.roam.cli.command;

import org.jspecify.annotations.NullMarked;
