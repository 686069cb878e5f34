package io.roam.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchHeader;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchOutline;
import io.roam.batch.BatchOutline.EventMark;
import io.roam.batch.BatchOutline.PropertyMark;
import io.roam.batch.BatchOutline.SideTrackMark;
import io.roam.batch.BatchOutline.StateMark;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OutlineInternerTest {
    private final OutlineInterner interner = new OutlineInterner();

    private static Hash hash(String text) {
        return Hash.of(text.getBytes(UTF_8));
    }

    /** Returns an outline of which each value is an object of its own. */
    private static BatchOutline outline(int number, String payload) {
        Instant time = Instant.ofEpochSecond(number);
        BatchHeader header = new BatchHeader(
                new StringBuilder("main").toString(),
                new DeviceId("a".repeat(32)),
                number,
                new StringBuilder("claude").toString(),
                new StringBuilder("claude/1").toString(),
                new ConversationId("0".repeat(32)),
                new ChainValue(hash("c" + (number - 1)), number - 1L),
                new ChainValue(hash("c" + number), number),
                time,
                new BatchHeader.Part(number, hash("table" + number)),
                new BatchHeader.Part(number, hash("content" + number)),
                new HashMap<>(Map.of("later", "x")));
        BatchMetadata metadata = new BatchMetadata(
                Optional.of(new StringBuilder("session").toString()),
                new HashMap<>(Map.of("path", "/work")),
                Optional.of(new StringBuilder("title").toString()),
                Optional.of(new StringBuilder("2.1").toString()),
                Optional.of(Instant.ofEpochSecond(0)),
                Optional.of(time),
                OptionalLong.of(number),
                new HashMap<>(Map.of("profile", "p")));
        return new BatchOutline(
                new BatchId(hash("id" + number)),
                header,
                metadata,
                List.of(new EventMark(hash("e" + number), 0, hash(""), hash(payload), 3, number % 2 == 0)),
                List.of(new StateMark(hash("s"), 1, 2, false)),
                List.of(new PropertyMark(0, "title", 1, hash("p"))),
                List.of(new SideTrackMark("agent", false, hash("f"), 0, hash("t"), 1, 0, Hash.ZERO)));
    }

    @Test
    void nothingElseIsSaid() {
        for (int i = 1; i < 4; i++) {
            assertThat(interner.intern(outline(i, "e" + i))).isEqualTo(outline(i, "e" + i));
            assertThat(interner.intern(outline(i, "named"))).isEqualTo(outline(i, "named"));
        }
    }

    @Test
    void whatIsEqualIsOne() {
        BatchOutline one = interner.intern(outline(1, "e1"));
        BatchOutline two = interner.intern(outline(2, "e2"));
        assertThat(two.header().circle()).isSameAs(one.header().circle());
        assertThat(two.header().device()).isSameAs(one.header().device());
        assertThat(two.header().tool()).isSameAs(one.header().tool());
        assertThat(two.header().rule()).isSameAs(one.header().rule());
        assertThat(two.header().conversation()).isSameAs(one.header().conversation());
        assertThat(two.header().from()).isSameAs(one.header().to());
        assertThat(two.header().more()).isSameAs(one.header().more());
        assertThat(two.metadata().session()).isSameAs(one.metadata().session());
        assertThat(two.metadata().workspace()).isSameAs(one.metadata().workspace());
        assertThat(two.metadata().title()).isSameAs(one.metadata().title());
        assertThat(two.metadata().toolVersion()).isSameAs(one.metadata().toolVersion());
        assertThat(two.metadata().firstMessageTime()).isSameAs(one.metadata().firstMessageTime());
        assertThat(two.metadata().more()).isSameAs(one.metadata().more());
        EventMark event = two.events().get(0);
        assertThat(event.payload()).isSameAs(event.identity());
        assertThat(event.segment()).isSameAs(Hash.OF_NOTHING);
    }
}
