package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.api.SkipReason;
import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.spi.ActionKind;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Record;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what a store lacks of one conversation, by the table "What is placed" in docs/develop/design.md. It writes nothing. */
final class PlacementPlanner {
    private static final String UNREADABLE = "the session on this device cannot be read or saved";

    private final ConversationId conversation;
    private final History history;
    private final List<ScannedSession> here;
    private final TombstoneFilter tombstones;
    private final Predicate<ScannedSession> isLeftAlone;
    private final Map<SessionKey, Path> moved;
    private final List<HistoryNode> heads;
    private final Set<HistoryNode> taken = new HashSet<>();
    private final Set<HistoryNode> blocked = new HashSet<>();
    private final List<PlacementStep> steps = new ArrayList<>();
    private final List<SkippedConversation> skipped = new ArrayList<>();

    /**
     * Plans for the sessions that are here.
     *
     * @param isLeftAlone says whether a session is a fork in which nothing was said yet, or the user undid its title
     * @param moved the new folder of each session that is to be moved
     */
    PlacementPlanner(
            ConversationId conversation,
            History history,
            List<ScannedSession> here,
            TombstoneFilter tombstones,
            Predicate<ScannedSession> isLeftAlone,
            Map<SessionKey, Path> moved) {
        this.conversation = conversation;
        this.history = history;
        this.here = here;
        this.tombstones = tombstones;
        this.isLeftAlone = isLeftAlone;
        this.moved = moved;
        this.heads = history.heads();
    }

    PlacementPlan plan(OtherSessions sessions) {
        here.forEach(session -> findNode(session).ifPresent(taken::add));
        sessions.heads().forEach(chain -> findNode(chain).ifPresent(taken::add));
        sessions.unreadable().forEach(chain -> block(chain, SkipReason.UNREADABLE, UNREADABLE));
        sessions.missing().forEach(chain -> block(chain, SkipReason.ABSENT, "the session was deleted on this device"));
        here.stream()
                .sorted(Comparator.comparingLong((ScannedSession session) ->
                                -session.state().chain().length())
                        .thenComparing(session -> session.key().id()))
                .forEach(this::planForSession);
        heads.stream()
                .filter(head -> !taken.contains(head) && !blocked.contains(head))
                .forEach(this::planNewSession);
        return new PlacementPlan(List.copyOf(steps), List.copyOf(skipped));
    }

    private Optional<HistoryNode> findNode(ScannedSession session) {
        return findNode(session.state().chain());
    }

    private Optional<HistoryNode> findNode(ChainValue chain) {
        return history.findNode(chain.value());
    }

    private void block(ChainValue chain, SkipReason skipReason, String reason) {
        if (here.isEmpty()) {
            skip(skipReason, reason, heads);
        }
        findNode(chain).ifPresentOrElse(this::blockHeads, this::blockHeads);
    }

    private void planForSession(ScannedSession session) {
        HistoryNode from = findNode(session).orElse(null);
        SessionState state = session.state();
        if (state.flags().isPrivate()) {
            blockHeads();
            skip(SkipReason.PRIVATE, "ignored on this device", heads);
        } else if (from == null) {
            blockHeads();
            skip(SkipReason.OPEN, "the session is still being written", heads);
        } else if (state.flags().unsettled()) {
            HistoryNode head = nextFreeHead(from).orElse(from);
            blocked.add(head);
            skip(SkipReason.OPEN, "the session is still being written", List.of(head));
        } else if (isLeftAlone.test(session)) {
            return; // it takes no head: its branch has another session
        } else if (session.held() && !state.flags().partial().containsKey(Record.MAIN)) {
            blockHeads(from);
            skip(SkipReason.HELD, "paused since " + ActionKind.UNDO.command(), headsAfter(from));
        } else {
            nextFreeHead(from)
                    .ifPresentOrElse(head -> fastForward(session, from, head), () -> keepInPlace(session, from));
        }
    }

    private void blockHeads() {
        blocked.addAll(heads);
    }

    private void blockHeads(HistoryNode from) {
        blocked.addAll(headsAfter(from));
    }

    private List<HistoryNode> headsAfter(HistoryNode from) {
        return isHead(from)
                ? List.of(from)
                : heads.stream().filter(head -> History.isAncestor(from, head)).toList();
    }

    /** Returns, of the heads after a node that have no session here, the one whose next chain value is smallest. */
    private Optional<HistoryNode> nextFreeHead(HistoryNode from) {
        if (isHead(from)) {
            return Optional.empty();
        }
        return heads.stream()
                .filter(head -> head != from && !taken.contains(head) && History.isAncestor(from, head))
                .min(Comparator.comparing(
                        head -> History.firstBehind(from, head).chain().value()));
    }

    private boolean isHead(HistoryNode node) {
        return node != history.root() && node.children().isEmpty();
    }

    /** Plans to bring a session to a head. An open session takes its head, too: it is brought there once it is closed. */
    private void fastForward(ScannedSession session, HistoryNode from, HistoryNode head) {
        taken.add(head);
        steps.add(step(session, from, head));
    }

    private PlacementStep step(ScannedSession session, HistoryNode from, HistoryNode to) {
        Path folder = moved.get(session.key());
        if (folder != null) {
            return new PlacementStep.Move(session, from, to, folder);
        }
        return session.state().flags().interleaved()
                ? new PlacementStep.Separate(session, from, to)
                : new PlacementStep.FastForward(session, from, to);
    }

    private void keepInPlace(ScannedSession session, HistoryNode from) {
        boolean behind = !isHead(from);
        if (!behind || session.state().flags().interleaved()) {
            steps.add(step(session, from, from));
        }
        if (behind) {
            skip(SkipReason.DIVERGED, "another session on this device continues this one", List.of(from));
        }
    }

    private void planNewSession(HistoryNode head) {
        if (tombstones.hides(head)) {
            skip(SkipReason.HIDDEN, "the branch is hidden on this device", List.of(head));
        } else if (tombstones.covers(head)) {
            skip(SkipReason.ABSENT, "the session was deleted on this device", List.of(head));
        } else {
            steps.add(new PlacementStep.Create(history.root(), head));
        }
    }

    private void skip(SkipReason skipReason, String reason, List<HistoryNode> about) {
        String id = conversation.hex().substring(0, 8);
        Remedy remedy = switch (skipReason) {
            case ABSENT, HELD -> Remedy.run(ActionKind.RESTORE, id);
            case HIDDEN -> Remedy.run(ActionKind.BRANCHES, id);
            case UNREADABLE -> Remedy.of("fix the failures above, then run: ").then(ActionKind.SYNC);
            default -> Remedy.none();
        };
        Set<Hash> chains = about.stream().map(node -> node.chain().value()).collect(Collectors.toSet());
        skipped.add(new SkippedConversation(conversation, skipReason, new Reason(reason, remedy), chains));
    }
}
