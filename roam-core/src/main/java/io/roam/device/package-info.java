/** Devices: their keys, the cards they show, and how two of them meet. */
@NullMarked
package io.roam.device;

import org.jspecify.annotations.NullMarked;
