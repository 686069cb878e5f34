package io.roam.place;

import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what a store lacks of one conversation: design §4's table. */
final class Planner {
    private final ConversationId conversation;
    private final History history;
    private final List<ScannedSession> here;
    private final Away away;
    private final Predicate<ScannedSession> copies;
    private final List<HistoryNode> heads;
    private final Set<HistoryNode> taken = new HashSet<>();
    private final Set<HistoryNode> waitedFor = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Left> waiting = new ArrayList<>();

    /** {@code copies}: whether a session is a copy in which nothing was said yet. */
    Planner(
            ConversationId conversation,
            History history,
            List<ScannedSession> here,
            Away away,
            Predicate<ScannedSession> copies) {
        this.conversation = conversation;
        this.history = history;
        this.here = here;
        this.away = away;
        this.copies = copies;
        this.heads = history.heads();
    }

    Plan plan(Elsewhere elsewhere) {
        here.forEach(session -> node(session).ifPresent(taken::add));
        elsewhere.standing().forEach(chain -> node(chain).ifPresent(taken::add));
        elsewhere.unread().forEach(this::unread);
        here.stream()
                .sorted(Comparator.comparingLong((ScannedSession session) ->
                                -session.state().chain().length())
                        .thenComparing(session -> session.key().session()))
                .forEach(this::forward);
        heads.stream()
                .filter(head -> !taken.contains(head) && !waitedFor.contains(head))
                .forEach(this::fresh);
        return new Plan(List.copyOf(steps), List.copyOf(waiting));
    }

    private Optional<HistoryNode> node(ScannedSession session) {
        return node(session.state().chain());
    }

    private Optional<HistoryNode> node(ChainValue chain) {
        return history.node(chain.value());
    }

    private void unread(ChainValue chain) {
        if (here.isEmpty()) {
            left(Left.Why.ABSENT, "its session here is gone, or could not be read", heads);
        }
        node(chain).ifPresentOrElse(this::waitForAll, this::waitForAll);
    }

    private void forward(ScannedSession session) {
        HistoryNode from = node(session).orElse(null);
        SessionState state = session.state();
        if (state.flags().keptOut()) {
            waitForAll();
            left(Left.Why.PRIVATE, "it is private here", heads);
        } else if (from == null) {
            waitForAll();
            left(Left.Why.OPEN, "words in it are not settled yet", heads);
        } else if (state.flags().unsettled()) {
            HistoryNode head = next(from).orElse(from);
            waitedFor.add(head);
            left(Left.Why.OPEN, "words in it are not settled yet", List.of(head));
        } else if (copies.test(session)) {
            return; // it was not spoken in yet, and takes nothing: its branch has a session of its own
        } else if (session.held() && !state.flags().begun().containsKey(Record.MAIN)) {
            waitForAll(from);
            left(
                    Left.Why.HELD,
                    "what was placed in its session here was taken out; it waits until you go on in it, or ask",
                    behind(from));
        } else {
            next(from).ifPresentOrElse(head -> go(session, from, head), () -> stay(session, from));
        }
    }

    private void waitForAll() {
        waitedFor.addAll(heads);
    }

    private void waitForAll(HistoryNode from) {
        waitedFor.addAll(behind(from));
    }

    private List<HistoryNode> behind(HistoryNode from) {
        return heads.stream().filter(head -> History.isAncestor(from, head)).toList();
    }

    /** Of the heads that continue a chain value and have no session here, the one with the smallest way there. */
    private Optional<HistoryNode> next(HistoryNode from) {
        return heads.stream()
                .filter(head -> head != from && !taken.contains(head) && History.isAncestor(from, head))
                .min(Comparator.comparing(
                        head -> History.path(from, head).get(0).chain().value()));
    }

    /** An open session takes its head, too: it goes on to it when it is closed. */
    private void go(ScannedSession session, HistoryNode from, HistoryNode head) {
        taken.add(head);
        steps.add(step(session, from, head));
    }

    private static Step step(ScannedSession session, HistoryNode from, HistoryNode to) {
        return session.state().flags().mixed()
                ? new Step.PutRight(session, from, to)
                : new Step.Forward(session, from, to);
    }

    private void stay(ScannedSession session, HistoryNode from) {
        boolean behind = !heads.contains(from);
        if (!behind || session.state().flags().mixed()) {
            steps.add(step(session, from, from));
        }
        if (behind) {
            left(
                    Left.Why.DIVERGED,
                    "its session " + session.key().session()
                            + " here was left behind: every branch that continues it has a session of its own",
                    List.of(from));
        }
    }

    private void fresh(HistoryNode head) {
        if (away.covers(head)) {
            left(Left.Why.ABSENT, "its session was removed here", List.of(head));
        } else {
            steps.add(new Step.Fresh(history.root(), head));
        }
    }

    private void left(Left.Why why, String reason, List<HistoryNode> about) {
        String remedy = why == Left.Why.ABSENT || why == Left.Why.HELD
                ? "roam restore " + conversation.hex().substring(0, 8)
                : "";
        Set<Hash> chains = about.stream().map(node -> node.chain().value()).collect(Collectors.toSet());
        waiting.add(new Left(conversation, why, reason, remedy, chains));
    }
}
