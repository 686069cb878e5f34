/** Reads and writes JSON: strict UTF-8, no duplicate names, bounded depth. The only package that knows a JSON library. */
@NullMarked
package io.roam.json;

import org.jspecify.annotations.NullMarked;
