package io.roam.ledger;

import io.roam.api.SessionKey;
import io.roam.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The tips of the sessions of this device, and what was about to be placed when the program was stopped. */
public final class Checkpoints implements LedgerSection {
    private final Ledger ledger;
    private final Map<SessionKey, List<Checkpoint>> histories = new ConcurrentHashMap<>();
    private final Map<SessionKey, Checkpoint> placing = new ConcurrentHashMap<>();

    Checkpoints(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The session's tip; empty if it was never captured or placed. */
    public Optional<Checkpoint> find(SessionKey session) {
        List<Checkpoint> all = history(session);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Returns the checkpoint of a session that has one. */
    public Checkpoint require(SessionKey session) {
        return find(session).orElseThrow();
    }

    /** The session's tips, oldest first; of those at which nothing was placed in between only the last. */
    public List<Checkpoint> history(SessionKey session) {
        return histories.getOrDefault(session, List.of());
    }

    /** A placement that was begun and is not known to have ended. */
    public Optional<Checkpoint> pending(SessionKey session) {
        return Optional.ofNullable(placing.get(session));
    }

    /** All sessions that have a tip. */
    public Set<SessionKey> sessions() {
        return Set.copyOf(histories.keySet());
    }

    /** Says that a session now stands at that tip. */
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

    /** Says that words are about to be placed up to that tip. */
    public void recordIntent(SessionKey session, Checkpoint checkpoint) {
        ledger.add(checkpoint.line("placing", session));
    }

    /** Says that the session is not in its store any more. */
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
        List<Checkpoint> all = new ArrayList<>(history(session));
        if (!all.isEmpty() && !checkpoint.placed() && !all.get(all.size() - 1).placed()) {
            all.remove(all.size() - 1);
        }
        all.add(checkpoint);
        histories.put(session, List.copyOf(all));
        placing.remove(session);
    }

    private void forget(SessionKey session) {
        histories.remove(session);
        placing.remove(session);
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        Map<SessionKey, List<Checkpoint>> now = new HashMap<>(histories);
        return Stream.concat(
                now.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream().map(checkpoint -> checkpoint.line("tip", entry.getKey()))),
                placing.entrySet().stream().map(entry -> entry.getValue().line("placing", entry.getKey())));
    }
}
