package io.roam.pool;

import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.history.SideTracks;
import io.roam.history.TrailingState;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import java.util.ArrayList;
import java.util.List;

/** All that one branch says: main track, what stands behind its head, side tracks. */
public final class BranchWords {
    private final BranchRecords records;
    private final History history;

    /** Of that history. */
    public BranchWords(BranchRecords records, History history) {
        this.records = records;
        this.history = history;
    }

    /** The branch of a head. */
    public RecordSource of(HistoryNode head) {
        List<RecordSource> all = new ArrayList<>();
        all.add(records.mainTrack(history.root(), head));
        List<Record> tail = records.trailingRecords(TrailingState.at(history, head));
        all.add(RecordSources.ofRecords(tail));
        SideTracks tracks = SideTracks.at(history, head);
        tracks.winners().values().forEach(version -> all.add(records.sideTrack(tracks, version)));
        return RecordSources.concat(all);
    }
}
