/**
 * What every provider meets: the {@link io.roam.spi.Machine} it runs on and the one family of errors.
 *
 * <p>Adapters of tools implement {@link io.roam.spi.tool}, transports {@link io.roam.spi.transport}; neither sees anything
 * else of roam but {@link io.roam.transcript}.
 *
 * <p>In all packages of it nothing is null, given or returned, unless it is marked as nullable. Values are immutable. Make them with their factories, because a
 * later version may add a component to a record. Sizes are in bytes, and paths are absolute.
 */
@NullMarked
package io.roam.spi;

import org.jspecify.annotations.NullMarked;
