package io.roam.adapter.codex;

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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The threads of one home of the tool. */
final class CodexStore implements HistoryStore {
    private static final Path PROC = Path.of("/proc");

    private final Path root;
    private final Machine machine;
    private final HeaderCache headers = new HeaderCache();
    private final NameCache names;
    private @Nullable ThreadListing listing;
    private OpenThreads open;
    private final List<Path> leftovers = new ArrayList<>();

    CodexStore(Path root, Machine machine) {
        this.root = root;
        this.machine = machine;
        this.names = new NameCache(root);
        this.open = new OpenThreads(root, machine, PROC);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        names.clear();
        ThreadListing found = list(each);
        open = new OpenThreads(root, machine, PROC);
        leftovers.clear();
        leftovers.addAll(found.rollouts().leftovers());
        found.threads().forEach(thread -> each.session(thread.info()));
    }

    private ThreadListing list(SessionVisitor each) {
        ThreadListing found = new ThreadListing(root, headers, names.current(), each);
        listing = found;
        return found;
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        return find(id).map(StoredThread::info);
    }

    /** Returns a thread that the last listing found, or that was written since, as it is now. */
    Optional<StoredThread> find(String id) {
        Optional<StoredThread> known = listed().find(id);
        if (known.isEmpty()) {
            return known;
        }
        try {
            StoredThread now =
                    known.get().refreshed(Optional.ofNullable(names.current().get(id)));
            listed().put(now);
            return Optional.of(now);
        } catch (IOException e) { // a file is gone: perhaps the tool has put it elsewhere
            return list(session -> {}).find(id);
        }
    }

    /** Takes note of the files that were written for a thread. */
    void noteWritten(String id, List<Path> files) throws IOException {
        StoredThread written = StoredThread.written(id, listed().find(id), files);
        if (!written.rollouts().isEmpty()) {
            listed().put(written);
        }
    }

    /** Takes note of a thread that was removed. */
    void noteRemoved(StoredThread thread) {
        listed().remove(thread);
    }

    HeaderCache headers() {
        return headers;
    }

    /** Returns the rollouts as the last listing found them. */
    ThreadListing listed() {
        ThreadListing last = listing;
        return last == null ? list(session -> {}) : last;
    }

    @Override
    public SessionReader read(String session, Position from) {
        Optional<StoredThread> thread = listed().find(session).or(() -> find(session));
        if (thread.isEmpty()) {
            return SessionReader.unsettled();
        }
        try {
            return ThreadReader.open(thread.get(), listed().rollouts(), from);
        } catch (NoSuchFileException e) {
            listing = null;
            return SessionReader.unsettled();
        } catch (IOException e) {
            throw new DiskException("cannot read", thread.get().head().path(), e);
        }
    }

    /** As at the last scan, so that a scan of many sessions looks at the processes once. */
    @Override
    public SessionUse useOf(String session) {
        return open.useOf(session, filesOf(session));
    }

    /** Returns whether a thread is open at this moment. */
    SessionUse currentUseOf(String session) {
        return new OpenThreads(root, machine, PROC).useOf(session, filesOf(session));
    }

    private List<Path> filesOf(String session) {
        return listed().find(session).or(() -> find(session)).stream()
                .flatMap(thread -> thread.rollouts().stream())
                .map(RolloutFile::path)
                .toList();
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new HashSet<>(listed().rollouts().folders());
        watched.add(root.resolve(RolloutListing.SESSIONS));
        return watched;
    }

    @Override
    public StoreWriter openWriter() {
        return new CodexWriter(this, root, machine);
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
