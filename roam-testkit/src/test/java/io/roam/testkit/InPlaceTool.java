package io.roam.testkit;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A made-up tool that changes values in place: a session is a file of lines, each an id and what it says now. */
final class InPlaceTool implements ToolAdapter {
    static Path folder(TestMachine machine) {
        return machine.folder(".inplace");
    }

    @Override
    public String id() {
        return "inplace";
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        Path folder = machine.home().resolve(".inplace");
        return Files.isDirectory(folder) ? List.of(StoreLocation.of(folder)) : List.of();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new InPlaceStore(at.root(), machine);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    /** One message for each id, with what it says last. */
    @Override
    public Transcript transcript(RecordSource records) {
        Map<String, String> values = new LinkedHashMap<>();
        try (RecordReader reader = records.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                String[] line = new String(record.payload(), StandardCharsets.UTF_8).split(" ", 2);
                values.put(line[0], line[line.length - 1]);
            }
        }
        return Transcript.of(id(), () -> values.entrySet().stream().map(one -> message(one.getKey(), one.getValue())));
    }

    private static Message message(String id, String text) {
        List<Part> parts = List.of(Part.Text.of(text));
        return Message.builder(Role.USER, parts).id(id).build();
    }
}
