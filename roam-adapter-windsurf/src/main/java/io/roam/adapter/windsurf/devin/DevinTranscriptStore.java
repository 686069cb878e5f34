package io.roam.adapter.windsurf.devin;

import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.adapter.windsurf.cascade.ConversationListing;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.sqlite.UnreadableDatabaseException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A folder of transcripts. A session that a database next to it holds is read there, as the transcript may lag behind. */
final class DevinTranscriptStore implements HistoryStore {
    private static final String ENDING = ".json";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

    private final Path folder;
    private final List<DevinStore> databases;

    DevinTranscriptStore(Path folder, Machine machine) {
        this.folder = folder;
        this.databases = DevinLocations.databases(machine).stream()
                .filter(database -> folder.equals(database.resolveSibling(DevinLocations.TRANSCRIPTS)))
                .map(database -> new DevinStore(database, machine))
                .toList();
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        Set<String> elsewhere = sessionsInDatabases();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String id = name.substring(0, name.length() - ENDING.length());
                if (!ID.matcher(id).matches()) {
                    each.unexpected(file, "not a session file name");
                } else if (!elsewhere.contains(id)) {
                    visit(id, file, each);
                }
            }
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
    }

    private static void visit(String id, Path file, SessionVisitor each) throws IOException {
        Optional<BasicFileAttributes> attributes = attributesOf(file);
        if (attributes.filter(BasicFileAttributes::isSymbolicLink).isPresent()) {
            each.unexpected(file, "symbolic links are not followed");
        } else if (attributes.filter(BasicFileAttributes::isRegularFile).isPresent()) {
            each.session(infoOf(id, attributes.get()));
        }
    }

    /** Returns the session, which belongs to the folder that the file names, or to none. */
    private static SessionInfo infoOf(String id, BasicFileAttributes attributes) {
        SessionInfo anywhere = ConversationListing.infoOf(id, attributes);
        return SessionInfo.of(id, anywhere.fingerprint(), anywhere.size(), anywhere.modified(), folder -> false);
    }

    private static Optional<BasicFileAttributes> attributesOf(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS))
                : Optional.empty();
    }

    /** Returns the sessions of the databases; of one that cannot be read the transcripts are all there is. */
    private Set<String> sessionsInDatabases() {
        Set<String> sessions = new HashSet<>();
        for (DevinStore database : databases) {
            try {
                sessions.addAll(database.sessionsWithMessages());
            } catch (UnreadableDatabaseException e) {
                // All its transcripts are listed then.
            }
        }
        return sessions;
    }

    @Override
    public SessionReader read(String session, Position from) {
        Path file = folder.resolve(session + ENDING);
        if (!ID.matcher(session).matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return SessionReader.unsettled();
        }
        try {
            Optional<AtifDocument> read = AtifDocument.read(file);
            if (read.isEmpty()) {
                return SessionReader.unsettled();
            }
            AtifDocument document = read.get();
            return WholeSessionReader.of(
                    session,
                    from,
                    document.records(session),
                    document.facts(Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns that it is free: a transcript is written as a whole, when a turn has ended. */
    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(folder);
    }

    @Override
    public void close() {
        databases.forEach(DevinStore::close);
    }
}
