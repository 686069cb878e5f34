package io.roam.exchange;

/** Why a valid batch waits. */
public enum WaitCause {
    /** Its device was removed here, or left, and no list that counts has the batch. */
    REMOVED,
    /** Another device that the user trusts removed its device. */
    HELD,
    /** A device that the user trusts is paired with its device; the user has said nothing. */
    INTRODUCED,
    /** Nothing here names its device. */
    UNKNOWN,
    /** The events that it continues are not in the pool. */
    PREDECESSOR
}
