/** The operations on an open home: one class for each use case. */
@NullMarked
package io.roam.operation;

import org.jspecify.annotations.NullMarked;
