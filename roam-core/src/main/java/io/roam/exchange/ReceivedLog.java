package io.roam.exchange;

import io.roam.spi.DiskException;
import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Path;
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
    private final List<Reason.Coded> requests = new ArrayList<>();
    private int passed;
    private final Set<Reason.Coded> problems = new LinkedHashSet<>();

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

    void addRequest(Reason.Coded request) {
        requests.add(request);
    }

    void addProblem(RoamException problem) {
        problems.add(Reason.Coded.of(problem));
    }

    void addUnreadable(Path file, IOException cause) {
        addProblem(new DiskException("cannot read a received file", file, cause));
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

    /** Returns which devices ask to be paired and wait for the user. */
    List<Reason.Coded> requests() {
        return List.copyOf(requests);
    }

    /** Returns which files could not be examined. */
    List<Reason.Coded> problems() {
        return List.copyOf(problems);
    }

    /** Returns the names of files that were not what their name says. */
    List<String> corrupt() {
        return List.copyOf(corrupt);
    }
}
