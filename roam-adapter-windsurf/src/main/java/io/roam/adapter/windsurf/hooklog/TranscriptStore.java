package io.roam.adapter.windsurf.hooklog;

import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.adapter.windsurf.SessionId;
import io.roam.adapter.windsurf.TitleText;
import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.adapter.windsurf.cascade.ConversationListing;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of transcripts. */
final class TranscriptStore implements HistoryStore {
    private static final String ENDING = ".jsonl";

    private final Path folder;

    TranscriptStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        new ConversationListing(folder, ENDING)
                .visitFiles((id, file, seen) -> each.session(ConversationListing.infoOf(id, seen)), each::unexpected);
    }

    @Override
    public SessionReader read(String session, Position from) {
        Path file = folder.resolve(session + ENDING);
        if (!SessionId.isValid(session) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return SessionReader.unsettled();
        }
        try {
            byte[] bytes = RegularFiles.readAllBytes(file);
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return WholeSessionReader.of(session, from, recordsOf(session, bytes), factsOf(bytes, written));
        } catch (NoSuchFileException e) {
            return SessionReader.unsettled();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns the records. A line that may still change, and all after it, count as unterminated. */
    private static List<Record> recordsOf(String session, byte[] bytes) {
        List<Record> records = new ArrayList<>();
        boolean settled = true;
        for (TranscriptLine line : TranscriptLine.splitLines(bytes)) {
            settled &= line.endsWithLineFeed()
                    && HookLine.of(line.bytes()).map(HookLine::isSettled).orElse(true);
            Record record = Record.event(Record.MAIN, line.bytes(), MessageIdentity.identityOf(session, line.bytes()));
            records.add(settled ? record.asLine() : record.unterminated());
        }
        return records;
    }

    /** Returns the facts, with the time of the file, as lines have no times. */
    private static SessionFacts factsOf(byte[] bytes, Instant written) {
        List<String> userTexts = TranscriptLine.splitLines(bytes).stream()
                .flatMap(line -> HookLine.of(line.bytes()).stream())
                .flatMap(line -> line.userText().stream())
                .toList();
        return SessionFacts.builder()
                .title(userTexts.stream().findFirst().flatMap(TitleText::firstLine))
                .lastMessageTime(Optional.of(written))
                .messageCount(userTexts.size())
                .build();
    }

    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(folder);
    }

    @Override
    public void close() {}
}
