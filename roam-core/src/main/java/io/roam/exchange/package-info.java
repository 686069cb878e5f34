/** Between the pool and the transports: what is given out, what arrives, what of it is accepted. */
@NullMarked
package io.roam.exchange;

import org.jspecify.annotations.NullMarked;
