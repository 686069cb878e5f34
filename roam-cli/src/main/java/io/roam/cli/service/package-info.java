/** The service that keeps {@code roam watch} running: on each system, what is written where, and what the system is told. */
@NullMarked
package io.roam.cli.service;

import org.jspecify.annotations.NullMarked;
