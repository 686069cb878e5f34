/** The terminal: lines, colours, tables, progress. */
@NullMarked
package io.roam.cli.terminal;

import org.jspecify.annotations.NullMarked;
