package io.roam.api;

import java.util.Optional;

/**
 * How to set up a home.
 *
 * @param name what this device is called; empty: as the machine is called
 * @param via the address of a transport, such as {@code folder:/mnt/stick} or {@code syncthing}; empty: none is added
 * @param allowsPlain whether it may be one where others can read the conversations
 */
public record InitOptions(Optional<String> name, Optional<String> via, boolean allowsPlain) {
    /** Returns the options of a device that is called as its machine, and has no transport yet. */
    public static InitOptions none() {
        return new InitOptions(Optional.empty(), Optional.empty(), false);
    }

    /** Returns these, with a name. */
    public InitOptions named(String text) {
        return new InitOptions(Optional.of(text), via, allowsPlain);
    }

    /** Returns these, with the address of a transport. */
    public InitOptions via(String address) {
        return new InitOptions(name, Optional.of(address), allowsPlain);
    }

    /** Returns these, where the user accepts that others can read the conversations where the devices meet. */
    public InitOptions allowingPlain() {
        return new InitOptions(name, via, true);
    }
}
