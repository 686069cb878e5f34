package io.roam;

import io.roam.device.DeviceId;

/**
 * A device, as this one knows it.
 *
 * @param id the fingerprint of its key, 32 characters
 * @param name what its user calls it
 * @param platform {@code linux}, {@code mac}, {@code windows}, or empty if not known
 * @param standing what it is to this device
 */
public record Device(String id, String name, String platform, Standing standing) {
    /** What a device is to this one. */
    public enum Standing {
        /** This device. */
        SELF,
        /** Trusted: its words are accepted. */
        PAIRED,
        /** It asks to be paired, and waits for the user's word. */
        ASKS,
        /** A trusted device vouches for it; its words wait for the user's word. */
        VOUCHED,
        /** It said itself that it takes part no more. */
        LEFT,
        /** It was paired once: what was accepted from it stays, nothing new is. */
        RETIRED
    }

    /** The id in groups of four, for people to compare. */
    public String fingerprint() {
        return new DeviceId(id).fingerprint();
    }
}
