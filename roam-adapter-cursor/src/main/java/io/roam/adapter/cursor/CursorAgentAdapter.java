package io.roam.adapter.cursor;

import io.roam.adapter.cursor.agent.AgentClassRule;
import io.roam.adapter.cursor.agent.AgentStore;
import io.roam.adapter.cursor.agent.AgentTranscript;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.ProgramSearch;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** cursor-agent, the program for terminals. */
public final class CursorAgentAdapter implements ToolAdapter {
    /** Made by the service loader, and by tests. */
    public CursorAgentAdapter() {}

    @Override
    public String id() {
        return "cursor-agent";
    }

    @Override
    public String classRule() {
        return AgentClassRule.NAME;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return Locations.locateAgent(machine);
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return ProgramSearch.isInstalled("cursor-agent", machine);
    }

    /** Each session has a database of its own, so that none has to be there before. */
    @Override
    public Optional<StoreLocation> locateUnused(Machine machine) {
        return Locations.locateUnusedAgent(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new AgentStore(at.root(), machine);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return AgentClassRule.grantsPermissions(record);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return AgentTranscript.open(id(), records);
    }

    @Override
    public boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }

    @Override
    public boolean hasValidClass(Record record) {
        return AgentClassRule.accepts(record);
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("cursor-agent", "--resume", session);
    }
}
