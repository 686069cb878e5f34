package io.roam.place;

import io.roam.api.SessionKey;
import io.roam.chain.Hash;
import io.roam.ledger.Checkpoint;
import io.roam.ledger.Checkpoints;
import io.roam.pool.RecordSources;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.ToolAdapter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generated title of a session that stands beside another one of its conversation. It is always the last record of its session.
 *
 * @param label what tells the session from the other: the device of the branch's last message, or that it is a fork
 */
record SiblingTitle(ToolAdapter adapter, SessionKey session, Checkpoints checkpoints, String label) {
    /** Whether roam generated a title for the session, so that it stands beside another one. */
    static boolean isTitled(Checkpoints checkpoints, SessionKey session) {
        return generated(checkpoints, session).findAny().isPresent();
    }

    private static Stream<String> generated(Checkpoints checkpoints, SessionKey session) {
        return Stream.concat(checkpoints.pending(session).stream(), checkpoints.history(session).stream())
                .flatMap(checkpoint -> checkpoint.title().stream());
    }

    /** Returns the title of a branch with the label behind it. */
    String text(RecordSource branch) {
        String title = adapter.title(branch).orElse("");
        String suffix = "(" + label + ")";
        return title.endsWith(suffix) ? title : (title + " " + suffix).strip();
    }

    /** Returns the records without the titles that were generated for this session. */
    RecordSource without(RecordSource records) {
        Set<Hash> titles = generated(checkpoints, session)
                .flatMap(title -> titleRecord(title).stream())
                .map(record -> Hash.of(record.payload()))
                .collect(Collectors.toSet());
        return titles.isEmpty() ? records : () -> new TitleFilter(records.open(), titles);
    }

    /** Returns the records, and after them a record with that title. */
    RecordSource after(RecordSource records, String text) {
        return RecordSources.concat(List.of(
                records, RecordSources.ofRecords(titleRecord(text).stream().toList())));
    }

    /** Returns the title that roam was writing when it was stopped, and after it the records. */
    RecordSource completing(RecordSource records) {
        Optional<String> last = checkpoints
                .pending(session)
                .flatMap(Checkpoint::title)
                .or(() -> checkpoints.history(session).stream()
                        .flatMap(checkpoint -> checkpoint.title().stream())
                        .reduce((first, second) -> second));
        List<Record> partial = last.flatMap(this::titleRecord).stream().toList();
        return RecordSources.concat(List.of(RecordSources.ofRecords(partial), records));
    }

    private Optional<Record> titleRecord(String text) {
        return adapter.titleRecord(session.id(), text).map(Record::asLine);
    }

    /** Leaves those titles out. */
    private record TitleFilter(RecordReader all, Set<Hash> titles) implements RecordReader {
        @Override
        public @Nullable Record next() {
            Record record = all.next();
            while (record != null
                    && (record.kind() == Record.Kind.PROPERTY || record.kind() == Record.Kind.VALUE)
                    && titles.contains(Hash.of(record.payload()))) {
                record = all.next();
            }
            return record;
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
