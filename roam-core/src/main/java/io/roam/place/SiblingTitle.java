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
 * The title that tells a session from the one it stands beside. It stands last in its session, behind whatever was placed.
 *
 * @param device who said the last word of the branch
 */
record SiblingTitle(ToolAdapter adapter, SessionKey session, Checkpoints checkpoints, String device) {
    /** Whether roam made a title up for a session: then that is one which stands beside another. */
    static boolean isTitled(Checkpoints checkpoints, SessionKey session) {
        return made(checkpoints, session).findAny().isPresent();
    }

    private static Stream<String> made(Checkpoints checkpoints, SessionKey session) {
        return Stream.concat(checkpoints.pending(session).stream(), checkpoints.history(session).stream())
                .flatMap(checkpoint -> checkpoint.title().stream());
    }

    /** The title of a branch. */
    String text(RecordSource branch) {
        String title = adapter.title(branch).orElse("");
        String whose = "(" + device + ")";
        return title.endsWith(whose) ? title : (title + " " + whose).strip();
    }

    /** The records, but for titles that were made up for this session. */
    RecordSource others(RecordSource records) {
        Set<Hash> titles = made(checkpoints, session)
                .flatMap(title -> record(title).stream())
                .map(record -> Hash.of(record.payload()))
                .collect(Collectors.toSet());
        return titles.isEmpty() ? records : () -> new Others(records.open(), titles);
    }

    /** The records, and behind them the title. */
    RecordSource behind(RecordSource records, String text) {
        return RecordSources.concat(
                List.of(records, RecordSources.ofRecords(record(text).stream().toList())));
    }

    /** The title that roam was writing when it was stopped, and behind it the records. */
    RecordSource completing(RecordSource records) {
        Optional<String> last = checkpoints
                .pending(session)
                .flatMap(Checkpoint::title)
                .or(() -> checkpoints.history(session).stream()
                        .flatMap(checkpoint -> checkpoint.title().stream())
                        .reduce((first, second) -> second));
        List<Record> begun = last.flatMap(this::record).stream().toList();
        return RecordSources.concat(List.of(RecordSources.ofRecords(begun), records));
    }

    private Optional<Record> record(String text) {
        return adapter.titleRecord(session.session(), text).map(Record::asLine);
    }

    /** Passes those titles over. */
    private record Others(RecordReader all, Set<Hash> titles) implements RecordReader {
        @Override
        public @Nullable Record next() {
            Record record = all.next();
            while (record != null
                    && record.kind() == Record.Kind.PROPERTY
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
