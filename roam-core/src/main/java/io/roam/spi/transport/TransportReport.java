package io.roam.spi.transport;

import java.util.List;

/**
 * The results of an exchange.
 *
 * @param sent files offered, those in this device's lane included
 * @param received files handed to the inbox, and those in lanes of which it took something
 * @param failures what could not be reached, read or written, a sentence each
 * @param notes what else the user should know, such as what was passed over, a sentence each
 */
public record TransportReport(int sent, int received, List<String> failures, List<String> notes) {
    /** Copies the lists. */
    public TransportReport {
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }
}
