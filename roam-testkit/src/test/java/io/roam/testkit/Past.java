package io.roam.testkit;

import static java.util.stream.Collectors.toMap;

import io.roam.api.NotPossibleException;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the stores stood before and after each run; an undo must bring back exactly what the run changed. */
final class Past {
    private record Run(String device, long number) {}

    private record Change(Map<String, String> before, Map<String, String> after) {
        /** How a file, which is so now, is to be when the run is undone. */
        @Nullable
        String undone(String file, @Nullable String now) {
            return Objects.equals(now, after.get(file)) ? before.get(file) : now;
        }
    }

    private final Map<Run, Change> changes = new HashMap<>();

    /** Lets a device work, and remembers how its store stood before and after. */
    <T> T of(TestDevice device, Supplier<T> work) {
        Map<String, String> before = store(device);
        long last = newest(device);
        T result = work.get();
        if (newest(device) > last) {
            changes.put(new Run(device.name(), newest(device)), new Change(before, store(device)));
        }
        return result;
    }

    private static long newest(TestDevice device) {
        return device.roam().log().stream()
                .mapToLong(RunLogEntry::run)
                .findFirst()
                .orElse(0);
    }

    private static Map<String, String> store(TestDevice device) {
        return FileTree.of(FakeSession.install(device.machine())).content().entrySet().stream()
                .filter(file -> !file.getKey().endsWith(".shared")) // of several sessions
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was so does not count any more. */
    void forget(TestDevice device) {
        changes.keySet().removeIf(run -> run.device().equals(device.name()));
    }

    /** Undoes the newest run that can be undone, and compares. */
    void undo(TestDevice device) {
        Map<String, String> now = store(device);
        try {
            compare(device, device.roam().undo(Optional.empty()), now);
        } catch (NotPossibleException e) { // nothing was placed, or all was taken back
            require(store(device).equals(now), "an undo of nothing changed files on " + device.name());
        }
    }

    private void compare(TestDevice device, UndoReport report, Map<String, String> now) {
        List<String> back =
                report.undone().stream().map(RunLogEntry.Placed::session).toList();
        Change change = changes.get(new Run(device.name(), report.run()));
        String what = " by undoing run " + report.run() + " on " + device.name();
        Map<String, String> undone = store(device);
        require(others(undone, back).equals(others(now, back)), "another session was changed" + what);
        if (change != null) {
            Stream.of(now, undone, change.before())
                    .flatMap(files -> files.keySet().stream())
                    .filter(file -> isOf(file, back))
                    .forEach(file -> require(
                            Objects.equals(undone.get(file), change.undone(file, now.get(file))),
                            file + " was not put back exactly" + what));
        }
    }

    private static Map<String, String> others(Map<String, String> files, List<String> sessions) {
        return files.entrySet().stream()
                .filter(file -> !isOf(file.getKey(), sessions))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean isOf(String file, List<String> sessions) {
        return sessions.stream().anyMatch(session -> file.startsWith(session + "."));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
