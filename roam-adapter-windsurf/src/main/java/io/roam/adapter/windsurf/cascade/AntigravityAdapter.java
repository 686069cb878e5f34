package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Antigravity, which keeps its conversations in sealed files of Windsurf's form, with steps of its own: read only. */
public final class AntigravityAdapter implements ToolAdapter {
    private static final CascadeProduct PRODUCT = CascadeProduct.ANTIGRAVITY;

    /** Called by the service loader, and by tests. */
    public AntigravityAdapter() {}

    @Override
    public String id() {
        return PRODUCT.id();
    }

    @Override
    public String classRule() {
        return PRODUCT.classRule();
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        Path gemini = machine.home().resolve(".gemini");
        List<Path> folders = new ArrayList<>();
        if (!Files.isDirectory(gemini)) {
            return List.of();
        }
        try (DirectoryStream<Path> installations = Files.newDirectoryStream(gemini, "antigravity*")) {
            for (Path installation : installations) {
                if (Files.isDirectory(installation.resolve(PRODUCT.folder()))) {
                    folders.add(installation);
                }
            }
        } catch (IOException e) {
            throw new DiskException("cannot read", gemini, e);
        }
        folders.sort(Comparator.naturalOrder());
        return folders.stream().map(StoreLocation::of).toList();
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return Files.isRegularFile(at.root())
                ? CascadeImport.open(at.root(), WindsurfSettings.envelope(machine))
                : new CascadeStore(PRODUCT, at.root(), machine);
    }

    @Override
    public Optional<StoreLocation> importLocation(Path file, Machine machine) {
        return CascadeOrigin.importLocation(PRODUCT, file, machine);
    }

    /** Returns false: nothing is ever placed, and what is read says nothing of permissions. */
    @Override
    public boolean grantsPermissions(Record record) {
        return false;
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return TranscriptBuilder.build(PRODUCT, records);
    }

    @Override
    public boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }

    @Override
    public boolean canPlace() {
        return false;
    }
}
