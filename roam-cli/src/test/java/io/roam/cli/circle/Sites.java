package io.roam.cli.circle;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The devices of a test. */
final class Sites implements AutoCloseable {
    private final Path folder;
    private final List<Site> all = new ArrayList<>();

    Sites(Path folder) {
        this.folder = folder;
    }

    /** Returns a device on which roam is not set up. */
    Site newSite(String name, RealSyncthing syncthing) throws IOException {
        Site site = new Site(folder, name, syncthing);
        all.add(site);
        return site;
    }

    Site newReadySite(String name, RealSyncthing syncthing) throws IOException {
        return newSite(name, syncthing).setUp();
    }

    /** Pairs two new devices, and returns a session that both have then. */
    static String pair(Site ann, Site ben) throws Exception {
        String session = ann.newSession("ann begins");
        RunningCommand watch = ann.startWatch();
        RunningCommand pair =
                ben.start("pair", ann.runOk("pair", "--show").out().strip());
        Site.awaitEqual(session, "ann begins", ann, ben);
        pair.awaitEnd();
        watch.terminate();
        return session;
    }

    /** Deletes a folder in one step: a concurrent writer finds it missing. */
    static void delete(Path path) throws IOException {
        Path gone = Files.createTempDirectory("gone").resolve("it");
        Files.move(path, gone);
        MoreFiles.deleteRecursively(gone.getParent(), RecursiveDeleteOption.ALLOW_INSECURE);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there);
                }
            }
        }
    }

    @Override
    public void close() {
        all.forEach(Site::close);
    }
}
