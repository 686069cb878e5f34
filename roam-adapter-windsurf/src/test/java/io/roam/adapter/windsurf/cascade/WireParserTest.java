package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.windsurf.ByteMutation;
import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.adapter.windsurf.wire.WireParser;
import io.roam.adapter.windsurf.wire.WireWords;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WireParserTest {
    /** The number of runs that continuous integration has time for; more with the system property {@code roam.fuzz}. */
    private static final int INPUTS = Integer.getInteger("roam.fuzz", 20_000);

    @Test
    void keepsOrderAndUnknownFields() {
        byte[] bytes = ProtobufWriter.message()
                .number(1, 14)
                .text(900, "unknown")
                .number(4, 3)
                .text(900, "again")
                .number(1, -1)
                .toBytes();
        WireMessage message = WireMessage.of(bytes).orElseThrow();
        assertThat(message.fields().stream().map(WireField::number)).containsExactly(1, 900, 4, 900, 1);
        assertThat(message.number(1)).isEqualTo(-1);
        assertThat(message.text(900)).contains("again");
        assertThat(again(message)).isEqualTo(bytes);
    }

    @Test
    void keepsLongFormsOfNumbersAndGroups() {
        byte[] bytes = ProtobufWriter.message()
                .raw((byte) 0x88, (byte) 0x80, (byte) 0x00, (byte) 0x81, (byte) 0x00) // field 1, value 1, both too long
                .raw((byte) 0x1b, (byte) 0x08, (byte) 0x05, (byte) 0x1c) // field 3, a group
                .raw((byte) 0x25, (byte) 1, (byte) 2, (byte) 3, (byte) 4) // field 4, four bytes
                .raw((byte) 0x29, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7, (byte) 8)
                .toBytes();
        WireMessage message = WireMessage.of(bytes).orElseThrow();
        assertThat(message.fields().stream().map(WireField::number)).containsExactly(1, 3, 4, 5);
        assertThat(message.number(1)).isEqualTo(1);
        assertThat(again(message)).isEqualTo(bytes);
    }

    @Test
    void nothingIsAMessageWithoutFields() {
        assertThat(WireMessage.of(new byte[0]).orElseThrow().fields()).isEmpty();
    }

    @Test
    void aLengthThatLiesIsNoMessage() {
        assertThat(WireMessage.of(new byte[] {0x12, 0x05, 1, 2})).isEmpty();
        assertThat(WireMessage.of(new byte[] {0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07}))
                .isEmpty();
        assertThat(WireMessage.of(new byte[] {0x12, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}))
                .isEmpty();
    }

    @Test
    void halfAFieldIsNoMessage() {
        assertThat(WireMessage.of(new byte[] {0x08})).isEmpty();
        assertThat(WireMessage.of(new byte[] {(byte) 0x88})).isEmpty();
        assertThat(WireMessage.of(new byte[] {0x08, 1, 0x0c}))
                .as("a group that nobody began")
                .isEmpty();
        assertThat(WireMessage.of(new byte[] {0x0b, 0x08, 1}))
                .as("a group that nobody ends")
                .isEmpty();
        assertThat(WireMessage.of(new byte[] {0x08, 1, 0, 0x08, 1}))
                .as("a zero for a tag")
                .isEmpty();
        assertThat(WireMessage.of(new byte[] {0x0e})).as("wire type 6").isEmpty();
    }

    @Test
    void whatIsNestedDeepIsReadAsFarAsIsAsked() {
        ProtobufWriter inner = ProtobufWriter.message().text(1, "core");
        for (int i = 0; i < 1000; i++) {
            inner = ProtobufWriter.message().message(2, inner);
        }
        byte[] bytes = inner.toBytes();
        WireMessage message = WireMessage.of(bytes).orElseThrow();
        for (int i = 0; i < 1000; i++) {
            message = message.message(2);
        }
        assertThat(message.text(1)).contains("core");
        assertThat(WireWords.render(WireMessage.of(bytes).orElseThrow()))
                .doesNotContain("2:")
                .hasSizeLessThan(10_000);
    }

    @Test
    void groupsNestedDeepAreRefused() {
        byte[] begun = new byte[100_000];
        java.util.Arrays.fill(begun, (byte) 0x0b);
        assertThat(WireMessage.of(begun)).isEmpty();
    }

    @Test
    void aMessageOfTooManyFieldsIsRefused() {
        assertThat(WireMessage.of(new byte[2 * WireParser.MAX_FIELDS])).isEmpty();
        byte[] many = new byte[2 * WireParser.MAX_FIELDS + 2];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 0x08;
        }
        assertThat(WireMessage.of(many)).isEmpty();
    }

    @Test
    void aMessageInsideOfOneMayHaveFewerFields() {
        byte[] most = new byte[2 * WireParser.MAX_NESTED_FIELDS];
        for (int i = 0; i < most.length; i += 2) {
            most[i] = 0x08;
        }
        ProtobufWriter more = ProtobufWriter.message().raw(most).number(1, 0);
        WireMessage message = WireMessage.of(
                        ProtobufWriter.message().bytes(1, most).message(2, more).toBytes())
                .orElseThrow();
        assertThat(message.message(1).fields()).hasSize(WireParser.MAX_NESTED_FIELDS);
        assertThat(message.message(2).fields()).isEmpty();
    }

    @Test
    void whateverIsReadIsGivenBack() {
        Random random = new Random(7);
        List<byte[]> seeds = List.of(
                TestTrajectory.small("a").toBytes(),
                ProtobufWriter.message()
                        .message(2, ProtobufWriter.message().number(1, 300).text(19, "ä"))
                        .toBytes());
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = ByteMutation.mutate(seeds.get(i % seeds.size()), random);
            WireMessage message = WireMessage.of(input).orElse(null);
            if (message != null) {
                read++;
                assertThat(again(message)).isEqualTo(input);
                assertThat(WireWords.render(message)).isNotNull();
            }
            Trajectory.of(input)
                    .ifPresent(trajectory -> assertThat(trajectory.plain()).isEqualTo(input));
        }
        assertThat(read).as("the mutations are not all nonsense").isGreaterThan(INPUTS / 100);
    }

    private static byte[] again(WireMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.fields().forEach(field -> out.writeBytes(field.raw()));
        return out.toByteArray();
    }
}
