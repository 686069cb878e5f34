package io.roam.spi.transport;

import java.util.List;

/**
 * What an exchange did.
 *
 * @param sent files given out
 * @param received files handed to the inbox
 * @param problems what could not be done and what was passed over, each a sentence for the user
 */
public record TransportReport(int sent, int received, List<String> problems) {
    /** Makes one; the list is copied. */
    public TransportReport {
        problems = List.copyOf(problems);
    }
}
