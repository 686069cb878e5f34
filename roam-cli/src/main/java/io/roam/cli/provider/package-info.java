/** Finds the adapters and transports that are installed. */
@NullMarked
package io.roam.cli.provider;

import org.jspecify.annotations.NullMarked;
