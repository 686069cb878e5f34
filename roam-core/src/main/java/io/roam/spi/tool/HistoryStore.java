package io.roam.spi.tool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One visit to a tool's store, or several, by one thread at a time. Reading never changes or locks anything that the tool could meet.
 */
public interface HistoryStore extends AutoCloseable {
    /**
     * Shows every session that stands in the store now, by looking at names, sizes and times alone: this is called at every
     * synchronization and must stay as cheap as a walk.
     */
    void visitSessions(SessionVisitor each);

    /**
     * Shows them again. Since they were shown last, something happened in none of the {@link #watchedFolders} folders but these: what stands
     * elsewhere may be shown as it was then, and then is the very object of then.
     */
    default void visitSessions(Set<Path> changed, SessionVisitor each) {
        visitSessions(each);
    }

    /** One session as it stands now; empty if it does not. */
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
     * @param from {@link Position#START}, or what {@link SessionReader#position()} gave at an earlier visit
     * @return a reader; the caller closes it
     * @throws PositionRefusedException if what stood before {@code from} is not what was read then; read from the start
     * @throws io.roam.spi.RoamException if it cannot be read
     */
    SessionReader read(String session, Position from);

    /** Says whether the tool has the session open now. Sure signs, not guesses. */
    SessionUse useOf(String session);

    /**
     * What the tool's own list calls a session, where the user has to pick it there, since no command opens it: see
     * {@link ToolAdapter#resumeCommand}. Empty if one does.
     */
    default Optional<String> titleInToolList(String session) {
        return Optional.empty();
    }

    /** The folders whose changes mean that a session changed; may not exist yet. */
    Set<Path> watchedFolders();

    /** Ends the visits. */
    @Override
    void close();

    /**
     * A writer for this store; the caller closes it.
     *
     * @throws ReadOnlyStoreException if roam cannot write into this store
     */
    default StoreWriter openWriter() {
        throw new ReadOnlyStoreException("this tool's store is only read", "");
    }

    /**
     * Removes what a run of roam that was cut off left behind in the store under names that the tool passes over. Called after
     * {@link #visitSessions}, while nothing is placed.
     *
     * @throws io.roam.spi.RoamException if something cannot be removed
     */
    default void removeLeftovers() {}

    /** How long after its last change the tool itself deletes a session; empty if it never does. */
    default Optional<Duration> retention() {
        return Optional.empty();
    }
}
