/** The only place that knows a JSON library: strict UTF-8, no name twice, bounded depth. */
@NullMarked
package io.roam.json;

import org.jspecify.annotations.NullMarked;
