/** Hostile and damaged inputs for tests, and the run that tries many of them. */
@NullMarked
package io.roam.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
