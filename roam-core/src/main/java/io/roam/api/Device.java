package io.roam.api;

import io.roam.device.DeviceId;

/**
 * A device, as this one knows it.
 *
 * @param id the fingerprint of its key, 32 characters
 * @param name what its user calls it
 * @param platform {@code linux}, {@code mac}, {@code windows}, or empty if not known
 * @param state what it is to this device
 */
public record Device(String id, String name, String platform, TrustState state) {
    /** What a device is to this one. */
    public enum TrustState {
        /** This device. */
        SELF("self"),
        /** Trusted: its words are accepted. */
        PAIRED("paired"),
        /** It asks to be paired, and waits for the user's word. */
        ASKS("asks"),
        /** A trusted device vouches for it; its words wait for the user's word. */
        VOUCHED("vouched"),
        /** It said itself that it takes part no more. */
        LEFT("left"),
        /** It was paired once: what was accepted from it stays, nothing new is. */
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

    /** The id in groups of four, for people to compare. */
    public String fingerprint() {
        return new DeviceId(id).fingerprint();
    }
}
