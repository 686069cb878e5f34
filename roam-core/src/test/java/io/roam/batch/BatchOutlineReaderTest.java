package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.roam.chain.BatchId;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A cache that was damaged. */
class BatchOutlineReaderTest {
    @Test
    void aLengthThatIsALieTakesNoMemory() throws IOException {
        ByteArrayOutputStream cache = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(cache);
        out.writeInt(BatchOutlineWriter.VERSION);
        out.write(new byte[32]);
        out.writeInt(1 << 24);
        long before = allocated();
        assertThatThrownBy(() -> BatchOutline.read(new DataInputStream(new ByteArrayInputStream(cache.toByteArray()))))
                .isInstanceOf(IOException.class);
        assertThat(allocated() - before).isLessThan(1 << 23);
    }

    @Test
    void readsWhatWasWrittenAndFailsInOneWay() throws IOException {
        Hash hash = Hash.of(new byte[] {1});
        ChainValue from = new ChainValue(hash, Long.MAX_VALUE);
        Instant time = Instant.parse("9999-12-31T23:59:59.999999999Z");
        for (boolean bare : new boolean[] {true, false}) {
            BatchHeader header = new BatchHeader(
                    "main",
                    new DeviceId("a".repeat(32)),
                    Long.MAX_VALUE,
                    "claude",
                    "claude/1",
                    new ConversationId("0".repeat(32)),
                    from,
                    from,
                    time,
                    new BatchHeader.Part(7, hash),
                    new BatchHeader.Part(8, Hash.ZERO),
                    bare ? Map.of() : Map.of("later", 3L, "more", List.of("x", Map.of())));
            BatchMetadata all = new BatchMetadata(
                    Optional.of("s"),
                    Map.of("path", "/ü\ud800"),
                    Optional.of("title \ud83d\ude00"),
                    Optional.of(""),
                    Optional.of(Instant.EPOCH),
                    Optional.of(time),
                    OptionalLong.of(-1),
                    Map.of("profile", "p"));
            BatchOutline outline = new BatchOutline(
                    new BatchId(hash),
                    header,
                    bare ? BatchMetadata.NOTHING : all,
                    List.of(new BatchOutline.EventMark(hash, 1, Hash.ZERO, hash, 3, true)),
                    List.of(new BatchOutline.StateMark(hash, 2, 3, true)),
                    List.of(new BatchOutline.PropertyMark(0, "k\udc00", 1, hash)),
                    List.of(new BatchOutline.SideTrackMark("t", true, Hash.ZERO, 0, hash, 1, 2, hash)));
            ByteArrayOutputStream cache = new ByteArrayOutputStream();
            outline.write(new DataOutputStream(cache));
            assertThat(read(cache.toByteArray())).isEqualTo(outline);
            for (int length = 0; length < cache.size(); length++) {
                byte[] cut = Arrays.copyOf(cache.toByteArray(), length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
            }
            for (int bit = 0; bit < cache.size() * Byte.SIZE; bit++) {
                byte[] bad = cache.toByteArray();
                bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                try {
                    assertThat(read(bad)).isNotNull();
                } catch (IOException e) {
                    continue;
                }
            }
        }
    }

    private static BatchOutline read(byte[] bytes) throws IOException {
        return BatchOutline.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
