package io.roam.exchange;

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
 * @param failures what could not be reached, read or written, a sentence each
 * @param notes what else the user should know, a sentence each
 */
public record ExchangeResult(
        int sent,
        int received,
        List<AcceptedBatch> accepted,
        Map<String, String> quarantined,
        List<String> paired,
        List<String> failures,
        List<String> notes) {

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

    private static List<String> distinct(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    static final class Builder {
        private int sent;
        private int received;
        private final List<String> failures = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        void add(String address, LineReport report) {
            sent += report.sent();
            received += report.received();
            report.failures().forEach(sentence -> failures.add(address + ": " + sentence));
            report.notes().forEach(sentence -> notes.add(address + ": " + sentence));
        }

        void addFailure(String sentence) {
            failures.add(sentence);
        }

        void addNote(String sentence) {
            notes.add(sentence);
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
