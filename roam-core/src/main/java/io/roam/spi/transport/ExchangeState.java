package io.roam.spi.transport;

/** The state of an exchange, from the best to the worst. */
public enum ExchangeState {
    /** All peers that can be reached have the same files as this device. */
    UP_TO_DATE,
    /** Files are still being sent or received. */
    IN_PROGRESS,
    /** Nothing can be exchanged: a stick is not plugged in, no peer can be reached. */
    UNREACHABLE
}
