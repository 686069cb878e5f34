/** Devices that are processes, with the real Syncthing between them, and what may befall them. */
@NullMarked
package io.roam.cli.circle;

import org.jspecify.annotations.NullMarked;
