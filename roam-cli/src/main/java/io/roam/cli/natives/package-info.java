/** The native libraries of roam's dependencies: where they lie unpacked, and how one that programs may load is found. */
@NullMarked
package io.roam.cli.natives;

import org.jspecify.annotations.NullMarked;
