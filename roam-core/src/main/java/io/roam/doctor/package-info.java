/** Looks at a roam home for what can be wrong with it, one {@link io.roam.spi.Check} for each thing. */
@NullMarked
package io.roam.doctor;

import org.jspecify.annotations.NullMarked;
