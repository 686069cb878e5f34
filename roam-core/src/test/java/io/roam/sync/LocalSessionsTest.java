package io.roam.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SessionKey;
import io.roam.capture.CaptureCounts;
import io.roam.capture.MainTrackState;
import io.roam.capture.OpenStore;
import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run asks for the sessions of each conversation: what that costs, counted in walks over all sessions. */
class LocalSessionsTest {
    @TempDir
    Path folder;

    /** A list that counts how often it is walked. */
    private static final class CountedList extends ArrayList<ScannedSession> {
        private static final long serialVersionUID = 1L;

        private int walks;

        @Override
        public Iterator<ScannedSession> iterator() {
            walks++;
            return super.iterator();
        }

        @Override
        public Spliterator<ScannedSession> spliterator() {
            walks++;
            return super.spliterator();
        }
    }

    @Test
    void allConversationsTogetherCostOneWalkOverTheSessions() {
        CountedList all = new CountedList();
        for (int i = 0; i < 1_000; i++) {
            all.add(session(i));
        }
        LocalSessions sessions = new LocalSessions(
                Ledger.open(folder.resolve("ledger"), Disk.real()).checkpoints());
        ScannedStore store = store(all);
        sessions.add(store);

        for (int i = 0; i < 1_000; i++) {
            assertThat(sessions.ofConversation(store, conversation(i))).containsExactly(all.get(i));
            assertThat(sessions.othersOf(store, conversation(i)).heads()).isEmpty();
            assertThat(sessions.isTaken(store, "s" + i)).isTrue();
            assertThat(sessions.isTaken(store, "other" + i)).isFalse();
        }
        assertThat(all.walks).isEqualTo(1);
    }

    @Test
    void sessionsThatWereScannedAgainAreKnown() {
        ScannedStore store = store(new ArrayList<>(List.of(session(1))));
        LocalSessions sessions = new LocalSessions(
                Ledger.open(folder.resolve("ledger"), Disk.real()).checkpoints());
        sessions.add(store);
        assertThat(sessions.ofConversation(store, conversation(2))).isEmpty();

        sessions.replace(store, List.of(session(2)));

        assertThat(sessions.ofConversation(store, conversation(2))).hasSize(1);
        assertThat(sessions.isTaken(store, "s2")).isTrue();
    }

    private ScannedStore store(List<ScannedSession> sessions) {
        StoreLocation at = StoreLocation.of(folder);
        OpenStore open = new OpenStore(stub(ToolAdapter.class), at, stub(HistoryStore.class));
        return new ScannedStore(open, sessions, List.of(), Set.of(), List.of(), List.of());
    }

    private static <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> method.getName().equals("id") ? "t" : null));
    }

    private ScannedSession session(int number) {
        SessionState state = new SessionState(
                Optional.of(conversation(number)),
                new MainTrackState(ChainValue.root("t/1"), List.of(), Map.of(), ""),
                Map.of(),
                SessionFacts.NONE,
                "",
                SessionState.Flags.NONE);
        SessionInfo info = SessionInfo.of("s" + number, "f", 1, Instant.EPOCH, any -> true);
        return new ScannedSession(
                new SessionKey("t", folder.toString(), "s" + number), info, state, CaptureCounts.NOTHING, false, false);
    }

    private static ConversationId conversation(int number) {
        return ConversationId.of("t", Hash.of(("c" + number).getBytes(StandardCharsets.UTF_8)));
    }
}
