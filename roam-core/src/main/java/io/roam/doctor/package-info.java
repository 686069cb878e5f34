/** Checks of a roam home, one {@link io.roam.spi.Check} for each thing that can be wrong. */
@NullMarked
package io.roam.doctor;

import org.jspecify.annotations.NullMarked;
