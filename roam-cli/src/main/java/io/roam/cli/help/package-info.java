/** Help: pages made of what commands declare, printed, or as man pages. */
@NullMarked
package io.roam.cli.help;

import org.jspecify.annotations.NullMarked;
