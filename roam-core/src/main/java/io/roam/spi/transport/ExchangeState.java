package io.roam.spi.transport;

/** How far an exchange got, from the best to the worst. */
public enum ExchangeState {
    /** All peers that can be reached have what this device has, and the other way round. */
    UP_TO_DATE,
    /** More comes and goes by itself. */
    IN_PROGRESS,
    /** What is needed is not there: a stick is not plugged in, no peer can be reached. */
    UNREACHABLE
}
