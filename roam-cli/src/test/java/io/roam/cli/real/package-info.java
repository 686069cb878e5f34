/** Tests with real clients, offline and against a stand-in for their models: the program that reads what roam wrote judges it. */
@NullMarked
package io.roam.cli.real;

import org.jspecify.annotations.NullMarked;
