/**
 * A kit for adapters of tools that keep each session in one file: {@link io.roam.adapter.kit.LineSessions} for a file of lines,
 * {@link io.roam.adapter.kit.DocumentSessions} for a JSON document.
 */
@NullMarked
package io.roam.adapter.kit;

import org.jspecify.annotations.NullMarked;
