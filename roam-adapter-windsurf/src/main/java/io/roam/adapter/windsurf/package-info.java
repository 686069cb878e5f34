/**
 * Windsurf, by its later name Devin Desktop: the conversations of Cascade, in sealed protobuf files.
 *
 * <p>{@code docs/reference/formats/windsurf.md} says what is known of the format, and how well.
 */
@NullMarked
package io.roam.adapter.windsurf;

import org.jspecify.annotations.NullMarked;
