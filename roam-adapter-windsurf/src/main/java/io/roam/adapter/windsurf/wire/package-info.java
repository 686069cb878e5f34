/** Protobuf messages without a schema. */
@NullMarked
package io.roam.adapter.windsurf.wire;

import org.jspecify.annotations.NullMarked;
