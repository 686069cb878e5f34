/** Finds out which conversation the user means: by id, by words, or by a picker. */
@NullMarked
package io.roam.cli.choice;

import org.jspecify.annotations.NullMarked;
