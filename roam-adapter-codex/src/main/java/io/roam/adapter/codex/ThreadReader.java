package io.roam.adapter.codex;

import io.roam.adapter.kit.files.ContentPosition;
import io.roam.adapter.kit.files.FileLines;
import io.roam.spi.DiskException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a thread: its history, its name, and its subagents. */
final class ThreadReader implements SessionReader {
    private final StoredThread thread;
    private final ThreadPosition from;
    private final Map<String, ContentPosition> positions = new HashMap<>();
    private final ThreadFacts facts = new ThreadFacts();
    private final Deque<RolloutFile> subagents;
    private Optional<Record> name;
    private TrackReader track;
    private String trackName = Record.MAIN;
    private boolean isDamaged;

    private ThreadReader(StoredThread thread, ThreadPosition from, TrackReader main) {
        this.thread = thread;
        this.from = from;
        this.track = main;
        this.subagents = new ArrayDeque<>(thread.subagents());
        this.name = thread.name().map(ClassRule::nameRecord);
    }

    static ThreadReader open(StoredThread thread, RolloutListing rollouts, Position position) throws IOException {
        ThreadPosition from = ThreadPosition.of(position, thread.id());
        Lineage lineage = Lineage.of(thread.head(), rollouts);
        FileLines lines = FileLines.of(thread.head().path(), lineage.open());
        return new ThreadReader(thread, from, TrackReader.open(Record.MAIN, lines, from.of(Record.MAIN), thread.id()));
    }

    @Override
    public @Nullable Record next() {
        try {
            Record record = track.next();
            while (record == null) {
                if (name.isPresent()) {
                    record = name.get();
                    name = Optional.empty();
                } else if (openNext()) {
                    record = track.next();
                } else {
                    return null;
                }
            }
            facts.add(record);
            return record;
        } catch (IOException e) {
            throw new DiskException("cannot read", thread.head().path(), e);
        }
    }

    /** Opens the next subagent's track; returns whether there is one. */
    private boolean openNext() throws IOException {
        if (subagents.isEmpty()) {
            return false;
        }
        endTrack();
        RolloutFile file = subagents.remove();
        trackName = TrackName.of(thread.id(), file.name());
        FileLines lines = FileLines.of(file.path(), file.open());
        track = TrackReader.open(trackName, lines, from.of(trackName), thread.id());
        return true;
    }

    private void endTrack() throws IOException {
        positions.put(trackName, track.position());
        isDamaged |= track.isDamaged();
        track.close();
    }

    @Override
    public Position position() {
        Map<String, ContentPosition> all = new TreeMap<>(positions);
        all.put(trackName, track.position());
        return new ThreadPosition(all).position();
    }

    @Override
    public SessionFacts facts() {
        return facts.facts();
    }

    @Override
    public boolean isDamaged() {
        return isDamaged || track.isDamaged();
    }

    @Override
    public void close() {
        try {
            track.close();
        } catch (IOException e) {
            throw new DiskException("cannot read", thread.head().path(), e);
        }
    }
}
