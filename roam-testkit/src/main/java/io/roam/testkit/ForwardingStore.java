package io.roam.testkit;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.RemoteFolder;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A store that does what another one does; a subclass changes a part of it. What it shows of one session, or since some time, it takes from
 * {@link #visitSessions(SessionVisitor)}.
 */
class ForwardingStore implements HistoryStore {
    final HistoryStore store;

    ForwardingStore(HistoryStore store) {
        this.store = store;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        store.visitSessions(each);
    }

    @Override
    public SessionReader read(String session, Position from) {
        return store.read(session, from);
    }

    @Override
    public SessionUse useOf(String session) {
        return store.useOf(session);
    }

    @Override
    public Optional<String> titleInToolList(String session) {
        return store.titleInToolList(session);
    }

    @Override
    public Optional<Path> placeOf(RemoteFolder folder) {
        return store.placeOf(folder);
    }

    @Override
    public Optional<RemoteFolder> remoteFolderAt(Path place) {
        return store.remoteFolderAt(place);
    }

    @Override
    public Set<Path> watchedFolders() {
        return store.watchedFolders();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public StoreWriter openWriter() {
        return store.openWriter();
    }

    @Override
    public void removeLeftovers() {
        store.removeLeftovers();
    }

    @Override
    public Optional<Duration> retention() {
        return store.retention();
    }

    @Override
    public boolean deletesEarly() {
        return store.deletesEarly();
    }
}
