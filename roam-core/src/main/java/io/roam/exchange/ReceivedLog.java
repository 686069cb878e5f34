package io.roam.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The outcomes of all files that arrived in one exchange. */
final class ReceivedLog {
    private static final int MOST = 100;

    private final List<AcceptedBatch> accepted = new ArrayList<>();
    private final Map<String, String> quarantined = new TreeMap<>();
    private final List<String> corrupt = new ArrayList<>();
    private final List<String> paired = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean namesMore;
    private final List<String> requests = new ArrayList<>();
    private int passed;
    private final Set<String> problems = new LinkedHashSet<>();

    void addAccepted(AcceptedBatch batch) {
        accepted.add(batch);
    }

    void addQuarantined(String file, String reason) {
        if (quarantined.size() < MOST) {
            quarantined.put(file, reason);
        } else {
            passed++;
        }
    }

    /** Notes that a file was not kept, as there are too many of its kind. */
    void addPassed() {
        passed++;
    }

    /** Returns how many files were not kept or not named, as there are too many of their kind. */
    int passed() {
        return passed;
    }

    void addCorrupt(String name) {
        corrupt.add(name);
    }

    void addPaired(String device) {
        paired.add(device);
    }

    /** Records that a card came that names files which are not here. */
    void addNamesMore() {
        namesMore = true;
    }

    boolean namesMore() {
        return namesMore;
    }

    void addRemoved(List<String> devices) {
        removed.addAll(devices);
    }

    /** Returns the names of devices that left and are not accepted since this exchange. */
    List<String> removed() {
        return List.copyOf(removed);
    }

    void addRequest(String sentence) {
        requests.add(sentence);
    }

    void addProblem(String sentence) {
        problems.add(sentence);
    }

    List<AcceptedBatch> accepted() {
        return List.copyOf(accepted);
    }

    /** Returns the reason by the path of each quarantined file. */
    Map<String, String> quarantined() {
        return Map.copyOf(quarantined);
    }

    /** Returns the names of devices that are trusted since this exchange. */
    List<String> paired() {
        return List.copyOf(paired);
    }

    /** Returns a sentence for each device that asks to be paired and waits for the user. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns a sentence for each file that could not be examined. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns the names of files that were not what their name says. */
    List<String> corrupt() {
        return List.copyOf(corrupt);
    }
}
