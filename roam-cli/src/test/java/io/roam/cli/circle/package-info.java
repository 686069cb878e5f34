/** Tests of devices that are processes, with the real Syncthing between them, and of their faults. */
@NullMarked
package io.roam.cli.circle;

import org.jspecify.annotations.NullMarked;
