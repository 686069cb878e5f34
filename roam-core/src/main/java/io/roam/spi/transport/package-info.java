/**
 * The interfaces of a transport, which keeps a growing set of immutable files equal among peers, and knows bytes only.
 *
 * <p>Every file's name is the hash of its content, so no two files of one name differ, and no conflict can arise. Lanes are the
 * exception: each is a small area that its device alone writes, again and again, with what is in no such file yet. A transport is named
 * in {@code META-INF/services/io.roam.spi.transport.TransportProvider}.
 */
@NullMarked
package io.roam.spi.transport;

import org.jspecify.annotations.NullMarked;
