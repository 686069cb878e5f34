package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchFile;
import io.roam.batch.BatchOutline;
import io.roam.batch.Keys;
import io.roam.batch.PackFile;
import io.roam.batch.Packed;
import io.roam.batch.SingleWriter;
import io.roam.batch.StagedPack;
import io.roam.chain.BatchId;
import io.roam.chain.ConversationId;
import io.roam.chain.PackId;
import io.roam.history.History;
import io.roam.history.HistoryNode;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedPoolTest {
    private static final String[] WORDS = {"one", "two", "three", "four", "five"};

    @TempDir
    Path folder;

    private Path root;
    private ConversationId id;
    private Pool pool;

    @BeforeEach
    void fill() {
        root = folder.resolve("pool");
        pool = open();
        for (Path file : Packed.batches(folder.resolve("work"), 1, WORDS)) {
            try (BatchFile batch = BatchFile.open(file)) {
                pool.add(file, batch.verify(Keys.of(1).publicKey()));
            }
        }
        id = pool.conversations().iterator().next();
    }

    private Pool open() {
        return new Pool(root, folder.resolve("cache"), Disk.unforced());
    }

    private Pool openAnew() throws IOException {
        Path cache = Files.createTempDirectory(folder, "cache");
        return new Pool(root, cache, Disk.unforced());
    }

    private static List<String> words(Pool pool, ConversationId id) {
        History history = pool.history(id, "test/1");
        List<String> words = new ArrayList<>();
        for (HistoryNode head : history.heads()) {
            try (RecordReader reader =
                    new BranchRecords(pool).wholeBranch(history, head).open()) {
                for (Record record = reader.next(); record != null; record = reader.next()) {
                    words.add(new String(record.payload(), StandardCharsets.UTF_8));
                }
            }
        }
        return words;
    }

    private Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (var files = Files.list(root.resolve(id.hex()))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private Path onlyPack() throws IOException {
        String name = names().stream()
                .filter(one -> one.endsWith(".pack"))
                .findFirst()
                .orElseThrow();
        return root.resolve(id.hex()).resolve(name);
    }

    @Test
    void packingChangesFilesAndNothingElse() throws IOException {
        String mark = pool.contentMark(id);
        int version = pool.version(id);
        pool.pack(pool.singles());
        assertThat(names()).hasSize(1).allMatch(name -> name.endsWith(".pack"));
        assertThat(pool.singles()).isEmpty();
        for (Pool one : List.of(pool, open(), openAnew())) {
            assertThat(one.contentMark(id)).isEqualTo(mark);
            assertThat(one.batchCount(id)).isEqualTo(WORDS.length);
            assertThat(one.packedCount(id)).isEqualTo(WORDS.length);
            assertThat(words(one, id)).containsExactly(WORDS);
            assertThat(one.drainProblems()).isEmpty();
        }
        assertThat(pool.version(id)).isEqualTo(version);
    }

    @Test
    void aPartStaysOutside() throws IOException {
        pool.pack(pool.singles().subList(1, 3));
        assertThat(names()).hasSize(WORDS.length - 1);
        assertThat(words(openAnew(), id)).containsExactly(WORDS);
        assertThat(openAnew().singles()).hasSize(WORDS.length - 2);
    }

    /** As after a kill between the pack and the end of its singles. */
    @Test
    void singlesThatAPackHoldsGo() throws IOException {
        Path backup = folder.resolve("backup");
        copy(root.resolve(id.hex()), backup);
        pool.pack(pool.singles());
        copy(backup, root.resolve(id.hex()));
        Pool later = openAnew();
        assertThat(names()).hasSize(1 + WORDS.length);
        assertThat(later.singles()).isEmpty();
        assertThat(later.batchCount(id)).isEqualTo(WORDS.length);
        later.dropPacked();
        assertThat(names()).hasSize(1);
        assertThat(words(later, id)).containsExactly(WORDS);
    }

    @Test
    void singlesStayIfThePackIsDamaged() throws IOException {
        Path backup = folder.resolve("backup");
        copy(root.resolve(id.hex()), backup);
        pool.pack(pool.singles());
        copy(backup, root.resolve(id.hex()));
        damage(onlyPack());
        Pool later = openAnew();
        later.dropPacked();
        assertThat(words(later, id)).containsExactly(WORDS);
        assertThat(names()).contains(onlyAside());
    }

    /** A file under the name of the pack that is made is no proof that it holds anything. */
    @Test
    void singlesStayIfSomethingElseHasTheNameOfTheirPack() throws IOException {
        Path backup = folder.resolve("backup");
        copy(root.resolve(id.hex()), backup);
        pool.pack(pool.singles());
        Path pack = onlyPack();
        copy(backup, root.resolve(id.hex()));
        Files.delete(pack);
        Pool later = openAnew();
        Files.write(pack, new byte[10]);
        later.pack(later.singles());
        assertThat(later.batchCount(id)).isEqualTo(WORDS.length);
        assertThat(words(later, id)).containsExactly(WORDS);
        assertThat(words(openAnew(), id)).containsExactly(WORDS);
    }

    private String onlyAside() throws IOException {
        return names().stream()
                .filter(one -> one.endsWith(".pack.aside"))
                .findFirst()
                .orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /** Makes the contents wrong, and leaves the statements. */
    private static void damage(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length - 3] ^= 0x55;
        Files.write(pack, bytes);
    }

    @Test
    void aDamagedPackIsSetAsideAndItsCopyTakesItsPlace() throws IOException {
        pool.pack(pool.singles());
        Path pack = onlyPack();
        Path copy = Files.copy(pack, folder.resolve("copy"));
        List<BatchOutline> outlines = PackFile.open(pack).verify(Keys.of(1).publicKey());
        Files.write(pack, new byte[100]);
        Pool later = openAnew();
        assertThat(later.batchCount(id)).isZero();
        assertThat(later.packedCount(id)).isZero();
        assertThat(later.drainProblems()).singleElement().asString().contains(pack.toString());
        assertThat(names()).containsExactly(onlyAside());
        later.add(copy, PackId.ofFile(pack).orElseThrow(), outlines);
        assertThat(words(later, id)).containsExactly(WORDS);
        assertThat(names()).hasSize(1);
        assertThat(later.drainProblems()).isEmpty();
    }

    /** One that cannot be decompressed holds batches in other frames that can. */
    @Test
    void intactBatchesOfADamagedPackAreSaved() throws IOException {
        String[] large = {"a".repeat(1_500_000), "b".repeat(1_500_000), "c".repeat(1_500_000)};
        Pool other = new Pool(folder.resolve("other"), folder.resolve("other-cache"), Disk.unforced());
        for (Path file : Packed.batches(folder.resolve("work"), 1, large)) {
            try (BatchFile batch = BatchFile.open(file)) {
                other.add(file, batch.verify(Keys.of(1).publicKey()));
            }
        }
        ConversationId conversation = other.conversations().iterator().next();
        other.pack(other.singles());
        damage(other.files().get(0));
        Pool later = new Pool(folder.resolve("other"), Files.createTempDirectory(folder, "c"), Disk.unforced());
        assertThat(later.outlines(conversation)).hasSize(2);
        assertThat(later.singles()).hasSize(2);
        assertThat(words(later, conversation)).containsExactly(large[0], large[1]);
        assertThat(later.drainProblems()).hasSize(1);
    }

    @Test
    void overlappingPacksAreHarmless() throws IOException {
        List<SingleBatch> singles = pool.singles();
        List<Path> files = new ArrayList<>();
        for (SingleBatch single : singles) {
            files.add(Files.copy(single.file(), folder.resolve(single.id().fileName())));
        }
        pool.pack(singles.subList(0, 3));
        StagedPack overlapping = Packed.pack(folder.resolve("work"), files.subList(1, 5));
        pool.add(
                overlapping.pack().path(),
                overlapping.id(),
                overlapping.pack().verify(Keys.of(1).publicKey()));
        pool.dropPacked();
        assertThat(names()).hasSize(2);
        for (Pool one : List.of(pool, open(), openAnew())) {
            assertThat(one.batchCount(id)).isEqualTo(WORDS.length);
            assertThat(words(one, id)).containsExactly(WORDS);
        }
        BatchSequences sequences = new BatchSequences(openAnew(), folder.resolve("roll"));
        assertThat(sequences.duplicates()).isEmpty();
        assertThat(sequences.reserve(Keys.of(1).publicKey().id())).isEqualTo(WORDS.length + 1);
    }

    @Test
    void numbersAreKnownFromPacks() throws IOException {
        pool.pack(pool.singles());
        for (int i = 0; i < 2; i++) { // the second time from the cache
            BatchSequences sequences = new BatchSequences(openAnew(), folder.resolve("roll"));
            assertThat(sequences.batchesOf(Keys.of(1).publicKey().id())).hasSize(WORDS.length);
            assertThat(sequences.reserve(Keys.of(1).publicKey().id())).isEqualTo(WORDS.length + 1);
            assertThat(sequences.reserve(Keys.of(1).publicKey().id())).isEqualTo(WORDS.length + 2);
            assertThat(sequences.duplicates()).isEmpty();
        }
    }

    @Test
    void aNumberThatWasGivenTwiceIsTold() throws IOException {
        pool.pack(pool.singles());
        for (Path file : Packed.batches(folder.resolve("work"), 1, "one", "another")) {
            try (BatchFile batch = BatchFile.open(file)) {
                pool.add(file, batch.verify(Keys.of(1).publicKey()));
            }
        }
        BatchSequences before = new BatchSequences(openAnew(), folder.resolve("roll"));
        assertThat(before.duplicates()).singleElement().asString().contains("number 2 twice");
        pool.dropPacked();
        pool.pack(pool.singles());
        for (int i = 0; i < 2; i++) {
            BatchSequences after = new BatchSequences(openAnew(), folder.resolve("roll"));
            assertThat(after.duplicates()).singleElement().asString().contains("number 2 twice");
        }
    }

    /** What was saved of a damaged pack, and what a pack brings that came singly before, is no second batch. */
    @Test
    void theSameBatchInAnotherFileIsNoSecondOne() throws IOException {
        BatchSequences sequences = new BatchSequences(pool, folder.resolve("roll"));
        pool.singles().forEach(single -> {
            try (BatchFile batch = BatchFile.open(single.file())) {
                sequences.record(batch.outline());
            }
        });
        pool.pack(pool.singles());
        sequences.recordPack();
        assertThat(sequences.duplicates()).isEmpty();
        Path pack = onlyPack();
        PackFile open = PackFile.open(pack);
        for (BatchId saved : open.ids()) {
            try (BatchFile batch = open.find(saved).orElseThrow()) {
                Path single = SingleWriter.write(batch, Disk.unforced(), folder);
                Files.move(single, root.resolve(id.hex()).resolve(saved.fileName()));
            }
        }
        Files.delete(pack);
        Files.writeString(root.resolve("newest"), "another process");
        pool.refresh();
        sequences.recordPack();
        assertThat(pool.singles()).hasSize(WORDS.length);
        assertThat(sequences.duplicates()).isEmpty();
        assertThat(sequences.reserve(Keys.of(1).publicKey().id())).isEqualTo(WORDS.length + 1);
    }

    /** Another process packed what this one has open. */
    @Test
    void aBatchThatWasPackedMeanwhileIsFound() {
        Pool reader = open();
        List<BatchOutline> outlines = reader.outlines(id);
        pool.pack(pool.singles());
        for (BatchOutline outline : outlines) {
            try (BatchFile batch = reader.open(outline)) {
                assertThat(batch.id()).isEqualTo(outline.id());
            }
        }
        assertThat(words(reader, id)).containsExactly(WORDS);
    }

    @Test
    void theContentOfAPackIsKnown() throws IOException {
        List<BatchId> ids = pool.singles().stream().map(SingleBatch::id).toList();
        pool.pack(pool.singles());
        assertThat(pool.contentOf(onlyPack())).isEqualTo(ids);
        assertThat(pool.isPacked(id, ids.get(2))).isTrue();
        assertThat(pool.containsSingle(ids.get(2))).isFalse();
    }
}
