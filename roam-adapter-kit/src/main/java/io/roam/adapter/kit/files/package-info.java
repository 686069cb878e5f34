/** Drafts of files, how they get into their places, and the steps by which that is undone. */
@NullMarked
package io.roam.adapter.kit.files;

import org.jspecify.annotations.NullMarked;
