package io.roam.place;

import io.roam.capture.SessionState;
import io.roam.capture.Visit;
import io.roam.chain.ConversationId;
import io.roam.ledger.Absence;
import io.roam.pool.History;
import io.roam.pool.Node;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a store lacks of one conversation: design §4's table, as far as no sibling session is needed. */
final class Planner {
    private final ConversationId conversation;
    private final History history;
    private final List<Visit> here;
    private final List<Absence> absences;
    private final List<Node> heads;
    private final Set<Node> taken = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Left> waiting = new ArrayList<>();

    Planner(ConversationId conversation, History history, List<Visit> here, List<Absence> absences) {
        this.conversation = conversation;
        this.history = history;
        this.here = here;
        this.absences = absences;
        this.heads = history.heads();
    }

    Plan plan() {
        here.forEach(visit -> node(visit).ifPresent(taken::add));
        here.stream()
                .sorted(Comparator.comparingLong(
                                (Visit visit) -> -visit.state().chain().length())
                        .thenComparing(visit -> visit.key().session()))
                .forEach(this::forward);
        if (here.isEmpty() && !heads.isEmpty()) {
            fresh(heads.get(0));
        }
        if (heads.size() > 1) {
            left(
                    Left.Why.DIVERGED,
                    heads.size() + " devices or sessions went on with it in different ways; all of them are kept, and"
                            + " each session stays as it is");
        }
        return new Plan(List.copyOf(steps), List.copyOf(waiting));
    }

    private Optional<Node> node(Visit visit) {
        return history.node(visit.state().chain().value());
    }

    private void forward(Visit visit) {
        Node from = node(visit).orElse(null);
        SessionState state = visit.state();
        if (state.flags().keptOut()) {
            left(Left.Why.PRIVATE, "it is private here");
        } else if (state.flags().mixed()) {
            left(
                    Left.Why.DIVERGED,
                    "its session here holds words of two branches, written from memory; both are in the pool");
        } else if (from == null || state.flags().unsettled()) {
            left(Left.Why.OPEN, "words in it are not settled yet");
        } else if (visit.held() && !state.flags().begun().containsKey(Record.MAIN)) {
            left(
                    Left.Why.HELD,
                    "its session here is shorter than what was placed in it; it waits until you go on in it, or ask");
        } else {
            next(from).ifPresentOrElse(head -> go(visit, from, head), () -> stay(visit, from));
        }
    }

    /** Of the heads that continue a chain value and have no session here, the one with the smallest way there. */
    private Optional<Node> next(Node from) {
        return heads.stream()
                .filter(head -> head != from && !taken.contains(head) && History.under(from, head))
                .min(Comparator.comparing(
                        head -> History.path(from, head).get(0).chain().value()));
    }

    private void go(Visit visit, Node from, Node head) {
        taken.add(head);
        steps.add(new Step.Forward(visit, from, head));
    }

    private void stay(Visit visit, Node from) {
        if (heads.contains(from)) {
            steps.add(new Step.Forward(visit, from, from));
        }
    }

    private void fresh(Node head) {
        if (isAway(head)) {
            left(Left.Why.ABSENT, "its session was removed here");
        } else {
            steps.add(new Step.Fresh(head));
        }
    }

    private boolean isAway(Node head) {
        return absences.stream()
                .anyMatch(absence -> history.node(absence.chain().value())
                        .filter(node -> absence.alone() ? node == head : History.under(node, head))
                        .isPresent());
    }

    private void left(Left.Why why, String reason) {
        String remedy = why == Left.Why.ABSENT || why == Left.Why.HELD
                ? "roam restore " + conversation.hex().substring(0, 8)
                : "";
        waiting.add(new Left(conversation, why, reason, remedy));
    }
}
