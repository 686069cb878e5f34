package io.roam.adapter.claude.transcript;

import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.TimestampParser;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.Record.Kind;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionFacts.TitleOrigin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the facts of a session from the records of its main track. */
public final class FactsCollector {
    private final Set<String> folders = new LinkedHashSet<>();
    private final TitleFinder finder;
    private @Nullable String version;
    private @Nullable String firstTime;
    private @Nullable String lastTime;
    private @Nullable String firstMessage;
    private int messageCount;

    /** Creates a collector of records that begin at a place in the file of the main track. */
    public FactsCollector(long offset) {
        this.finder = new TitleFinder(offset);
    }

    public void add(Record record, Row row) {
        String folder = row.get(Field.FOLDER);
        if (folder != null && !folder.isEmpty()) {
            folders.add(folder);
        }
        version = row.has(Field.VERSION) ? row.get(Field.VERSION) : version;
        finder.add(record.payload(), row);
        if (record.kind() == Kind.EVENT && row.has(Field.TIME)) {
            lastTime = row.get(Field.TIME);
            firstTime = firstTime == null ? lastTime : firstTime;
        }
        if (firstMessage == null && record.kind() == Kind.EVENT && row.has(Field.TIME)) {
            firstMessage = row.get(Field.ID);
        }
        messageCount += isUserMessage(row) ? 1 : 0;
    }

    public SessionFacts facts() {
        Optional<TitleFinder.FoundTitle> title = finder.title();
        return SessionFacts.builder()
                .folders(new ArrayList<>(folders))
                .title(
                        title.map(TitleFinder.FoundTitle::text),
                        title.map(TitleFinder.FoundTitle::origin).orElse(TitleOrigin.GIVEN))
                .toolVersion(Optional.ofNullable(version))
                .firstMessageTime(TimestampParser.parse(firstTime))
                .lastMessageTime(TimestampParser.parse(lastTime))
                .firstMessage(Optional.ofNullable(firstMessage))
                .messageCount(messageCount)
                .build();
    }

    /** Whether a row is a message typed by the user, not a result of a tool call or a text of the tool. */
    static boolean isUserMessage(Row row) {
        return row.is(Field.TYPE, "user")
                && !row.has(Field.TOOL_RESULT)
                && !row.isTrue(Field.META)
                && !row.isTrue(Field.SIDECHAIN)
                && !row.isTrue(Field.COMPACT_SUMMARY);
    }
}
