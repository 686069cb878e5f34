/** What every part of roam stands on. */
@NullMarked
package io.roam;

import org.jspecify.annotations.NullMarked;
