package io.roam.adapter.windsurf.cascade;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.StoreLocation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Antigravity, which keeps its conversations in sealed files of Windsurf's form, with steps of its own: read only. */
public final class AntigravityAdapter extends CascadeAdapter {
    /** Called by the service loader, and by tests. */
    public AntigravityAdapter() {
        super(CascadeProduct.ANTIGRAVITY);
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
                if (Files.isDirectory(installation.resolve(CascadeProduct.ANTIGRAVITY.folder()))) {
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
    public boolean canPlace() {
        return false;
    }
}
