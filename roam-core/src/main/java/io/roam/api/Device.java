package io.roam.api;

import io.roam.device.DeviceId;

/**
 * A device, as this one knows it.
 *
 * @param id the fingerprint of its key, 32 characters
 * @param name what its user calls it
 * @param platform {@code linux}, {@code mac}, {@code windows}, or empty if not known
 * @param state whether this device trusts it
 */
public record Device(String id, String name, String platform, TrustState state) {
    /** Whether this device trusts another one, and why not. */
    public enum TrustState {
        /** This device. */
        SELF("self"),
        /** It is trusted: its batches are accepted. */
        PAIRED("paired"),
        /** It asks to be paired; the user has not decided. */
        ASKS("asks"),
        /** A trusted device vouches for it; its batches are deferred until the user decides. */
        VOUCHED("vouched"),
        /** It is trusted, but another device removed it: its new batches are deferred until the user decides. */
        HELD("held"),
        /** It left the circle of its own accord. */
        LEFT("left"),
        /** It was unpaired: nothing new from it is accepted. */
        RETIRED("retired");

        private final String word;

        TrustState(String word) {
            this.word = word;
        }

        /** Returns the word for it in JSON. */
        public String word() {
            return word;
        }
    }

    /** Returns the id in groups of four, for people to compare. */
    public String fingerprint() {
        return new DeviceId(id).fingerprint();
    }
}
