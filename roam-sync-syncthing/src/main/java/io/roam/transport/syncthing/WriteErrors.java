package io.roam.transport.syncthing;

import com.google.common.base.Stopwatch;
import io.roam.spi.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The errors that keep Syncthing from writing into the shared folder. */
final class WriteErrors {
    /** The interval between queries for a stopped folder, for which there is no cheap event. */
    private static final Duration APART = Duration.ofSeconds(10);

    private final Path folder;
    private final Stopwatch sinceLook = Stopwatch.createUnstarted();
    private Optional<String> stopped = Optional.empty();

    WriteErrors(Path folder) {
        this.folder = folder;
    }

    /** Returns the known errors; asks now and then, and lets Syncthing try again where it stopped. */
    List<Reason.Coded> recent(PeerStatusQuery query, Runnable rescan, Map<String, String> failed) {
        if (!sinceLook.isRunning() || sinceLook.elapsed().compareTo(APART) >= 0) {
            stopped = query.error();
            if (stopped.isPresent()) {
                tryAgain(rescan);
                stopped = query.error();
            }
            sinceLook.reset().start();
        }
        return warnings(failed);
    }

    private static void tryAgain(Runnable rescan) {
        try {
            rescan.run();
        } catch (SyncthingFailedException e) { // refused for the error that is asked for next
            return;
        }
    }

    /** Asks for the current errors. */
    List<Reason.Coded> current(PeerStatusQuery query) {
        stopped = query.error();
        return warnings(query.failedFiles());
    }

    private List<Reason.Coded> warnings(Map<String, String> failed) {
        List<Reason.Coded> all = new ArrayList<>();
        stopped.ifPresent(error -> all.add(Reason.Coded.of(
                "syncthing-folder-stopped",
                "Syncthing stopped syncing the shared folder " + folder + ": " + Reason.plain(error) + remedy(error))));
        failed.values().stream()
                .filter(this::isOurs)
                .findFirst()
                .ifPresent(error -> all.add(Reason.Coded.of(
                        "syncthing-cannot-write",
                        "Syncthing cannot write received files to " + folder + ": " + error + remedy(error))));
        return all;
    }

    /** Whether the error is one of this machine's disk, and not the absence of another device. */
    private boolean isOurs(String error) {
        return error.contains(folder.toString()) || isSpace(error);
    }

    private static String remedy(String error) {
        return isSpace(error) ? "; hint: free some space; roam continues automatically" : "";
    }

    private static boolean isSpace(String error) {
        return error.contains("no space left") || error.contains("insufficient space");
    }
}
