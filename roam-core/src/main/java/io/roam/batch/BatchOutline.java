package io.roam.batch;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * All of a valid batch but the payloads: what the history tree is built of.
 *
 * @param events the events of the main track
 * @param tail the state behind the last event
 * @param properties the property records of the main track
 */
public record BatchOutline(
        BatchId id,
        BatchHeader header,
        BatchMetadata metadata,
        List<EventMark> events,
        List<StateMark> tail,
        List<PropertyMark> properties,
        List<SideTrackMark> sideTracks) {

    /**
     * An event.
     *
     * @param state how many state records stand between the previous event and this one
     * @param segment SHA-256 over the payload hashes of these records, in order
     * @param payload SHA-256 of its payload; equals {@code identity} unless the record has an identity of its own
     * @param length the size of its payload in bytes
     * @param unterminated whether no line feed follows it
     */
    public record EventMark(Hash identity, int state, Hash segment, Hash payload, int length, boolean unterminated) {}

    /**
     * A state record behind the last event.
     *
     * @param nth its number among equal records there, from 1
     * @param length the size of its payload in bytes
     * @param unterminated whether no line feed follows it
     */
    public record StateMark(Hash payload, int nth, int length, boolean unterminated) {}

    /**
     * A property record.
     *
     * @param change its number among the values that the key takes at that chain value, from 1; 0 if it repeats a known value
     * @param event how many events of this batch precede it
     */
    public record PropertyMark(int event, String key, int change, Hash payload) {}

    /**
     * A side track.
     *
     * @param file whether it is one whole file; then {@code from} is {@link Hash#ZERO} and {@code to} the SHA-256 of its bytes
     * @param from the track's value before the batch
     * @param before how many records {@code from} covers
     * @param count how many records {@code to} covers
     * @param change for a file, its number among the values that were seen of it, from 1; else 0
     * @param base the hash of the file to which it is kept as a difference; {@link Hash#ZERO} if it is kept whole
     */
    public record SideTrackMark(
            String track, boolean file, Hash from, long before, Hash to, long count, int change, Hash base) {
        /** Whether it is kept as the difference to another file. */
        public boolean isDelta() {
            return !base.equals(Hash.ZERO);
        }
    }

    /** Writes the outline in the form of the caches. */
    public void write(DataOutput out) throws IOException {
        new BatchOutlineWriter(out).write(this);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException also if the bytes are not an outline of this version
     */
    public static BatchOutline read(DataInput in) throws IOException {
        return new BatchOutlineReader(in).read();
    }
}
