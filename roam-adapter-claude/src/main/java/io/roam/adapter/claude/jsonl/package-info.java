/** The rows of a session file: their fields, types and classes. */
@NullMarked
package io.roam.adapter.claude.jsonl;

import org.jspecify.annotations.NullMarked;
