package io.roam.adapter.claude;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One configuration folder of the tool. */
final class ClaudeStore implements HistoryStore {
    private final Path config;
    private final Machine machine;
    private final Projects projects;
    private final OpenSessions open;
    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(SessionFiles files, SessionInfo info) {}

    ClaudeStore(Path config, Machine machine) {
        this.config = config;
        this.machine = machine;
        this.projects = new Projects(config);
        this.open = new OpenSessions(config, machine);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        seen.clear();
        projects.sessions(each).forEach(session -> each.session(see(session)));
    }

    @Override
    public void visitSessions(Set<Path> changed, SessionVisitor each) {
        projects.sessions(changed, each).forEach(session -> each.session(see(session)));
    }

    @SuppressWarnings("ReferenceEquality") // the very object of a folder that was not listed again
    private SessionInfo see(SessionFiles files) {
        Seen before = seen.get(files.id());
        if (before != null && before.files() == files) {
            return before.info();
        }
        SessionInfo info = info(files);
        seen.put(files.id(), new Seen(files, info));
        return info;
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        Optional<SessionFiles> now = find(id);
        now.ifPresent(session -> projects.forget(session.project()));
        return now.map(this::see);
    }

    @Override
    public SessionReader read(String session, Position from) {
        SessionFiles files = find(session).orElseThrow(() -> new SessionChangedException(session));
        return StoredSession.open(files, from);
    }

    @Override
    public SessionUse useOf(String session) {
        return open.use(session);
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new LinkedHashSet<>(Set.of(projects.path()));
        watched.addAll(projects.folders(session -> {}));
        watched.add(open.folder()); // an end of a client is what a placement waits for
        return watched;
    }

    @Override
    public void close() {}

    @Override
    public StoreWriter openWriter() {
        return new ClaudeWriter(config, machine);
    }

    @Override
    public void removeLeftovers() {
        for (Path file : projects.leftovers()) {
            try {
                machine.disk().delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file of roam", file, e);
            }
        }
    }

    @Override
    public Optional<Duration> retention() {
        return Optional.of(Settings.of(config).retention());
    }

    // The walk has seen where it stands: only its own files are looked at again.
    private Optional<SessionFiles> find(String session) {
        return Optional.ofNullable(seen.get(session))
                .map(Seen::files)
                .flatMap(projects::again)
                .or(() -> projects.find(session));
    }

    private SessionInfo info(SessionFiles session) {
        return SessionInfo.of(
                session.id(),
                session.fingerprint(),
                session.size(),
                session.modified().toInstant(),
                belongsTo(String.valueOf(session.project().getFileName())));
    }

    private Predicate<String> belongsTo(String key) {
        return machine.os() == Os.WINDOWS
                ? folder -> ProjectKey.of(folder).equalsIgnoreCase(key)
                : folder -> ProjectKey.of(folder).equals(key);
    }
}
