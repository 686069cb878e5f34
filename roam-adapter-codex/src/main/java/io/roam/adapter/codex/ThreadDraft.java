package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the drafts of all rollouts that a placement concerns. */
final class ThreadDraft {
    private final Placement placement;
    private final PlacedRecords all;
    private final Opening opening;
    private final List<StagedFile> staged = new ArrayList<>();
    private @Nullable TrackDraft draft;
    private String track = Record.MAIN;
    private boolean isBegun;

    /** Begins the draft of a rollout, of whose first line so many bytes are there already. */
    interface Opening {
        TrackDraft begin(Path target, int partial) throws IOException;
    }

    /** Is told of a file before its draft begins. */
    interface Announcement {
        void announce(Path target);
    }

    ThreadDraft(Placement placement, PlacedRecords all, Opening opening) {
        this.placement = placement;
        this.all = all;
        this.opening = opening;
    }

    /** Returns the steps that give all files what they get: the thread's own one last, as it names the others. */
    List<StagedFile> write(RecordSource placed, RolloutTargets targets, Announcement announcement) throws IOException {
        try (RecordReader records = placed.open()) {
            for (Record record = records.next(); record != null; record = records.next()) {
                if (isLine(record)) {
                    enter(record.track(), targets, announcement);
                    write(record);
                }
            }
            end();
        } finally {
            if (draft != null) {
                draft.close();
            }
        }
        return staged;
    }

    private static boolean isLine(Record record) {
        return record.kind() == Record.Kind.EVENT || record.kind() == Record.Kind.STATE;
    }

    private void enter(String next, RolloutTargets targets, Announcement announcement) throws IOException {
        if (draft != null && next.equals(track)) {
            return;
        }
        end();
        track = next;
        Path target = targets.fileOf(placement, next);
        announcement.announce(target);
        draft = opening.begin(target, placement.partial().getOrDefault(next, 0));
        isBegun = placement.continuing();
    }

    private void write(Record record) throws IOException {
        boolean isFirst = !isBegun;
        isBegun = true;
        byte[] line = all.lineOf(record);
        boolean isLaterHeader = !isFirst
                && record.kind() == Record.Kind.STATE
                && JsonSlice.parse(line).filter(ClassRule::isHeader).isPresent();
        if (draft != null && !isLaterHeader) {
            draft.add(line);
        }
    }

    private void end() throws IOException {
        TrackDraft ended = draft;
        if (ended == null) {
            return;
        }
        String thread = TrackName.findRollout(track).map(RolloutName::thread).orElse(placement.session());
        ended.addOwnLines(thread, placement.workspace()); // a subagent's thread can be opened by itself
        draft = null;
        staged.add(0, ended.finish());
    }
}
