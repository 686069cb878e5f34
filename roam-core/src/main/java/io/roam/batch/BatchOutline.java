package io.roam.batch;

import io.roam.chain.Hash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What the history tree needs of a true batch: all but the payloads.
 *
 * @param name the SHA-256 of the whole batch
 * @param events of the main track
 * @param tail the state behind the last event
 * @param properties the lasting values in the main track
 */
public record BatchOutline(
        Hash name,
        BatchHeader header,
        BatchMetadata metadata,
        List<EventMark> events,
        List<StateMark> tail,
        List<PropertyMark> properties,
        List<SideTrackMark> sideTracks) {

    /**
     * An event.
     *
     * @param state how many state and lasting records stand before it, behind the event before
     * @param segment SHA-256 over their payload hashes, in order
     * @param payload SHA-256 of its payload; the same as the identity unless it has one of its own
     * @param length of its payload, in bytes
     * @param unterminated no line feed follows it
     */
    public record EventMark(Hash identity, int state, Hash segment, Hash payload, int length, boolean unterminated) {}

    /**
     * A state or lasting record behind the last event.
     *
     * @param nth the how manieth equal one there it is
     * @param length of its payload, in bytes
     * @param unterminated no line feed follows it
     */
    public record StateMark(Hash payload, int nth, int length, boolean unterminated) {}

    /**
     * A lasting value.
     *
     * @param change the how manieth value of its key it is at that chain value; 0 if it repeats what was known
     * @param event how many events of this batch stand before it
     */
    public record PropertyMark(int event, String key, int change, Hash payload) {}

    /**
     * A side track.
     *
     * @param file it is one whole file: then {@code from} is {@link Hash#ZERO}, {@code to} the SHA-256 of its bytes
     * @param from the track's value before the batch
     * @param before how many records that value has
     * @param count how many records {@code to} has
     * @param change for a file: how many values of it had been seen, this one counted; else 0
     */
    public record SideTrackMark(String track, boolean file, Hash from, long before, Hash to, long count, int change) {}

    /** Writes it for a cache. */
    public void write(DataOutput out) throws IOException {
        new BatchOutlineWriter(out).write(this);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException also if it was another version of roam that wrote it, or something else
     */
    public static BatchOutline read(DataInput in) throws IOException {
        return new BatchOutlineReader(in).read();
    }
}
