package io.roam.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The tips of the sessions of this device, and what was about to be placed when the program was stopped. */
public final class Tips implements Section {
    private final Ledger ledger;
    private final Map<SessionKey, List<Tip>> tips = new ConcurrentHashMap<>();
    private final Map<SessionKey, Tip> placing = new ConcurrentHashMap<>();

    Tips(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The session's tip; empty if it was never captured or placed. */
    public Optional<Tip> of(SessionKey session) {
        List<Tip> all = history(session);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The session's tips, oldest first; of those at which nothing was placed in between only the last. */
    public List<Tip> history(SessionKey session) {
        return tips.getOrDefault(session, List.of());
    }

    /** A placement that was begun and is not known to have ended. */
    public Optional<Tip> begun(SessionKey session) {
        return Optional.ofNullable(placing.get(session));
    }

    /** All sessions that have a tip. */
    public Set<SessionKey> sessions() {
        return Set.copyOf(tips.keySet());
    }

    /** Says that a session now stands at that tip. */
    public void move(SessionKey session, Tip tip) {
        if (!of(session).equals(Optional.of(tip)) || begun(session).isPresent()) {
            Map<String, Object> line = tip.line("tip", session);
            if (tip.placed() || begun(session).isPresent()) {
                ledger.add(line);
            } else {
                ledger.addLater(line);
            }
        }
    }

    /** Says that words are about to be placed up to that tip. */
    public void begin(SessionKey session, Tip tip) {
        ledger.add(tip.line("placing", session));
    }

    /** Says that the session is not in its store any more. */
    public void remove(SessionKey session) {
        Map<String, Object> line = Lines.line("gone");
        Lines.session(line, session);
        ledger.add(line);
    }

    @Override
    public boolean replay(String what, Map<String, Object> line) {
        switch (what) {
            case "tip" -> moved(Lines.session(line), Tip.of(line));
            case "placing" -> placing.put(Lines.session(line), Tip.of(line));
            case "gone" -> forget(Lines.session(line));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void moved(SessionKey session, Tip tip) {
        List<Tip> all = new ArrayList<>(history(session));
        if (!all.isEmpty() && !tip.placed() && !all.get(all.size() - 1).placed()) {
            all.remove(all.size() - 1);
        }
        all.add(tip);
        tips.put(session, List.copyOf(all));
        placing.remove(session);
    }

    private void forget(SessionKey session) {
        tips.remove(session);
        placing.remove(session);
    }

    @Override
    public Stream<Map<String, Object>> live() {
        Map<SessionKey, List<Tip>> now = new HashMap<>(tips);
        return Stream.concat(
                now.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(tip -> tip.line("tip", entry.getKey()))),
                placing.entrySet().stream().map(entry -> entry.getValue().line("placing", entry.getKey())));
    }
}
