package io.roam.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.google.common.primitives.Bytes;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.device.DeviceKey;
import io.roam.json.Json;
import io.roam.spi.RoamException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches by a trusted device, well signed and well named, that lie. */
class HostileBatchTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theForgersStartingPointIsTrue() {
        assertThatCode(() -> verify(new Forged())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void headersThatLie(String field, Object value) {
        assertUntrue(new Forged().header(field, value));
    }

    static Stream<Object[]> headersThatLie() {
        return Stream.of(
                new Object[] {"roam", 0L},
                new Object[] {"roam", "1"},
                new Object[] {"circle", "../x"},
                new Object[] {"circle", List.of()},
                new Object[] {"device", "x"},
                new Object[] {"number", 0L},
                new Object[] {"number", new java.math.BigDecimal("1.5")},
                new Object[] {"tool", "a/b"},
                new Object[] {"tool", "other"},
                new Object[] {"rule", "test"},
                new Object[] {"rule", "test/2"},
                new Object[] {"conversation", "00000000000000000000000000000000"},
                new Object[] {"conversation", "0"},
                new Object[] {"from", Hash.ZERO.hex()},
                new Object[] {"from", "0"},
                new Object[] {"fromLength", 1L},
                new Object[] {"fromLength", -1L},
                new Object[] {"fromLength", Long.MAX_VALUE},
                new Object[] {"to", Hash.ZERO.hex()},
                new Object[] {"toLength", 2L},
                new Object[] {"time", "yesterday"},
                new Object[] {"time", "2026-01-02T03:04:05+01:00"},
                new Object[] {"time", "+1000000000-12-31T23:59:59Z"},
                new Object[] {"table", "none"},
                new Object[] {"table", Map.of()},
                new Object[] {"content", "none"},
                new Object[] {"content", Map.of()});
    }

    @Test
    void aHeaderThatIsTooLargeIsNotRead() {
        assertDamaged(new Forged().header("more", "x".repeat(70_000)));
    }

    @ParameterizedTest
    @MethodSource
    void sizesThatNoPartHas(String field, Object value) {
        assertUntrue(new Forged().size(field, value));
        assertUntrue(new Forged().tableSize(field, value));
    }

    static Stream<Object[]> sizesThatNoPartHas() {
        return Stream.of(
                new Object[] {"bytes", -1L},
                new Object[] {"bytes", 1L << 60},
                new Object[] {"bytes", Long.MAX_VALUE},
                new Object[] {"bytes", "6"},
                new Object[] {"sha256", "0"});
    }

    /** The header counts: what the file holds instead is damage. */
    @ParameterizedTest
    @MethodSource
    void sizesOfAnotherTable(String field, Object value) {
        assertDamaged(new Forged().tableSize(field, value));
    }

    static Stream<Object[]> sizesOfAnotherTable() {
        return Stream.of(
                new Object[] {"bytes", 0L},
                new Object[] {"bytes", 5L},
                new Object[] {"bytes", 7L},
                new Object[] {"bytes", 1L << 26},
                new Object[] {"sha256", Hash.ZERO.hex()});
    }

    @Test
    void aContentThatTheTableContradicts() {
        assertUntrue(new Forged().size("bytes", 5L));
        assertUntrue(new Forged().size("bytes", 7L));
        assertUntrue(new Forged().size("bytes", 1L << 32));
        assertDamaged(new Forged().size("sha256", Hash.ZERO.hex()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{'tracks':[]}",
                "{'tracks':7}",
                "{'tracks':[7]}",
                "{'tracks':[{}]}",
                "{'tracks':[],'tracks':[]}",
                "{'about':7}",
                "{'about':{'title':7}}",
                "{'about':{'firstWord':'now'}}",
                "{'about':{'workspace':{'path':[]}}}",
                "{'about':{},'about':{}}"
            })
    void tablesThatAreNone(String json) {
        assertUntrue(new Forged().table(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'tracks':[],T",
                "T,'tracks':[]",
                "'about':{},T,'about':{}",
                "'tracks':[{'name':'','class':'e','length':[5],'lines':true,'identity':{'0':'aGVsbG8='}}]",
                "'tracks':[{'name':'','class':'e','length':[5],'lines':true,'identity':{'00':'aGVsbG8'}}]"
            })
    void aTrueTableWithOneThingWrong(String fields) {
        String good = "'tracks':[{'name':'','class':'e','length':[5],'lines':true,'identity':{'0':'aGVsbG8'}}]";
        assertThatCode(() -> verify(new Forged().table("{" + good + "}"))).doesNotThrowAnyException();
        assertUntrue(new Forged().table("{" + fields.replace("T", good) + "}"));
    }

    @Test
    void namesThatAreTooLongAreRefused() {
        String much = "A".repeat(1 << 21); // of base64, so a megabyte and a half
        assertUntrue(new Forged()
                .track("{'name':'','class':'es','length':[5,0],'lines':true,'bare':[1],'identity':{'0':'" + much
                        + "'}}"));
        assertUntrue(new Forged()
                .track("{'name':'','class':'el','length':[5,0],'lines':true,'bare':[1],'key':{'1':'" + much + "'}}"));
        assertThatCode(() -> verify(new Forged()
                        .track("{'name':'','class':'el','length':[5,0],'lines':true,'bare':[1],'key':{'1':'A'}}")))
                .doesNotThrowAnyException();
    }

    @Test
    void aTableThatIsNotUtf8IsRefused() {
        byte[] latin = "{\"about\":{\"title\":\"\u00fc\"}}".getBytes(ISO_8859_1);
        assertUntrue(new Forged().plainTable(latin));
    }

    @Test
    void aHugeDescriptionIsRefused() {
        assertUntrue(new Forged().table("{'about':{'x':[0" + ",0".repeat(20_000_000) + "]}}"));
        assertUntrue(new Forged().table("{'about':{'x':'" + "x".repeat(20_000_000) + "'}}"));
        assertUntrue(new Forged().table("{'about':{" + "'x':{},".repeat(1_000_000) + "'y':1}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'','class':'e','length':[6]}, {'name':'','class':'s','length':[0]}",
                "{'name':'','class':'e','length':[5]}",
                "{'name':'','class':'e','length':[5,0],'lines':true}",
                "{'name':'','class':'ee','length':[5],'lines':true}",
                "{'name':'','class':'es','length':[7,-1]}",
                "{'name':'','class':'e','length':[2147483648]}",
                "{'name':'','class':'e','length':[9223372036854775808]}",
                "{'name':'','class':'e','length':[5.0],'lines':true}",
                "{'name':'','class':'e','length':['5'],'lines':true}",
                "{'name':'','class':'e','length':[5],'lines':1}",
                "{'name':'','class':'s','length':[5],'lines':true}",
                "{'name':'','class':'','length':[]}",
                "{'class':'e','length':[5],'lines':true}",
                "{'name':'','class':'e','length':[5],'lines':true,'bare':[1]}",
                "{'name':'','class':'e','length':[6],'bare':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true,'key':{'0':'k'}}",
                "{'name':'','class':'e','length':[5],'lines':true,'identity':{'0':'!'}}",
                "{'name':'','class':'e','length':[5],'lines':true,'identity':{'0':'AA'}}",
                "{'name':'','class':'e','length':[5],'lines':true,'identity':{'x':'AA'}}",
                "{'name':'','class':'e','length':[5],'lines':true,'identity':{'99999999999':'AA'}}",
                "{'name':'','class':'e','length':[5],'lines':true,'change':{'0':1}}",
                "{'name':'','class':'e','length':[5],'lines':true,'nth':{'0':2}}",
                "{'name':'','class':'f','length':[5],'lines':true}",
                "{'name':'a','class':'s','length':[0]}, {'name':'','class':'e','length':[5],'lines':true}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a','class':'s','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'../a','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'/a','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a//b','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'c:\\\\a','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a\\u0000','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a\\ud800','class':'f','length':[0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a','class':'ff','length':[0,0]}",
                "{'name':'','class':'e','length':[5],'lines':true}, {'name':'a','class':'f','length':[0]},"
                        + "{'name':'a','class':'f','length':[0]}"
            })
    void tracksThatLie(String tracks) {
        assertUntrue(new Forged().track(tracks));
    }

    @Test
    void aSegmentOfThreeHundredCharactersIsRefused() {
        assertUntrue(new Forged()
                .track("{'name':'','class':'e','length':[5],'lines':true}, {'name':'" + "a".repeat(300)
                        + "','class':'f','length':[0]}"));
    }

    @Test
    void whatIsNewerWaits() {
        assertNewer(new Forged().header("roam", 2L));
        assertNewer(new Forged().track("{'name':'','class':'E','length':[5],'lines':true}"));
    }

    @Test
    void fieldsOfALaterRoamAreKept() throws IOException {
        Forged forged = new Forged()
                .header("later", List.of(1L, "x"))
                .table("{'later':[{'a':[1]}],'about':{'b':null},"
                        + "'tracks':[{'name':'','later':{},'class':'e','length':[5],'lines':true}]}");
        BatchOutline outline = verify(forged);
        assertThat(outline.header().more()).containsEntry("later", List.of(1L, "x"));
        assertThat(Json.object(outline.header().toJson())).isEqualTo(Json.object(Json.bytes(forged.header)));
        assertThat(outline.metadata().more()).containsKey("b");
    }

    @Test
    void contentsThatLie() {
        assertUntrue(new Forged().content("hello!".getBytes(UTF_8)));
        assertUntrue(new Forged().content("hello\nx".getBytes(UTF_8)));
        assertUntrue(new Forged().content("hell\n".getBytes(UTF_8)));
        assertUntrue(new Forged().content(new byte[0]));
        assertUntrue(new Forged().content("jello\n".getBytes(UTF_8)));
    }

    @Test
    void framesThatHoldSomethingElse() {
        byte[] good = Zstd.compress("hello\n".getBytes(UTF_8));
        byte[] table = Zstd.compress("{\"tracks\":[]}".getBytes(UTF_8));
        assertDamaged(new Forged().frame(Zstd.compress("jello\n".getBytes(UTF_8))));
        assertDamaged(new Forged().frame(Zstd.compress("hello!".getBytes(UTF_8))));
        assertDamaged(new Forged().frame(Zstd.compress("hello\nx".getBytes(UTF_8))));
        assertDamaged(new Forged().frame(Zstd.compress("hell\n".getBytes(UTF_8))));
        assertDamaged(new Forged().frame(new byte[0]));
        assertDamaged(new Forged().frame(new byte[] {1, 2, 3}));
        assertDamaged(new Forged().frame("not zstandard at all".getBytes(UTF_8)));
        assertDamaged(new Forged().frame(Bytes.concat(good, good)));
        assertDamaged(new Forged().frame(Bytes.concat(good, new byte[] {0})));
        assertDamaged(new Forged().frame(Bytes.concat(SkippableFrame.HEADER.prefix(0), good)));
        assertDamaged(new Forged().behind(new byte[] {0}));
        assertDamaged(new Forged().behind(good));
        assertDamaged(new Forged().tableFrame(table));
        assertDamaged(new Forged().tableFrame(Bytes.concat(table, table)));
        assertDamaged(new Forged().tableFrame(new byte[0]));
    }

    /** The signature is no part of the id: a wrong one must not keep the batch away. */
    @Test
    void aWrongSignatureIsDamage() {
        assertDamaged(new Forged().signature(new byte[64]));
        assertDamaged(new Forged().signature(new byte[63]));
        assertDamaged(new Forged().signature(new byte[65]));
        assertDamaged(new Forged().signature(Keys.of(2).sign("roam batch 1\n".getBytes(UTF_8))));
    }

    @Test
    void nothingIsUnpackedBeforeTheSignatureIsChecked() {
        assertDamaged(new Forged().signature(new byte[64]).table("{").content("jello\n".getBytes(UTF_8)));
        assertThatThrownBy(() -> verify(new Forged().signature(new byte[64]).tableFrame(new byte[] {1})))
                .hasMessageContaining("signature");
    }

    /** A frame can hold any number of empty blocks, so that a batch of a few words could fill a disk. */
    @Test
    void aFrameThatIsBlownUpIsDamage() {
        byte[] empty = {0, 0, 0};
        byte[] head = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0};
        byte[] block = Bytes.concat(new byte[] {0x30, 0, 0}, "hello\n".getBytes(UTF_8));
        byte[] last = {1, 0, 0};
        byte[][] parts = new byte[400][];
        java.util.Arrays.fill(parts, empty);
        byte[] many = Bytes.concat(parts);
        assertThatCode(() -> verify(new Forged().frame(Bytes.concat(head, block, empty, empty, last))))
                .doesNotThrowAnyException();
        assertDamaged(new Forged().frame(Bytes.concat(head, block, many, last)));
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        byte[] bomb = Zstd.compress(new byte[200_000_000]);
        assertDamaged(new Forged().frame(bomb));
        assertDamaged(new Forged().frame(window(27)));
        assertDamaged(new Forged().tableFrame(bomb));
        assertUntrue(new Forged().plainTable(" ".repeat(100_000_000).getBytes(UTF_8)));
        assertUntrue(new Forged().plainTable("[".repeat(60_000_000).getBytes(UTF_8)));
        assertUntrue(
                new Forged().track("{'name':'','class':'e','length':[5" + ",0".repeat(3_000_000) + "],'lines':true}"));
        assertUntrue(new Forged().track("{'name':'','class':'e" + "s".repeat(3_000_000) + "'}"));
        assertUntrue(new Forged()
                .track("{'name':'','class':'e','length':[5],'lines':true}" + ",{'name':'a'}".repeat(100_000)));
    }

    private static byte[] window(int log) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            zstd.setWindowLog(log).setContentSize(false);
            return zstd.compress("hello\n".repeat(60_000_000).getBytes(UTF_8));
        }
    }

    @Test
    void recordsThatAreNotThereTakeNoMemory() throws IOException {
        Forged forged = new Forged()
                .track("{'name':'','class':'e','length':[268435456]}")
                .size("bytes", 268435456L);
        try (BatchFile batch = BatchFile.open(forged.write(folder))) {
            assertThatThrownBy(() -> BatchRoundTripTest.read(batch, 0)).isInstanceOf(CorruptBatchException.class);
            assertThatThrownBy(() -> batch.recordsFrom(1)).isInstanceOf(CorruptBatchException.class);
        }
    }

    @Test
    void anotherDevicesSignatureIsRefused() throws IOException {
        Path file = new Forged().write(folder);
        DeviceKey other = Keys.of(2);
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(batch.isSignedBy(Forged.KEY.publicKey())).isTrue();
            assertThat(batch.isSignedBy(other.publicKey())).isFalse();
            assertThatThrownBy(() -> batch.verify(other.publicKey())).isInstanceOf(CorruptBatchException.class);
        }
        assertDamaged(new Forged().header("device", other.publicKey().id().text()));
    }

