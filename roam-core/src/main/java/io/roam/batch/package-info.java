/** The batch file of docs/develop/archive-format.md: written once, read and checked as a stream. */
@NullMarked
package io.roam.batch;

import org.jspecify.annotations.NullMarked;
