package io.roam.adapter.qwen;

import io.roam.adapter.kit.FactsCollector;
import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.LineClass;
import io.roam.adapter.kit.LineSessions;
import io.roam.spi.Diagnosis;
import io.roam.spi.Machine;
import io.roam.spi.ProgramSearch;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.StoreLocation;
import io.roam.transcript.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The adapter of Qwen Code, which keeps each session in a file of lines below {@code ~/.qwen/projects}. */
public final class QwenAdapter extends LineSessions {
    /** Called by the service loader. */
    public QwenAdapter() {
        super("qwen", new ProjectLayout());
    }

    @Override
    protected LineClass classify(JsonSlice line) {
        return ClassRule.classOf(line);
    }

    @Override
    protected byte[] payloadOf(byte[] line) {
        return OwnMembers.payloadOf(line);
    }

    @Override
    protected byte[] lineOf(Record record, Placement placement) {
        return OwnMembers.lineOf(record.payload(), placement.session(), ProjectKey.realPath(placement.workspace()));
    }

    @Override
    protected void collect(JsonSlice line, FactsCollector facts) {
        LineFacts.collect(line, facts);
    }

    @Override
    protected Optional<Message> readMessage(JsonSlice line) {
        return LineMessage.of(line);
    }

    /** A line that is whole stays whole: cut in two it would be lost to the tool. */
    @Override
    public List<Record> split(Record line, int at) {
        return JsonSlice.parse(line.payload()).isPresent() ? List.of() : super.split(line, at);
    }

    @Override
    protected Optional<String> titleLine(String session, String title) {
        return Optional.of(TitleLine.of(title));
    }

    @Override
    public boolean isSessionId(String id) {
        return id.matches("[0-9a-fA-F][0-9a-fA-F-]{31,35}");
    }

    /** A user who has started the tool, and said nothing yet, has no folder of projects. */
    @Override
    public List<StoreLocation> locate(Machine machine) {
        QwenFolders folders = QwenFolders.of(machine);
        boolean used = Files.isDirectory(folders.config()) || Files.isDirectory(folders.projects());
        return used ? List.of(StoreLocation.of(folders.projects())) : List.of();
    }

    @Override
    public boolean isInstalled(Machine machine) {
        return ProgramSearch.isInstalled("qwen", machine);
    }

    @Override
    protected SessionUse useOf(String session, Machine machine) {
        return new OpenSessions(QwenFolders.of(machine), machine).useOf(session);
    }

    @Override
    public List<Diagnosis> diagnose(StoreLocation at, Machine machine) {
        return new StoreAdvice(at.root(), machine).diagnose();
    }

    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return List.of("qwen", "--resume", session);
    }
}
