package io.roam.adapter.kit;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions below one root. */
final class FileStore implements HistoryStore {
    private final FileSessions adapter;
    private final Path root;
    private final Machine machine;
    private @Nullable SessionListing listing;
    private final List<Path> leftovers = new ArrayList<>();

    FileStore(FileSessions adapter, Path root, Machine machine) {
        this.adapter = adapter;
        this.root = root;
        this.machine = machine;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        SessionListing found = list(each);
        leftovers.clear();
        leftovers.addAll(found.leftovers());
        found.sessions().forEach(file -> each.session(infoOf(file)));
    }

    private SessionListing list(SessionVisitor each) {
        SessionListing found = new SessionListing(adapter.layout(), root, adapter::isSessionId, each);
        listing = found;
        return found;
    }

    private SessionInfo infoOf(SessionFile file) {
        SessionLayout layout = adapter.layout();
        Path below = root.relativize(file.path());
        return SessionInfo.of(
                file.session(),
                file.fingerprint(),
                file.size(),
                file.modified(),
                folder -> layout.mayBelongTo(below, folder));
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        return find(id).map(this::infoOf);
    }

    /** Returns a session as it is now: where the last listing found it, or else anywhere. */
    Optional<SessionFile> find(String session) {
        Optional<SessionFile> known = Optional.ofNullable(listing).flatMap(last -> last.find(session));
        return known.flatMap(this::refresh).or(() -> list(file -> {}).find(session));
    }

    private Optional<SessionFile> refresh(SessionFile file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(SessionFile.of(file.session(), file.path(), attributes))
                    : Optional.empty();
        } catch (IOException e) { // it is looked for elsewhere
            return Optional.empty();
        }
    }

    @Override
    public SessionReader read(String session, Position from) {
        Optional<SessionFile> file = find(session);
        if (file.isEmpty()) {
            return SessionReader.unsettled();
        }
        try {
            return adapter.read(file.get(), from, machine);
        } catch (NoSuchFileException e) {
            return SessionReader.unsettled();
        } catch (IOException e) {
            throw new DiskException("cannot read", file.get().path(), e);
        }
    }

    @Override
    public SessionUse useOf(String session) {
        return adapter.useOf(session, machine);
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new HashSet<>(Set.of(root));
        if (adapter.layout().depth() > 0) {
            watched.addAll(list(file -> {}).folders());
        }
        return watched;
    }

    @Override
    public StoreWriter openWriter() {
        return new FileWriter(adapter, this, root, machine);
    }

    @Override
    public void removeLeftovers() {
        for (Path file : leftovers) {
            try {
                machine.disk().delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", file, e);
            }
        }
        leftovers.clear();
    }

    @Override
    public void close() {}
}
