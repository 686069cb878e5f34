/**
 * Runs the real Claude Code offline, against a stand-in for its model, so that what roam writes is judged by the program
 * that must read it.
 */
@NullMarked
package io.roam.cli.real;

import org.jspecify.annotations.NullMarked;
