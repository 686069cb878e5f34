/**
 * What every provider meets: the {@link io.roam.spi.Machine} it runs on and the one family of errors.
 *
 * <p>Adapters of tools implement {@link io.roam.spi.tool}, transports {@link io.roam.spi.transport}; neither sees anything
 * else of roam but {@link io.roam.transcript}.
 */
@NullMarked
package io.roam.spi;

import org.jspecify.annotations.NullMarked;
