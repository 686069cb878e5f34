/** Exchange over Syncthing: peer to peer, encrypted on the wire, by an instance of roam's own or by the user's. */
@NullMarked
package io.roam.transport.syncthing;

import org.jspecify.annotations.NullMarked;
