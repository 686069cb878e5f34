/** Devices: their keys, their cards, and how two of them are paired. */
@NullMarked
package io.roam.device;

import org.jspecify.annotations.NullMarked;
