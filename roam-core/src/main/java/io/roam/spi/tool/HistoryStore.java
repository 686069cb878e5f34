package io.roam.spi.tool;

import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open store of a tool, used by one thread at a time. Reading never changes or locks anything that the tool could notice.
 */
public interface HistoryStore extends AutoCloseable {
    /**
     * Shows every session in the store once, in any order, on the calling thread, from names, sizes and times alone. It is called at
     * every synchronization, and must cost no more than listing the files.
     */
    void visitSessions(SessionVisitor each);

    /**
     * Shows every session again. Since the last call only these of the {@link #watchedFolders} changed: a session outside of them may be shown
     * as it was then, and then is the same object.
     */
    default void visitSessions(Set<Path> changed, SessionVisitor each) {
        visitSessions(each);
    }

    /** Returns one session; empty if it is not in the store. */
    default Optional<SessionInfo> session(String id) {
        List<SessionInfo> found = new ArrayList<>();
        visitSessions(session -> {
            if (session.id().equals(id)) {
                found.add(session);
            }
        });
        return found.stream().findFirst();
    }

    /**
     * Reads a session's settled records: the main track in its order, then each side track in its order, tracks by name.
     *
     * @param session an id that {@link #visitSessions} showed
     * @param from {@link Position#START}, or what {@link SessionReader#position()} gave at an earlier reading
     * @return a reader, which the caller closes; {@link SessionReader#unsettled} if the tool is writing the session, or has removed it
     *     meanwhile
     * @throws PositionRefusedException if the content before {@code from} is not what was read then; read from the start
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    SessionReader read(String session, Position from);

    /** Returns whether the tool has the session open now, by certain signs, not guesses. */
    SessionUse useOf(String session);

    /**
     * Returns the name of a session in the tool's own list, where the user has to pick it because no command opens it: see
     * {@link ToolAdapter#resumeCommand}. Empty if a command does.
     */
    default Optional<String> titleInToolList(String session) {
        return Optional.empty();
    }

    /**
     * Returns the folder in this store that stands for a remote folder; empty if the tool was never used with that here. Sessions of a
     * remote folder are placed with it as their workspace.
     */
    default Optional<Path> placeOf(RemoteFolder folder) {
        return Optional.empty();
    }

    /** Returns the remote folder for which a folder in this store stands: the reverse of {@link #placeOf}. */
    default Optional<RemoteFolder> remoteFolderAt(Path place) {
        return Optional.empty();
    }

    /** Returns the folders whose changes mean that a session changed; they may not exist yet. */
    Set<Path> watchedFolders();

    /** Ends the use of the store. */
    @Override
    void close();

    /**
     * Opens a writer for this store, used by the thread that uses the store; the caller closes it before the store.
     *
     * @throws ReadOnlyStoreException if roam cannot write into this store
     */
    default StoreWriter openWriter() {
        throw new ReadOnlyStoreException("roam only reads this tool's data", Remedy.run(ActionKind.SHOW, "<id>"));
    }

    /**
     * Removes the files that an interrupted run of roam left in the store, under names that the tool ignores. Called after
     * {@link #visitSessions}, while nothing is placed.
     *
     * @throws io.roam.spi.RoamException if something cannot be removed
     */
    default void removeLeftovers() {}

    /** Returns how long after its last change the tool itself deletes a session; empty if it never does. */
    default Optional<Duration> retention() {
        return Optional.empty();
    }

    /**
     * Whether the tool itself also deletes sessions that were changed a short time ago. A session that is gone then comes back when it was continued
     * elsewhere, as after {@link #retention}; otherwise it counts as deleted by the user.
     */
    default boolean deletesEarly() {
        return false;
    }
}
