/** The service that keeps {@code roam watch} running: its file and the commands for each system's supervisor. */
@NullMarked
package io.roam.cli.service;

import org.jspecify.annotations.NullMarked;
