package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An adapter of a tool that keeps each session in one file. */
abstract class FileSessions implements ToolAdapter {
    private final String id;
    private final SessionLayout layout;

    FileSessions(String id, SessionLayout layout) {
        this.id = id;
        this.layout = layout;
    }

    @Override
    public final String id() {
        return id;
    }

    /** Returns where the files are. */
    final SessionLayout layout() {
        return layout;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        Path root = layout.root(machine);
        return Files.isDirectory(root) ? List.of(StoreLocation.of(root)) : List.of();
    }

    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return Optional.of(StoreLocation.of(layout.root(machine)));
    }

    @Override
    public final HistoryStore open(StoreLocation at, Machine machine) {
        return new FileStore(this, at.root(), machine);
    }

    /**
     * Whether a program of the tool runs, for tools that give no certain sign of the sessions that are open. While one runs, roam changes a session
     * only when the user asks for it.
     */
    protected boolean isRunning(Machine machine) {
        return false;
    }

    /** Returns whether the tool has a session open, by certain signs; without any, by {@link #isRunning}. */
    protected SessionUse useOf(String session, Machine machine) {
        return SessionUse.Unknown.of(isRunning(machine), id + " does not report open sessions");
    }

    /** Returns a message with one text, as most messages are. */
    protected static Message textMessage(String id, Role role, Optional<Instant> time, String text) {
        return Message.builder(role, List.of(Part.Text.of(text)))
                .id(id)
                .time(time)
                .build();
    }

    /** Returns a message that shows a record of unknown form as it is. */
    static Message unknownMessage(byte[] payload) {
        String raw = new String(payload, StandardCharsets.UTF_8);
        return Message.builder(Role.SYSTEM, List.of(Part.Unknown.of(raw))).build();
    }

    /** Starts the reading of a session. */
    abstract SessionReader read(SessionFile file, Position from, Machine machine) throws IOException;

    /** Writes a session, or what is appended to it, into a draft, and says how its file gets it. */
    abstract StagedFile.Mode write(SessionTarget target, RecordSource placed, DraftFile draft) throws IOException;

    /** Whether a line is a complete one of the tool; only asked where drafts are appended. */
    boolean isWhole(byte[] line) {
        return true;
    }
}
