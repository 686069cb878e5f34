/**
 * The facade: what a program needs to let conversations roam.
 *
 * <p>The classes are thread-safe. Nothing is null, given or returned, unless it is marked as nullable. An error is a {@link
 * io.roam.spi.RoamException}.
 *
 * <p>The id of a conversation, as an argument, may be the beginning of it, or of the id of one of its sessions. If none or several match, an {@link
 * io.roam.api.UnknownConversationException} is thrown. A device is named by its name, or by the beginning of its id. If none or several match, an {@link
 * io.roam.api.UnknownDeviceException} is thrown.
 */
@NullMarked
package io.roam;

import org.jspecify.annotations.NullMarked;
