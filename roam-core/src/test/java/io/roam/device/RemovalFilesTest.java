package io.roam.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.batch.Keys;
import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that tell of removed devices: notices and lists. */
class RemovalFilesTest {
    private static final DeviceKey DESK = Keys.of(1);
    private static final DeviceKey LAPTOP = Keys.of(2);
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.123456Z");

    private static RemovalNotice.Statement statement(Instant since) {
        return new RemovalNotice.Statement("main", DESK.publicKey(), LAPTOP.publicKey(), "laptop", AT, since);
    }

    @Test
    void aNoticeComesBackAsItWasMade() {
        RemovalNotice notice = RemovalNotice.make(statement(AT.minusSeconds(60)), DESK);
        RemovalNotice read = RemovalNotice.parse(notice.bytes());
        assertThat(read).isEqualTo(notice);
        assertThat(read.hash()).isEqualTo(Hash.of(notice.bytes()));
        assertThat(read.maker()).isEqualTo(DESK.publicKey().id());
        assertThat(read.removed()).isEqualTo(LAPTOP.publicKey().id());
        assertThat(read.removedKey()).isEqualTo(LAPTOP.publicKey());
        assertThat(read.name()).isEqualTo("laptop");
        assertThat(read.circle()).isEqualTo("main");
        assertThat(read.at()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123Z"));
        assertThat(read.since()).isEqualTo(Instant.parse("2026-11-23T09:59:00.123Z"));
        assertThat(RemovalNotice.make(statement(AT.minusSeconds(60)), DESK)).isEqualTo(notice);
    }

    @Test
    void aNoticeIsSignedByItsMakerAndCountsFromATimeBeforeIt() {
        assertThatThrownBy(() -> RemovalNotice.make(statement(AT), LAPTOP))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement(AT.plusMillis(1))).isInstanceOf(InvalidCardException.class);
    }

    @Test
    void anyChangedByteOfANoticeIsFound() {
        byte[] good = RemovalNotice.make(statement(AT), DESK).bytes();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThatThrownBy(() -> RemovalNotice.parse(bad)).isInstanceOf(InvalidCardException.class);
            byte[] cut = Arrays.copyOf(good, i);
            assertThatThrownBy(() -> RemovalNotice.parse(cut)).isInstanceOf(InvalidCardException.class);
        }
    }

    @Test
    void aNoticeHasABoundAndALongNameFitsIn() {
        byte[] large = new byte[RemovalNotice.MAX_BYTES + 1];
        assertThatThrownBy(() -> RemovalNotice.parse(large)).hasMessageContaining("too large");
        RemovalNotice.Statement named = new RemovalNotice.Statement(
                "main", DESK.publicKey(), LAPTOP.publicKey(), "\u0001".repeat(5_000), AT, AT);
        byte[] bytes = RemovalNotice.make(named, DESK).bytes();
        assertThat(RemovalNotice.parse(bytes).removed())
                .isEqualTo(LAPTOP.publicKey().id());
    }

    private static List<BatchId> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new BatchId(Hash.of(("batch " + i).getBytes(UTF_8))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_000})
    void aListHasItsNamesAndNoOthers(int count) {
        BatchList list = BatchList.parse(BatchList.of(ids(count)).bytes());
        assertThat(list.size()).isEqualTo(count);
        assertThat(list.bytes()).hasSize((int) BatchList.bytesFor(count));
        ids(count).forEach(id -> assertThat(list.contains(id)).isTrue());
        assertThat(list.contains(new BatchId(Hash.ZERO))).isFalse();
        assertThat(list.contains(new BatchId(Hash.of(new byte[] {1})))).isFalse();
        assertThat(list.hash()).isEqualTo(Hash.of(list.bytes()));
    }

    @Test
    void namesOfAListAreAscendingAndStandThereOnce() {
        List<BatchId> ascending = ids(3).stream().sorted().toList();
        List<String> sorted = ascending.stream().map(BatchId::hex).toList();
        String first = "roam list 1\n";
        assertThat(BatchList.of(List.of(ascending.get(2), ascending.get(0), ascending.get(0)))
                        .bytes())
                .isEqualTo((first + sorted.get(0) + "\n" + sorted.get(2) + "\n").getBytes(UTF_8));
        for (String bad : List.of(
                "",
                "roam list 2\n",
                first + sorted.get(0),
                first + sorted.get(0) + "\r",
                first + sorted.get(0) + "\n\n",
                first + sorted.get(0).toUpperCase(java.util.Locale.ROOT) + "\n",
                first + sorted.get(1) + "\n" + sorted.get(0) + "\n",
                first + sorted.get(1) + "\n" + sorted.get(1) + "\n")) {
            assertThatThrownBy(() -> BatchList.parse(bad.getBytes(UTF_8)))
                    .as(bad)
                    .isInstanceOf(InvalidCardException.class);
        }
    }

    @Test
    void aListIsBounded() {
        assertThat(BatchList.bytesFor(1_000_000)).isLessThanOrEqualTo(BatchList.MAX_BYTES);
        assertThat(BatchList.bytesFor(Long.MAX_VALUE)).isGreaterThan(BatchList.MAX_BYTES);
        assertThat(BatchList.bytesFor(-1)).isGreaterThan(BatchList.MAX_BYTES);
    }
}
