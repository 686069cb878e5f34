/** Reads parts of files, and lines. */
@NullMarked
package io.roam.adapter.claude.files;

import org.jspecify.annotations.NullMarked;
