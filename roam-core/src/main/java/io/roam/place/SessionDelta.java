package io.roam.place;

import io.roam.capture.MainTrackState;
import io.roam.capture.SessionState;
import io.roam.capture.SideTrackState;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.pool.RecordSources;
import io.roam.spi.Reason;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The records that a session of a conversation lacks to end at a head, of its main track and its side tracks. */
final class SessionDelta {
    private final BranchRecords records;
    private final History history;
    private final PlacementResult.Builder result;
    private final SideTrackOwners owners;

    /** Notes in the task's result the side tracks that cannot be continued. */
    SessionDelta(Pool pool, PlacementTask task, SideTrackOwners owners) {
        this.owners = owners;
        this.records = new BranchRecords(pool);
        this.history = task.history();
        this.result = task.result();
    }

    /** Returns all records of a branch, for a new session. */
    RecordSource wholeBranch(HistoryNode head) {
        return RecordSources.concat(sources(history.root(), head, emptyMainTrack(), Map.of()));
    }

    /** Returns the main track of a branch, and no side track. */
    RecordSource mainTrack(HistoryNode head) {
        return new MainTrackDelta(records, history, history.root(), head, emptyMainTrack()).source();
    }

    /** Returns what a session lacks that ends at {@code from}. */
    RecordSource after(HistoryNode from, HistoryNode head, SessionState state) {
        return RecordSources.concat(sources(from, head, state.main(), state.sides()));
    }

    /** Returns the whole main track, in place of the session's own, and what its side tracks lack. */
    RecordSource replacingMainTrack(HistoryNode head, SessionState state) {
        return RecordSources.concat(sources(history.root(), head, emptyMainTrack(), state.sides()));
    }

    private MainTrackState emptyMainTrack() {
        return new MainTrackState(history.root().chain(), List.of(), Map.of(), "");
    }

    private List<RecordSource> sources(
            HistoryNode from, HistoryNode head, MainTrackState main, Map<String, SideTrackState> sides) {
        List<RecordSource> all = new ArrayList<>();
        all.add(new MainTrackDelta(records, history, from, head, main).source());
        SideTrackDelta missing =
                new SideTrackDelta(records, SideTracks.at(history, head, owners::isOwn), sides, owners::allows);
        all.addAll(missing.sources());
        missing.diverged()
                .forEach(track -> result.addNote(Reason.Coded.of(
                        "subagent-differs",
                        "subagent " + track + " differs between devices; both versions are in the archive")));
        return all;
    }
}
