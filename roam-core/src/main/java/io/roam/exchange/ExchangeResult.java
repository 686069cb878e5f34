package io.roam.exchange;

import io.roam.spi.transport.TransportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an exchange did.
 *
 * @param sent files given out
 * @param received files taken in
 * @param accepted batches taken into the pool
 * @param quarantined what was put aside now: file and reason
 * @param paired the devices that are trusted from now on
 * @param problems each a sentence
 */
public record ExchangeResult(
        int sent,
        int received,
        List<AcceptedBatch> accepted,
        Map<String, String> quarantined,
        List<String> paired,
        List<String> problems) {

    /** Nothing was exchanged. */
    public static final ExchangeResult NOTHING = new ExchangeResult(0, 0, List.of(), Map.of(), List.of(), List.of());

    /** Both together. */
    public ExchangeResult plus(ExchangeResult later) {
        Map<String, String> aside = new TreeMap<>(quarantined);
        aside.putAll(later.quarantined);
        List<String> devices = new ArrayList<>(paired);
        devices.addAll(later.paired);
        List<String> sentences = new ArrayList<>(problems);
        later.problems.stream()
                .filter(sentence -> !sentences.contains(sentence))
                .forEach(sentences::add);
        List<AcceptedBatch> came = new ArrayList<>(accepted);
        came.addAll(later.accepted);
        return new ExchangeResult(sent + later.sent, received + later.received, came, aside, devices, sentences);
    }

    static final class Builder {
        private int sent;
        private int received;
        private final List<String> problems = new ArrayList<>();

        void add(String address, TransportReport report) {
            sent += report.sent();
            received += report.received();
            report.problems().forEach(problem -> problems.add(address + ": " + problem));
        }

        void problem(String sentence) {
            problems.add(sentence);
        }

        ExchangeResult build(InboxReceiver receiver) {
            return new ExchangeResult(
                    sent,
                    received,
                    receiver.takeAccepted(),
                    receiver.takeQuarantined(),
                    receiver.takePaired(),
                    List.copyOf(problems));
        }
    }
}
