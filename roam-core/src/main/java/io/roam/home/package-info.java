/** A home on the disk: its layout, configuration, lock, and open transports. */
@NullMarked
package io.roam.home;

import org.jspecify.annotations.NullMarked;
