package io.roam.adapter.gemini;

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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of all projects. */
final class GeminiStore implements HistoryStore {
    private final GeminiAdapter adapter;
    private final Path root;
    private final Machine machine;
    private @Nullable SessionListing listing;

    GeminiStore(GeminiAdapter adapter, Path root, Machine machine) {
        this.adapter = adapter;
        this.root = root;
        this.machine = machine;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        list(each).sessions().forEach(file -> each.session(infoOf(file)));
    }

    /** Lists the store anew. */
    SessionListing list(SessionVisitor each) {
        SessionListing found = new SessionListing(root, adapter::isSessionId, each);
        listing = found;
        return found;
    }

    private static SessionInfo infoOf(SessionFile file) {
        ProjectFolder project = ProjectFolder.read(file.project());
        return SessionInfo.of(file.session(), file.fingerprint(), file.size(), file.modified(), project::isOf);
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        return find(id).map(GeminiStore::infoOf);
    }

    /** Returns a session as it is now: where the last listing found it, or else anywhere. */
    Optional<SessionFile> find(String session) {
        Optional<SessionFile> known = Optional.ofNullable(listing).flatMap(last -> last.find(session));
        return known.flatMap(GeminiStore::refresh).or(() -> list(file -> {}).find(session));
    }

    private static Optional<SessionFile> refresh(SessionFile file) {
        try {
            SessionFile now = SessionFile.of(file.path(), new FileHead(file.session(), file.form(), true));
            return Files.isRegularFile(file.path()) ? Optional.of(now) : Optional.empty();
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
            return new SessionFilesReader(readMain(file.get(), from), file.get().sides());
        } catch (NoSuchFileException e) {
            return SessionReader.unsettled();
        } catch (IOException e) {
            throw new DiskException("cannot read", file.get().path(), e);
        }
    }

    private SessionReader readMain(SessionFile file, Position from) throws IOException {
        FactsCollector facts = new FactsCollector();
        ProjectFolder project = ProjectFolder.read(file.project());
        project.workspace().ifPresent(facts::addFolder);
        return file.form() == FileHead.Form.LOG
                ? LogReader.open(file, from, facts)
                : DocumentReader.open(file, from, facts, !mayWork(useIn(project)));
    }

    private static boolean mayWork(SessionUse use) {
        return use instanceof SessionUse.Unknown unknown ? unknown.toolRuns() : use instanceof SessionUse.Open;
    }

    @Override
    public SessionUse useOf(String session) {
        return find(session)
                .map(file -> useIn(ProjectFolder.read(file.project())))
                .orElseGet(() -> SessionUse.Unknown.of(false, "the session is not there"));
    }

    /** Returns whether the tool works in the folder of a project. */
    SessionUse useIn(ProjectFolder project) {
        return new OpenPrograms(machine).useIn(project);
    }

    @Override
    public Set<Path> watchedFolders() {
        return new HashSet<>(list(file -> {}).folders());
    }

    @Override
    public Optional<Duration> retention() {
        return RetentionSettings.read(Locations.configurationOf(root)).retention();
    }

    /** A session that was resumed is deleted at the next start: nothing tells this from what the user deletes. */
    @Override
    public boolean deletesEarly() {
        return retention().isPresent();
    }

    @Override
    public StoreWriter openWriter() {
        return new GeminiWriter(adapter, this, root, machine);
    }

    @Override
    public void removeLeftovers() {
        List<Path> leftovers = new ArrayList<>(
                Optional.ofNullable(listing).map(SessionListing::leftovers).orElse(List.of()));
        for (Path file : leftovers) {
            try {
                machine.disk().delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", file, e);
            }
        }
    }

    @Override
    public void close() {}
}
