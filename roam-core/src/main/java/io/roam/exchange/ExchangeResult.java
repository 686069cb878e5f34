package io.roam.exchange;

import io.roam.spi.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The result of an exchange.
 *
 * @param sent the number of files given out
 * @param received the number of files taken in
 * @param accepted the batches that entered the pool
 * @param quarantined the reason by the path of each file that was rejected
 * @param paired the names of devices that are trusted since then
 * @param failures what could not be reached, read or written
 * @param notes what else the user should know
 */
public record ExchangeResult(
        int sent,
        int received,
        List<AcceptedBatch> accepted,
        Map<String, String> quarantined,
        List<String> paired,
        List<Reason.Coded> failures,
        List<Reason.Coded> notes) {

    /** The result when nothing was exchanged. */
    public static final ExchangeResult NOTHING =
            new ExchangeResult(0, 0, List.of(), Map.of(), List.of(), List.of(), List.of());

    /** Returns this result and a later one as one result. */
    public ExchangeResult plus(ExchangeResult later) {
        List<AcceptedBatch> allAccepted = new ArrayList<>(accepted);
        allAccepted.addAll(later.accepted);
        Map<String, String> allQuarantined = new TreeMap<>(quarantined);
        allQuarantined.putAll(later.quarantined);
        List<String> allPaired = new ArrayList<>(paired);
        allPaired.addAll(later.paired);
        return new ExchangeResult(
                sent + later.sent,
                received + later.received,
                allAccepted,
                allQuarantined,
                allPaired,
                distinct(failures, later.failures),
                distinct(notes, later.notes));
    }

    private static List<Reason.Coded> distinct(List<Reason.Coded> first, List<Reason.Coded> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    static final class Builder {
        private int sent;
        private int received;
        private final List<Reason.Coded> failures = new ArrayList<>();
        private final List<Reason.Coded> notes = new ArrayList<>();

        void add(LineReport report) {
            sent += report.sent();
            received += report.received();
            failures.addAll(report.failures());
            notes.addAll(report.notes());
        }

        void addFailure(Reason.Coded failure) {
            failures.add(failure);
        }

        void addNote(Reason.Coded note) {
            notes.add(note);
        }

        ExchangeResult build(ReceivedLog log) {
            return new ExchangeResult(
                    sent,
                    received,
                    log.accepted(),
                    log.quarantined(),
                    log.paired(),
                    List.copyOf(failures),
                    List.copyOf(notes));
        }
    }
}
