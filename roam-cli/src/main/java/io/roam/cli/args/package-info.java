/** What all commands share: their syntax, their arguments, and the context in which they run. */
@NullMarked
package io.roam.cli.args;

import org.jspecify.annotations.NullMarked;
