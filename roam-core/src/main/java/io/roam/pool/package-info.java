/** The batches that this device has accepted, and the records of branches in them. */
@NullMarked
package io.roam.pool;

import org.jspecify.annotations.NullMarked;
