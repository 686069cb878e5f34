/** The transcript of a session: its active path, messages and title. */
@NullMarked
package io.roam.adapter.claude.transcript;

import org.jspecify.annotations.NullMarked;
