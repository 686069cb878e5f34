/** Keeps a home in step with its stores and the other devices while a process runs. */
@NullMarked
package io.roam.watch;

import org.jspecify.annotations.NullMarked;
