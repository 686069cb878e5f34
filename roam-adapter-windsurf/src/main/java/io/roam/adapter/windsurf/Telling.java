package io.roam.adapter.windsurf;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.transcript.Message;
import io.roam.transcript.Transcript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes a transcript of records. */
final class Telling {
    private Telling() {}

    static Transcript of(RecordSource records) {
        Titles titles = new Titles();
        List<String> folders = List.of();
        Map<String, byte[]> revisions = new HashMap<>();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                if (record.track().equals(ClassRule.HEAD)) {
                    Optional<WireMessage> head = WireMessage.of(record.payload());
                    head.ifPresent(titles::head);
                    folders = head.map(Facts::folders).orElse(folders);
                } else if (ClassRule.isRevision(record.track())) {
                    revisions.put(record.track(), record.payload());
                } else if (record.isMain() && record.kind() == Record.Kind.EVENT) {
                    ClassRule.single(record.payload()).flatMap(Step::of).ifPresent(titles::step);
                }
            }
        }
        return new Transcript(
                WindsurfAdapter.ID,
                titles.title(),
                folders.stream().findFirst(),
                Optional.empty(),
                () -> messages(records, revisions));
    }

    private static Stream<Message> messages(RecordSource records, Map<String, byte[]> revisions) {
        RecordReader reader = records.open();
        Teller teller = new Teller(revisions);
        return StreamSupport.stream(new Reading(reader), false)
                .flatMap(record -> teller.tell(record).stream())
                .onClose(reader::close);
    }

    private static final class Reading extends Spliterators.AbstractSpliterator<Record> {
        private final RecordReader reader;

        Reading(RecordReader reader) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.reader = reader;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Record> action) {
            @Nullable Record record = reader.next();
            if (record == null) {
                return false;
            }
            action.accept(record);
            return true;
        }
    }
}
