package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The checkpoints of this device's sessions, and the placements that an interrupted run had begun. */
public final class Checkpoints implements LedgerSection {
    private final Ledger ledger;
    private final Map<SessionKey, List<Checkpoint>> histories = new ConcurrentHashMap<>();
    private final Map<SessionKey, Checkpoint> latest = new ConcurrentHashMap<>();
    private final Set<SessionKey> placedIn = ConcurrentHashMap.newKeySet();
    private final Map<SessionKey, Checkpoint> placing = new ConcurrentHashMap<>();

    Checkpoints(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the latest checkpoint; empty if the session was never captured or placed. */
    public Optional<Checkpoint> find(SessionKey session) {
        return Optional.ofNullable(latest.get(session));
    }

    /** Returns the checkpoint of a session that has one. */
    public Checkpoint require(SessionKey session) {
        return find(session).orElseThrow();
    }

    /**
     * Returns the session's checkpoints, oldest first; of successive captures only the last. Placements that nobody can undo any more may be among
     * the captures, except the last few.
     */
    public List<Checkpoint> history(SessionKey session) {
        List<Checkpoint> all = histories.get(session);
        if (all == null) {
            return List.of();
        }
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /** Whether roam has placed, or was about to place, something in a session. */
    public boolean hasPlacement(SessionKey session) {
        return placing.containsKey(session) || placedIn.contains(session);
    }

    /** Returns a placement that was begun and not completed. */
    public Optional<Checkpoint> pending(SessionKey session) {
        return Optional.ofNullable(placing.get(session));
    }

    /** Returns all sessions that have a checkpoint. */
    public Set<SessionKey> sessions() {
        return Set.copyOf(histories.keySet());
    }

    /** Records a checkpoint of a session. */
    public void record(SessionKey session, Checkpoint checkpoint) {
        if (!find(session).equals(Optional.of(checkpoint)) || pending(session).isPresent()) {
            Map<String, Object> line = checkpoint.line("tip", session);
            if (checkpoint.placed() || pending(session).isPresent()) {
                ledger.add(line);
            } else {
                ledger.addDeferred(line);
            }
        }
    }

    /** Records that a placement up to that checkpoint is about to begin. */
    public void recordIntent(SessionKey session, Checkpoint checkpoint) {
        ledger.add(checkpoint.line("placing", session));
    }

    /** Removes all checkpoints of a session that is no longer in its store. */
    public void remove(SessionKey session) {
        Map<String, Object> line = LedgerLines.line("gone");
        LedgerLines.session(line, session);
        ledger.add(line);
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        switch (what) {
            case "tip" -> applyCheckpoint(LedgerLines.session(line), Checkpoint.of(line));
            case "placing" -> placing.put(LedgerLines.session(line), Checkpoint.of(line));
            case "gone" -> forget(LedgerLines.session(line));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void applyCheckpoint(SessionKey session, Checkpoint checkpoint) {
        List<Checkpoint> all = histories.computeIfAbsent(session, key -> new ArrayList<>(1));
        synchronized (all) {
            CheckpointHistory.add(checkpoint, all);
        }
        latest.put(session, checkpoint);
        if (checkpoint.placed()) {
            placedIn.add(session);
        }
        placing.remove(session);
    }

    private void forget(SessionKey session) {
        histories.remove(session);
        latest.remove(session);
        placedIn.remove(session);
        placing.remove(session);
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return Stream.concat(
                sessions().stream()
                        .flatMap(key -> condensed(key).stream().map(checkpoint -> checkpoint.line("tip", key))),
                placing.entrySet().stream().map(entry -> entry.getValue().line("placing", entry.getKey())));
    }

    @Override
    public void forgetOutdated() {
        for (SessionKey session : sessions()) {
            List<Checkpoint> condensed = condensed(session);
            histories.computeIfPresent(session, (key, all) -> new ArrayList<>(condensed));
        }
    }

    private List<Checkpoint> condensed(SessionKey session) {
        return new CheckpointHistory(history(session)).condensed(ledger.runs().keptEnds(session));
    }
}
