package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.roam.chain.ChainValue;
import io.roam.chain.Hash;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

@Domain(CapturedArbitraries.class)
@Domain(DomainContext.Global.class)
@Tag("slow")
class BatchRoundTripTest {
    private static Path folder = Path.of("");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("roam-batch");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll Captured captured) {
        Path file = captured.write(folder);
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(describe(read(batch, 0))).isEqualTo(describe(captured.records()));
            assertThat(batch.metadata()).isEqualTo(Captured.ABOUT);
        }
    }

    @Property(tries = 50)
    void skippingIsReadingLess(@ForAll Captured captured, @ForAll @IntRange(max = 30) int skip) {
        Path file = captured.write(folder);
        try (BatchFile batch = BatchFile.open(file)) {
            List<Record> all = captured.records();
            List<Record> rest = all.subList(Math.min(skip, all.size()), all.size());
            assertThat(describe(read(batch, skip))).isEqualTo(describe(rest));
        }
    }

    @Property(tries = 100)
    void theWriterAndTheReaderSeeTheSameOutline(@ForAll Captured captured) throws IOException {
        StagedBatch stagedBatch = captured.draft(folder, Captured.heading(captured));
        Path file = Captured.named(stagedBatch.file(), stagedBatch.id());
        try (BatchFile batch = BatchFile.open(file)) {
            BatchOutline outline = batch.verify(Captured.KEY.publicKey());
            assertThat(outline).isEqualTo(stagedBatch.outline());
            assertThat(outline.events())
                    .extracting(BatchOutline.EventMark::identity)
                    .isEqualTo(captured.identities());
            assertThat(again(outline)).isEqualTo(outline);
        }
    }

    private static BatchOutline again(BatchOutline outline) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outline.write(new DataOutputStream(bytes));
        return BatchOutline.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Property(tries = 50)
    void anyZstandardReaderSeesTheCapturedBytesAlone(@ForAll Captured captured) throws IOException {
        Path file = captured.write(folder);
        try (InputStream plain = new ZstdInputStream(Files.newInputStream(file))) {
            assertThat(plain.readAllBytes()).isEqualTo(captured.content());
        }
    }

    @Property(tries = 50)
    void theChainDoesNotDependOnTheCut(@ForAll Captured captured, @ForAll @IntRange(max = 14) int cut) {
        List<Record> main = captured.records().stream().filter(Record::isMain).toList();
        int at = Math.min(cut + 1, main.size());
        ChainValue whole = to(new Captured(main), ChainValue.root("test/1"));
        ChainValue half = to(new Captured(main.subList(0, at)), ChainValue.root("test/1"));
        assertThat(to(new Captured(main.subList(at, main.size())), half)).isEqualTo(whole);
    }

    private static ChainValue to(Captured captured, ChainValue from) {
        StagedBatch stagedBatch = captured.draft(folder, Captured.heading(captured, from));
        return stagedBatch.outline().header().to();
    }

    @Property(tries = 30)
    void theIdDoesNotDependOnTheCompression(@ForAll Captured captured) throws IOException {
        StagedBatch stagedBatch = captured.draft(folder, Captured.heading(captured));
        Path file = Captured.named(stagedBatch.file(), stagedBatch.id());
        byte[] before = Files.readAllBytes(file);
        byte[] other = Recompressed.of(before);
        assertThat(other).isNotEqualTo(before);
        Files.write(file, other);
        try (BatchFile batch = BatchFile.open(file)) {
            assertThat(batch.verify(Captured.KEY.publicKey())).isEqualTo(stagedBatch.outline());
            assertThat(describe(read(batch, 0))).isEqualTo(describe(captured.records()));
        }
    }

    static List<Record> read(BatchFile batch, long skip) {
        List<Record> all = new ArrayList<>();
        try (RecordReader reader = batch.recordsFrom(skip)) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                all.add(record);
            }
        }
        return all;
    }

    static List<String> describe(List<Record> records) {
        return records.stream()
                .map(r -> String.join(
                        "|",
                        r.track(),
                        r.kind().name(),
                        r.key(),
                        Hash.of(r.payload()).hex(),
                        Hash.of(r.identity()).hex(),
                        String.valueOf(r.hasOwnIdentity()),
                        String.valueOf(r.endsWithLineFeed())))
                .toList();
    }
}
