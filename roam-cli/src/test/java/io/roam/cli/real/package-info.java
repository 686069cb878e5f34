/** Tests with the real Claude Code, offline and against a stand-in for its model: the program that reads what roam wrote judges it. */
@NullMarked
package io.roam.cli.real;

import org.jspecify.annotations.NullMarked;
