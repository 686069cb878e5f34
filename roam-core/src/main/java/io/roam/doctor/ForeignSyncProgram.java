package io.roam.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A program that copies folders between machines.
 *
 * @param name what it is called
 * @param marks files or folders, by which it knows the folders that are its own
 * @param folders how the folders are called in which it keeps all
 */
record ForeignSyncProgram(String name, List<String> marks, Pattern folders) {
    private static final String GIT = "git";
    private static final List<ForeignSyncProgram> ALL = List.of(
            of("Syncthing", List.of(".stfolder", ".stignore"), ""),
            of("Dropbox", List.of(".dropbox.cache"), "Dropbox( \\(.*\\))?"),
            of("OneDrive", List.of(), "OneDrive( ?- ?.*)?"),
            of("iCloud Drive", List.of(), "com~apple~CloudDocs|Mobile Documents"),
            of("Google Drive", List.of(), "Google Drive|GoogleDrive-.*"),
            of(GIT, List.of(".git"), ""));

    private static ForeignSyncProgram of(String name, List<String> marks, String folders) {
        return new ForeignSyncProgram(name, marks, Pattern.compile(folders));
    }

    /** Whether it copies only on request. */
    boolean isPatient() {
        return name.equals(GIT);
    }

    /** Returns the programs that synchronize a folder or one above it, also behind links, each with the file that shows it. */
    static Map<ForeignSyncProgram, Path> of(Path folder) {
        Map<ForeignSyncProgram, Path> found = new TreeMap<>(Comparator.comparing(ForeignSyncProgram::name));
        for (Path named : names(folder)) {
            for (@Nullable Path at = named; at != null; at = at.getParent()) {
                look(at, found);
            }
        }
        return found;
    }

    private static List<Path> names(Path folder) {
        List<Path> names = new ArrayList<>(List.of(folder));
        try {
            names.add(folder.toRealPath());
        } catch (IOException e) { // it is not there yet
            return names;
        }
        return names;
    }

    private static void look(Path at, Map<ForeignSyncProgram, Path> found) {
        for (ForeignSyncProgram program : ALL) {
            program.marks().stream()
                    .map(at::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(mark -> found.putIfAbsent(program, mark));
            Path name = at.getFileName();
            if (name != null && program.folders().matcher(name.toString()).matches()) {
                found.putIfAbsent(program, at);
            }
        }
    }
}
