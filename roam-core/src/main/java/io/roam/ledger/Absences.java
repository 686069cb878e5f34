package io.roam.ledger;

import io.roam.chain.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What was removed from a store here, and gets no new session until the user asks. */
public final class Absences implements Section {
    private final Ledger ledger;
    private final List<Absence> absences = new CopyOnWriteArrayList<>();

    Absences(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Those of a conversation. */
    public List<Absence> of(ConversationId conversation) {
        return absences.stream()
                .filter(absence -> absence.conversation().equals(conversation))
                .toList();
    }

    /** Remembers one. */
    public void add(Absence absence) {
        if (!absences.contains(absence)) {
            ledger.add(absence.line("absent"));
        }
    }

    /** The user asks for the conversation: nothing of it counts as absent any more. */
    public void end(ConversationId conversation) {
        if (!of(conversation).isEmpty()) {
            Map<String, Object> line = Lines.line("wanted");
            line.put("conversation", conversation.hex());
            ledger.add(line);
        }
    }

    /** The user asks for what one of them was about. */
    public void end(Absence absence) {
        Map<String, Object> line = Lines.line("wanted");
        line.put("conversation", absence.conversation().hex());
        Lines.chain(line, absence.chain());
        ledger.add(line);
    }

    @Override
    public boolean replay(String what, Map<String, Object> line) {
        if (what.equals("absent")) {
            absences.add(Absence.of(line));
        } else if (what.equals("wanted")) {
            absences.removeIf(absence -> isEnded(absence, line));
        } else {
            return false;
        }
        return true;
    }

    /** A line without a chain value ends all of a conversation's. */
    private static boolean isEnded(Absence absence, Map<String, Object> line) {
        String chain = Lines.text(line, "chain");
        return absence.conversation().hex().equals(Lines.text(line, "conversation"))
                && (chain.isEmpty() || absence.chain().value().hex().equals(chain));
    }

    @Override
    public Stream<Map<String, Object>> live() {
        return absences.stream().map(absence -> absence.line("absent"));
    }
}
