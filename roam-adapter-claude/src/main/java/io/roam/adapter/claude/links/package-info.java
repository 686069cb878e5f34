/** Links among the sessions: which are followed, and where nothing is written. */
@NullMarked
package io.roam.adapter.claude.links;

import org.jspecify.annotations.NullMarked;