    @Test
    void aFileUnderAnothersNameIsRefusedAndNamed() throws IOException {
        Path file = Files.move(new Forged().write(folder), folder.resolve(Hash.ZERO.hex() + ".batch"));
        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CorruptBatchException.class)
                .hasMessageContaining("its name is not its id")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aMissingFileIsNoUntrueBatch() {
        assertThatThrownBy(() -> BatchFile.open(folder.resolve("none.batch")))
                .isInstanceOf(io.roam.spi.DiskException.class);
    }

    @Test
    void stateAloneContinuesAHistory() throws IOException {
        ChainValue at = ChainValue.root("test/1").next(Hash.of("hello".getBytes(UTF_8)));
        Forged forged = new Forged()
                .header("from", at.value().hex())
                .header("fromLength", 1L)
                .track("{'name':'','class':'s','length':[5],'lines':true,'nth':{'0':2}}");
        assertThat(verify(forged).tail())
                .extracting(BatchOutline.StateMark::nth)
                .containsExactly(2);
    }

    private BatchOutline verify(Forged forged) throws IOException {
        return verify(forged.write(folder));
    }

    private static BatchOutline verify(Path file) {
        try (BatchFile batch = BatchFile.open(file)) {
            return batch.verify(Forged.KEY.publicKey());
        }
    }

    /** Every file with that id says the same, so none is taken. */
    private void assertUntrue(Forged forged) {
        assertThatThrownBy(() -> verify(forged))
                .isInstanceOfSatisfying(
                        CorruptBatchException.class,
                        e -> assertThat(e.isDamage()).as(e.reason()).isFalse());
    }

    /** Another file may hold the batch. */
    private void assertDamaged(Forged forged) {
        assertThatThrownBy(() -> verify(forged))
                .isInstanceOfSatisfying(
                        CorruptBatchException.class,
                        e -> assertThat(e.isDamage()).as(e.reason()).isTrue());
    }

    private void assertNewer(Forged forged) {
        assertThatThrownBy(() -> verify(forged))
                .isInstanceOf(NewerFormatException.class)
                .isInstanceOf(RoamException.class);
    }
}
