package io.roam.place;

import io.roam.ledger.Absence;
import io.roam.ledger.Absences;
import io.roam.pool.History;
import io.roam.pool.Node;
import java.util.List;

/** What of a conversation gets no new session here, because one was taken away. */
record Away(History history, List<Absence> absences) {
    /** Whether a head is away. */
    boolean covers(Node head) {
        return absences.stream().anyMatch(absence -> covers(absence, head));
    }

    private boolean covers(Absence absence, Node head) {
        return history.node(absence.chain().value())
                .filter(node -> absence.alone() ? node == head : History.under(node, head))
                .isPresent();
    }

    /** The heads that are asked for are away no more; others that were away for the same reason stay so. */
    void end(Asked asked, Absences all) {
        for (Absence absence : absences) {
            List<Node> covered = history.heads().stream()
                    .filter(head -> covers(absence, head))
                    .toList();
            if (covered.stream().anyMatch(asked::holds)) {
                covered.stream()
                        .filter(head -> !asked.holds(head))
                        .forEach(head -> all.add(
                                new Absence(absence.tool(), absence.conversation(), head.chain(), absence.alone())));
                all.end(absence);
            }
        }
    }
}
