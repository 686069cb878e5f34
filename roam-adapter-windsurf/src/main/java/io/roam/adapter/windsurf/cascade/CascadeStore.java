package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
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
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The conversations of one release channel of a product. */
final class CascadeStore implements HistoryStore {
    private final CascadeProduct product;
    private final Path folder;
    private final Machine machine;

    /** Two readers of one session share its content, which may be as large as the memory allows. */
    private SoftReference<OpenedTrajectory> lastOpened = new SoftReference<>(null);

    CascadeStore(CascadeProduct product, Path root, Machine machine) {
        this.product = product;
        this.folder = root.resolve(product.folder());
        this.machine = machine;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        new ConversationListing(folder, SessionId.ENDING)
                .visitFiles((id, file, seen) -> each.session(ConversationListing.infoOf(id, seen)), each::unexpected);
    }

    @Override
    public Optional<SessionInfo> session(String id) {
        return SessionId.isValid(id) ? ConversationListing.infoOf(id, fileOf(id)) : Optional.empty();
    }

    @Override
    public SessionReader read(String session, Position from) {
        return session(session).map(info -> read(info, from)).orElseGet(SessionReader::unsettled);
    }

    private SessionReader read(SessionInfo info, Position from) {
        String session = info.id();
        OpenedTrajectory opened = lastOpened.get();
        if (opened == null || !opened.isOf(info)) {
            Trajectory trajectory = new CascadeFile(fileOf(session), WindsurfSettings.envelope(machine)).read();
            opened = new OpenedTrajectory(session, info.fingerprint(), trajectory);
            lastOpened = new SoftReference<>(opened);
        }
        return CascadeReader.open(session, opened.trajectory(), from);
    }

    /** The trajectory of a session, as its file was with that fingerprint. */
    private record OpenedTrajectory(String session, String fingerprint, Trajectory trajectory) {
        boolean isOf(SessionInfo info) {
            return session.equals(info.id()) && fingerprint.equals(info.fingerprint());
        }
    }

    @Override
    public SessionUse useOf(String session) {
        return RunningPrograms.sessionUse(product, machine);
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(folder);
    }

    @Override
    public StoreWriter openWriter() {
        return product == CascadeProduct.WINDSURF
                ? new CascadeWriter(folder, machine)
                : HistoryStore.super.openWriter();
    }

    @Override
    public void removeLeftovers() {
        for (Path file : new ConversationListing(folder, SessionId.ENDING).leftovers()) {
            try {
                machine.disk().delete(file);
            } catch (IOException e) {
                throw new DiskException("cannot remove a temporary file", file, e);
            }
        }
    }

    @Override
    public void close() {}

    private Path fileOf(String session) {
        return folder.resolve(session + SessionId.ENDING);
    }
}
