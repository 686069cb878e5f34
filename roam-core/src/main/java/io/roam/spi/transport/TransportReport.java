package io.roam.spi.transport;

import io.roam.spi.Reason;
import java.util.List;

/**
 * The results of an exchange. Immutable; made by {@link #of} and the methods that follow it.
 *
 * @param sent files offered, those in this device's lane included
 * @param received files handed to the inbox, and those in lanes of which it took something
 * @param failures what could not be reached, read or written
 * @param notes what else the user should know, such as what was passed over
 */
public record TransportReport(int sent, int received, List<Reason.Coded> failures, List<Reason.Coded> notes) {
    /** Copies the lists. */
    public TransportReport {
        failures = List.copyOf(failures);
        notes = List.copyOf(notes);
    }

    /** Returns the results of an exchange without failures and notes. */
    public static TransportReport of(int sent, int received) {
        return new TransportReport(sent, received, List.of(), List.of());
    }

    /** Returns this with those failures. */
    public TransportReport withFailures(List<Reason.Coded> all) {
        return new TransportReport(sent, received, all, notes);
    }

    /** Returns this with those notes. */
    public TransportReport withNotes(List<Reason.Coded> all) {
        return new TransportReport(sent, received, failures, all);
    }
}
