package io.roam.place;

import io.roam.capture.SessionState;
import io.roam.capture.Visit;
import io.roam.chain.Chain;
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

/** Decides what a store lacks of one conversation: design §4's table. */
final class Planner {
    private final ConversationId conversation;
    private final History history;
    private final List<Visit> here;
    private final List<Absence> absences;
    private final List<Node> heads;
    private final Set<Node> taken = new HashSet<>();
    private final Set<Node> waitedFor = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Left> waiting = new ArrayList<>();

    Planner(ConversationId conversation, History history, List<Visit> here, List<Absence> absences) {
        this.conversation = conversation;
        this.history = history;
        this.here = here;
        this.absences = absences;
        this.heads = history.heads();
    }

    Plan plan(Elsewhere elsewhere) {
        here.forEach(visit -> node(visit).ifPresent(taken::add));
        elsewhere.standing().forEach(chain -> node(chain).ifPresent(taken::add));
        elsewhere.unread().forEach(this::unread);
        here.stream()
                .sorted(Comparator.comparingLong(
                                (Visit visit) -> -visit.state().chain().length())
                        .thenComparing(visit -> visit.key().session()))
                .forEach(this::forward);
        heads.stream()
                .filter(head -> !taken.contains(head) && !waitedFor.contains(head))
                .forEach(this::fresh);
        return new Plan(List.copyOf(steps), List.copyOf(waiting));
    }

    private Optional<Node> node(Visit visit) {
        return node(visit.state().chain());
    }

    private Optional<Node> node(Chain chain) {
        return history.node(chain.value());
    }

    private void unread(Chain chain) {
        if (here.isEmpty()) {
            left(Left.Why.ABSENT, "its session here is gone, or could not be read");
        }
        node(chain).ifPresentOrElse(this::waitForAll, this::waitForAll);
    }

    private void forward(Visit visit) {
        Node from = node(visit).orElse(null);
        SessionState state = visit.state();
        if (state.flags().keptOut()) {
            waitForAll();
            left(Left.Why.PRIVATE, "it is private here");
        } else if (from == null) {
            waitForAll();
            left(Left.Why.OPEN, "words in it are not settled yet");
        } else if (state.flags().unsettled()) {
            next(from).ifPresent(waitedFor::add);
            left(Left.Why.OPEN, "words in it are not settled yet");
        } else if (visit.held() && !state.flags().begun().containsKey(Record.MAIN)) {
            waitForAll(from);
            left(
                    Left.Why.HELD,
                    "what was placed in its session here was taken out; it waits until you go on in it, or ask");
        } else {
            next(from).ifPresentOrElse(head -> go(visit, from, head), () -> stay(visit, from));
        }
    }

    private void waitForAll() {
        waitedFor.addAll(heads);
    }

    private void waitForAll(Node from) {
        heads.stream().filter(head -> History.under(from, head)).forEach(waitedFor::add);
    }

    /** Of the heads that continue a chain value and have no session here, the one with the smallest way there. */
    private Optional<Node> next(Node from) {
        return heads.stream()
                .filter(head -> head != from && !taken.contains(head) && History.under(from, head))
                .min(Comparator.comparing(
                        head -> History.path(from, head).get(0).chain().value()));
    }

    /** An open session takes its head, too: it goes on to it when it is closed. */
    private void go(Visit visit, Node from, Node head) {
        taken.add(head);
        steps.add(step(visit, from, head));
    }

    private static Step step(Visit visit, Node from, Node to) {
        return visit.state().flags().mixed() ? new Step.PutRight(visit, from, to) : new Step.Forward(visit, from, to);
    }

    private void stay(Visit visit, Node from) {
        boolean behind = !heads.contains(from);
        if (!behind || visit.state().flags().mixed()) {
            steps.add(step(visit, from, from));
        }
        if (behind) {
            left(
                    Left.Why.DIVERGED,
                    "its session " + visit.key().session()
                            + " here was left behind: every branch that continues it has a session of its own");
        }
    }

    private void fresh(Node head) {
        if (isAway(head)) {
            left(Left.Why.ABSENT, "its session was removed here");
        } else {
            steps.add(new Step.Fresh(history.root(), head));
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
