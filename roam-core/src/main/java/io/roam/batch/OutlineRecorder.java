package io.roam.batch;

import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.chain.Hash;
import io.roam.chain.Sha256;
import io.roam.chain.TrackValue;

/** Adds the records of one track to the outline. */
final class OutlineRecorder {
    private final Sha256 sum = new Sha256();
    private final TrackTable table;
    private final BatchOutlineBuilder outline;
    private TrackValue value;

    OutlineRecorder(TrackTable table, BatchOutlineBuilder outline) {
        this.table = table;
        this.outline = outline;
        this.value = table.startValue();
    }

    /**
     * Adds the next record.
     *
     * @param hash the hash of the identity for an event of the main track, of the payload for any other record
     */
    void record(int index, Hash hash, Hash payload) {
        if (table.isMain()) {
            main(index, hash, payload);
        } else {
            Hash file = table.isDelta() ? table.whole() : hash;
            value = table.isFile() ? new TrackValue(file, 1) : value.next(hash, sum);
        }
    }

    private void main(int index, Hash hash, Hash payload) {
        switch (table.kind(index)) {
            case TrackTable.EVENT ->
                outline.addEvent(hash, payload, table.lengths.get(index), !table.endsWithLineFeed(index));
            case TrackTable.STATE -> state(index, hash);
            case TrackTable.PROPERTY -> recordProperty(index, hash);
            default -> {} // an outline has no revisions
        }
    }

    private void recordProperty(int index, Hash hash) {
        state(index, hash);
        outline.addProperty(table.key(index), table.change(index), hash);
    }

    private void state(int index, Hash hash) {
        outline.addState(hash, table.nth(index), table.lengths.get(index), !table.endsWithLineFeed(index));
    }

    void finish() {
        if (!table.isMain()) {
            TrackValue start = table.startValue();
            int change = table.isFile() ? table.change(0) : 0;
            outline.addSideTrack(new SideTrackMark(
                    table.name,
                    table.isFile(),
                    start.value(),
                    start.length(),
                    value.value(),
                    value.length(),
                    change,
                    table.base()));
        }
    }
}
