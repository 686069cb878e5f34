/** The values and errors that the facade gives and takes. */
@NullMarked
package io.roam.api;

import org.jspecify.annotations.NullMarked;
