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
public record Exchanged(
        int sent,
        int received,
        List<Came> accepted,
        Map<String, String> quarantined,
        List<String> paired,
        List<String> problems) {

    /** Nothing was exchanged. */
    public static final Exchanged NOTHING = new Exchanged(0, 0, List.of(), Map.of(), List.of(), List.of());

    /** Both together. */
    public Exchanged plus(Exchanged later) {
        Map<String, String> aside = new TreeMap<>(quarantined);
        aside.putAll(later.quarantined);
        List<String> devices = new ArrayList<>(paired);
        devices.addAll(later.paired);
        List<String> sentences = new ArrayList<>(problems);
        later.problems.stream()
                .filter(sentence -> !sentences.contains(sentence))
                .forEach(sentences::add);
        List<Came> came = new ArrayList<>(accepted);
        came.addAll(later.accepted);
        return new Exchanged(sent + later.sent, received + later.received, came, aside, devices, sentences);
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

        Exchanged build(Arrivals arrivals) {
            return new Exchanged(
                    sent,
                    received,
                    arrivals.takeAccepted(),
                    arrivals.takeQuarantined(),
                    arrivals.takePaired(),
                    List.copyOf(problems));
        }
    }
}
