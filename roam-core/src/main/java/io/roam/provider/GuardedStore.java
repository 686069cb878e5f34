package io.roam.provider;

import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.RemoteFolder;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** A store of which every call is guarded. What only describes it has a substitute. */
record GuardedStore(HistoryStore store, ProviderGuard guard) implements HistoryStore {
    @Override
    public void visitSessions(SessionVisitor each) {
        guard.run(() -> store.visitSessions(each));
    }

    @Override
    public void visitSessions(Set<Path> changed, SessionVisitor each) {
        guard.run(() -> store.visitSessions(changed, each));
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        return guard.call(() -> store.session(id));
    }

    @Override
    public SessionReader read(String session, Position from) {
        return new GuardedReader(guard.call(() -> store.read(session, from)), guard);
    }

    @Override
    public SessionUse useOf(String session) {
        return guard.call(() -> store.useOf(session));
    }

    @Override
    public Optional<String> titleInToolList(String session) {
        return guard.describe(() -> store.titleInToolList(session), Optional.empty());
    }

    @Override
    public Optional<Path> placeOf(RemoteFolder folder) {
        return guard.call(() -> store.placeOf(folder));
    }

    @Override
    public Optional<RemoteFolder> remoteFolderAt(Path place) {
        return guard.call(() -> store.remoteFolderAt(place));
    }

    @Override
    public Set<Path> watchedFolders() {
        return guard.call(() -> Set.copyOf(store.watchedFolders()));
    }

    @Override
    public StoreWriter openWriter() {
        return new GuardedWriter(guard.call(store::openWriter), guard);
    }

    @Override
    public void removeLeftovers() {
        guard.run(store::removeLeftovers);
    }

    @Override
    public Optional<Duration> retention() {
        return guard.describe(store::retention, Optional.empty());
    }

    @Override
    public boolean deletesEarly() {
        return guard.describe(store::deletesEarly, false);
    }

    @Override
    public void close() {
        guard.run(store::close);
    }
}
