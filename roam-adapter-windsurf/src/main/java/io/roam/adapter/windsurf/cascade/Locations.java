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

/** Finds the folders with history on a machine: one for each channel, and one for the plugin of other editors. */
final class Locations {
    private Locations() {}

    static List<StoreLocation> locate(Machine machine) {
        Path codeium = machine.home().resolve(".codeium");
        if (!Files.isDirectory(codeium)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(codeium.resolve(CascadeProduct.WINDSURF.folder()))) {
            folders.add(codeium);
        }
        try (DirectoryStream<Path> channels = Files.newDirectoryStream(codeium, "windsurf*")) {
            for (Path channel : channels) {
                if (Files.isDirectory(channel)) {
                    folders.add(channel);
                }
            }
        } catch (IOException e) {
            throw new DiskException("cannot read", codeium, e);
        }
        folders.sort(Comparator.naturalOrder());
        return folders.stream().map(StoreLocation::of).toList();
    }
}
