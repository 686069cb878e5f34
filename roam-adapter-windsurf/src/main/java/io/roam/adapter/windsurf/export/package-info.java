/** Conversations that a user exported as Markdown. */
@NullMarked
package io.roam.adapter.windsurf.export;

import org.jspecify.annotations.NullMarked;
