package io.roam.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchHeader;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.history.History;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session has state behind its last event: what each record of it costs, counted in looks at what the pool holds there. */
class KnownTailTest {
    private static final String RULE = "t/1";

    @TempDir
    Path folder;

    private final long[] looks = {0};

    @Test
    void aTrailingRecordCostsTheSameHoweverManyThereAre() {
        double few = costOf(100);
        double many = costOf(20_000);
        assertThat(many).isLessThanOrEqualTo(1.5 * few);
    }

    private double costOf(int states) {
        PoolPosition position = position(states, false);
        looks[0] = 0;
        for (int i = 0; i < states; i++) {
            Record line = state(i);
            assertThat(position.capturedBeginning(line)).isZero();
            assertThat(position.holds(line)).isTrue();
        }
        assertThat(position.tail()).hasSize(states);
        return looks[0] / (double) states;
    }

    @Test
    void theBeginningThatWasCapturedUnterminatedIsFound() {
        PoolPosition position = position(3, true);

        assertThat(position.capturedBeginning(line("state 2 and more"))).isEqualTo("state 2".length());
        assertThat(position.capturedBeginning(line("state 1 and more"))).isZero();
        assertThat(position.capturedBeginning(line("state 2"))).isZero();
        assertThat(position.holds(line("state 9"))).isFalse();
    }

    private PoolPosition position(int states, boolean lastIsUnterminated) {
        Hash event = hash("event");
        List<StateMark> tail = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            Record state = state(i);
            tail.add(new StateMark(
                    Hash.of(state.payload()), 1, state.payload().length, lastIsUnterminated && i == states - 1));
        }
        ChainValue root = ChainValue.root(RULE);
        BatchHeader header = new BatchHeader(
                "main",
                new DeviceId("a".repeat(32)),
                1,
                "t",
                RULE,
                ConversationId.of("t", event),
                root,
                root.next(event),
                Instant.EPOCH,
                new BatchHeader.Part(0, Hash.ZERO),
                new BatchHeader.Part(0, Hash.ZERO),
                Map.of());
        BatchOutline batch = new BatchOutline(
                new BatchId(hash("batch")),
                header,
                BatchMetadata.NOTHING,
                List.of(new EventMark(event, 0, Hash.ZERO, event, 1, false)),
                counted(tail),
                List.of(),
                List.of());
        Pool pool = new Pool(folder.resolve("pool"), folder.resolve("cache"), Disk.real());
        return new PoolPosition(
                History.of(RULE, List.of(batch)),
                root.next(event),
                List.of(),
                new ExpectedRecords(new BranchRecords(pool)));
    }

    private static Record state(int number) {
        return line("state " + number);
    }

    private static Record line(String text) {
        return Record.state(Record.MAIN, text.getBytes(StandardCharsets.UTF_8)).asLine();
    }

    private <T> List<T> counted(List<T> list) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                looks[0]++;
                return list.get(index);
            }

            @Override
            public int size() {
                looks[0]++;
                return list.size();
            }
        };
    }

    private static Hash hash(String text) {
        return Hash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
