package io.roam.cli.args;

import io.roam.api.SyncListener;
import io.roam.api.SyncProgress;
import java.util.function.Consumer;

/** Puts into words how far roam is. */
record ProgressWords(Consumer<String> out) implements SyncListener {
    @Override
    public void progressed(SyncProgress progress) {
        out.accept(words(progress) + "…" + count(progress));
    }

    private static String words(SyncProgress progress) {
        return switch (progress.stage()) {
            case WAITING_FOR_HOME -> "Waiting for another roam process";
            case SCANNING, CAPTURING -> "Reading sessions";
            case EXCHANGING, RECEIVING -> "Syncing";
            case WAITING_FOR_DEVICES -> "Waiting for other devices";
            case PLACING -> "Updating tools";
        };
    }

    private static String count(SyncProgress progress) {
        return progress.total() == 0 ? "" : " " + progress.done() + "/" + progress.total();
    }
}
