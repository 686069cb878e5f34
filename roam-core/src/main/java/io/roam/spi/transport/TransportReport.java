package io.roam.spi.transport;

import java.util.List;

/**
 * The results of an exchange.
 *
 * @param sent files offered
 * @param received files handed to the inbox
 * @param problems what failed and what was skipped, each a sentence for the user
 */
public record TransportReport(int sent, int received, List<String> problems) {
    /** Copies the list. */
    public TransportReport {
        problems = List.copyOf(problems);
    }
}
