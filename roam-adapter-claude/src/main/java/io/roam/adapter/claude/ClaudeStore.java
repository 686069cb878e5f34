package io.roam.adapter.claude;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
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

/** The sessions in one configuration folder of the tool. */
final class ClaudeStore implements HistoryStore {
    private final Path config;
    private final Machine machine;
    private final ProjectsFolder projectsFolder;
    private final OpenSessions openSessions;
    private final Map<String, CachedInfo> cache = new HashMap<>();

    private record CachedInfo(SessionFiles files, SessionInfo info) {}

    ClaudeStore(Path config, Machine machine) {
        this.config = config;
        this.machine = machine;
        this.projectsFolder = new ProjectsFolder(config, Locations.othersThan(config, machine));
        this.openSessions = new OpenSessions(config, machine);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        cache.clear();
        projectsFolder.listSessions(each).forEach(session -> each.session(cachedInfo(session)));
        visitCopies(each);
    }

    @Override
    public void visitSessions(Set<Path> changed, SessionVisitor each) {
        projectsFolder.listChangedSessions(changed, each).forEach(session -> each.session(cachedInfo(session)));
        visitCopies(each);
    }

    private void visitCopies(SessionVisitor each) {
        for (SessionCopy copy : projectsFolder.copies()) {
            each.copy(copy.files().main().path(), createInfo(copy.files()).asCopyOf(copy.original()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object means that its folder was not listed again
    private SessionInfo cachedInfo(SessionFiles files) {
        CachedInfo cached = cache.get(files.id());
        if (cached != null && cached.files() == files) {
            return cached.info();
        }
        SessionInfo info = createInfo(files);
        cache.put(files.id(), new CachedInfo(files, info));
        return info;
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        Optional<SessionFiles> found = findFiles(id);
        found.ifPresent(session -> projectsFolder.forgetListing(session.project()));
        return found.map(this::cachedInfo);
    }

    @Override
    public SessionReader read(String session, Position from) {
        Optional<SessionCopy> copy = projectsFolder.findCopy(session);
        if (copy.isPresent()) {
            return CopyReader.open(copy.get().files(), from);
        }
        return findFiles(session)
                .<SessionReader>map(files -> StoredSession.open(files, from))
                .orElseGet(SessionReader::unsettled);
    }

    @Override
    public SessionUse useOf(String session) {
        return openSessions.useOf(session);
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new LinkedHashSet<>(Set.of(projectsFolder.path()));
        watched.addAll(projectsFolder.listFolders(session -> {}));
        watched.addAll(openSessions.folders()); // a placement may wait until a client ends
        return watched;
    }

    @Override
    public void close() {}

    @Override
    public StoreWriter openWriter() {
        return new ClaudeWriter(config, machine, projectsFolder);
    }

    @Override
    public void removeLeftovers() {
        for (Path file : projectsFolder.leftovers()) {
            try {
                machine.disk().delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", file, e);
            }
        }
    }

    @Override
    public Optional<Duration> retention() {
        return Optional.of(RetentionSettings.read(config).retention());
    }

    // The scan has found its folder: only its own files are read again.
    private Optional<SessionFiles> findFiles(String session) {
        return Optional.ofNullable(cache.get(session))
                .map(CachedInfo::files)
                .flatMap(projectsFolder::rescan)
                .or(() -> projectsFolder.find(session));
    }

    private SessionInfo createInfo(SessionFiles session) {
        return SessionInfo.of(
                session.id(),
                session.fingerprint(),
                session.size(),
                session.modified().toInstant(),
                belongsTo(projectsFolder.namesOf(session.project())));
    }

    private Predicate<String> belongsTo(Set<String> keys) {
        return machine.os() == Os.WINDOWS
                ? folder -> keys.stream().anyMatch(ProjectKey.keyOf(folder)::equalsIgnoreCase)
                : folder -> keys.contains(ProjectKey.keyOf(folder));
    }
}
