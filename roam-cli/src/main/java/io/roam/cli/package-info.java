/** The {@code roam} command. */
@NullMarked
package io.roam.cli;

import org.jspecify.annotations.NullMarked;
