package io.roam.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SessionKey;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Ledger;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkGraphResolverTest {
    private static final ConversationId ID = new ConversationId("0".repeat(32));

    private final Map<SessionKey, List<Checkpoint>> whole = new HashMap<>();

    @Test
    void whatNamesAnOlderEventThanPlacedWordsWasWrittenFromMemory() {
        LinkGraphResolver resolver = placedOneByOne(event("a", null), event("b", "a"));
        assertThat(resolver.resolveParent(event("c", "a")))
                .map(ResolvedParent::id)
                .contains("a");
        assertThat(resolver.resolveParent(event("c", "b"))).isEmpty();
    }

    @Test
    void theUserGoesBackInWordsThatCameTogether() {
        LinkGraphResolver resolver = placed(event("a", null), event("b", "a"));
        assertThat(resolver.resolveParent(event("c", "a"))).isEmpty();
    }

    @Test
    void fileOrderCountsBetweenWordsThatWereNotPlaced() {
        LinkGraphResolver resolver = read(List.of(), event("a", null), event("b", "a"));
        assertThat(resolver.resolveParent(event("c", "a"))).isEmpty();
    }

    /** As Claude Code 2.1.197 writes a session that ends right after its first answer. */
    @Test
    void wordsToWhichItsLinksLeadAreKnownWhateverTheirOrderInTheFile() {
        LinkGraphResolver resolver =
                placed(event("answer", "list"), state("took", "answer"), event("hello", null), state("list", "hello"));
        assertThat(resolver.resolveParent(event("next", "took"))).isEmpty();
        assertThat(resolver.resolveParent(event("other", "hello"))).isEmpty();
    }

    @Test
    void wordsOfALaterPlacementBesideTheAncestorsCount() {
        LinkGraphResolver resolver = placedOneByOne(event("b", "a"), event("a", null), event("elsewhere", "b"));
        assertThat(resolver.resolveParent(event("next", "b")))
                .map(ResolvedParent::id)
                .contains("b");
    }

    @Test
    void circlesEnd() {
        LinkGraphResolver resolver = placed(event("a", "b"), event("b", "a"));
        assertThat(resolver.resolveParent(event("c", "a"))).isEmpty();
    }

    /** The ledger forgets old placements when it is compacted; no client that reads a session from its beginning can tell. */
    @Test
    void whatTheLedgerForgetsMakesNoDifference(@TempDir Path folder) {
        Path file = folder.resolve("ledger");
        Ledger ledger = Ledger.create(file, new DeviceId("a".repeat(32)), Disk.unforced());
        Random random = new Random(14);
        Map<SessionKey, List<Record>> sessions = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            SessionKey key = new SessionKey("test", "/store", "s" + i);
            sessions.put(key, sayAndPlace(random, ledger, key));
        }
        for (int i = 0; i < 12_000; i++) {
            ledger.userRules().setPrivate("/changing", i % 2 == 0);
        }
        ledger.compact();
        Ledger after = Ledger.open(file, Disk.unforced());
        int fewer = 0;
        for (Map.Entry<SessionKey, List<Record>> session : sessions.entrySet()) {
            List<Checkpoint> all = whole.get(session.getKey());
            List<Checkpoint> kept = after.checkpoints().history(session.getKey());
            fewer += all.size() - kept.size();
            Record[] records = session.getValue().toArray(Record[]::new);
            for (Record named : records) {
                Record next = event("next", named.link().orElseThrow().id());
                assertThat(read(kept, records).resolveParent(next))
                        .isEqualTo(read(all, records).resolveParent(next));
            }
        }
        assertThat(fewer).isPositive();
    }

    /** Events of which each continues one of the last few; some were placed, and some were said here. */
    private List<Record> sayAndPlace(Random random, Ledger ledger, SessionKey key) {
        List<Record> said = new ArrayList<>();
        ChainValue chain = ChainValue.root("test/1");
        for (int i = random.nextInt(16); i >= 0; i--) {
            for (int more = random.nextInt(4); more >= 0; more--) {
                int last = said.size() - 1;
                String parent = last < 0 ? null : key.id() + Math.max(0, last - random.nextInt(3) / 2);
                said.add(event(key.id() + said.size(), parent));
                chain = chain.next(Hash.of(said.get(last + 1).identity()));
            }
            ledger.checkpoints()
                    .record(key, new Checkpoint(ID, chain, random.nextInt(3) > 0, "", false, Optional.empty()));
        }
        whole.put(key, ledger.checkpoints().history(key));
        return said;
    }

    private static Record event(String id, String parent) {
        return Record.event(Record.MAIN, id.getBytes(UTF_8)).withLink(id, parent);
    }

    private static Record state(String id, String parent) {
        return Record.state(Record.MAIN, id.getBytes(UTF_8)).withLink(id, parent);
    }

    private static LinkGraphResolver placed(Record... records) {
        ChainValue chain = ChainValue.root("test/1");
        for (Record record : records) {
            chain = record.kind() == Record.Kind.EVENT ? chain.next(Hash.of(record.identity())) : chain;
        }
        return read(List.of(new Checkpoint(ID, chain, true, "", false, Optional.empty())), records);
    }

    private static LinkGraphResolver placedOneByOne(Record... records) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        ChainValue chain = ChainValue.root("test/1");
        for (Record record : records) {
            chain = chain.next(Hash.of(record.identity()));
            checkpoints.add(new Checkpoint(ID, chain, true, "", false, Optional.empty()));
        }
        return read(checkpoints, records);
    }

    private static LinkGraphResolver read(List<Checkpoint> checkpoints, Record... records) {
        LinkGraphResolver resolver = new LinkGraphResolver(checkpoints, List.of(), () -> {
            throw new AssertionError("the pool is asked");
        });
        ChainValue chain = ChainValue.root("test/1");
        for (Record record : records) {
            if (record.kind() == Record.Kind.EVENT) {
                chain = chain.next(Hash.of(record.identity()));
                resolver.addEvent(record, chain);
            } else {
                resolver.addState(record);
            }
        }
        return resolver;
    }
}
