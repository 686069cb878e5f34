/** The facade: what a program needs to let conversations roam. */
@NullMarked
package io.roam;

import org.jspecify.annotations.NullMarked;
