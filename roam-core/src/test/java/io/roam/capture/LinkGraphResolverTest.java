package io.roam.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.ledger.Checkpoint;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkGraphResolverTest {
    private static final ConversationId ID = new ConversationId("0".repeat(32));

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
