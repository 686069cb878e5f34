/** Commands as values: what was typed, checked and ready to run. */
@NullMarked
package io.roam.cli.args;

import org.jspecify.annotations.NullMarked;
