package io.roam.device;

import java.util.Arrays;

/** What a new device needs to reach the one that made a pairing code, as a transport packs that. */
public final class PairingContact {
    /** Nothing is needed: the devices meet in a place that both know. */
    public static final PairingContact NONE = new PairingContact(new byte[0]);

    private final byte[] packed;

    private PairingContact(byte[] packed) {
        this.packed = packed;
    }

    public static PairingContact of(byte[] packed) {
        return new PairingContact(packed.clone());
    }

    /** Returns the bytes, in a new array. */
    public byte[] bytes() {
        return packed.clone();
    }

    /** Whether nothing is needed. */
    public boolean isEmpty() {
        return packed.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PairingContact contact && Arrays.equals(packed, contact.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }
}
