package io.roam.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program that copies folders between machines.
 *
 * @param name what it is called
 * @param marks files or folders, by which it knows the folders that are its own
 * @param folders how the folders are called in which it keeps all
 */
record OtherProgram(String name, List<String> marks, List<String> folders) {
    private static final String GIT = "git";
    private static final List<OtherProgram> ALL = List.of(
            new OtherProgram("Syncthing", List.of(".stfolder", ".stignore"), List.of()),
            new OtherProgram("Dropbox", List.of(".dropbox.cache"), List.of("Dropbox", "Dropbox (")),
            new OtherProgram("OneDrive", List.of(), List.of("OneDrive", "OneDrive -")),
            new OtherProgram("iCloud Drive", List.of(), List.of("com~apple~CloudDocs", "Mobile Documents")),
            new OtherProgram("Google Drive", List.of(), List.of("Google Drive", "GoogleDrive-")),
            new OtherProgram(GIT, List.of(".git"), List.of()));

    /** Whether it copies only when it is told to. */
    boolean isPatient() {
        return name.equals(GIT);
    }

    /** Those that have a folder in their hands, or one above it, also behind links; each with what shows it. */
    static Map<OtherProgram, Path> of(Path folder) {
        Map<OtherProgram, Path> found = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        List<Path> names = new ArrayList<>(List.of(folder));
        real(folder).forEach(names::add);
        for (Path named : names) {
            for (@Nullable Path at = named; at != null; at = at.getParent()) {
                look(at, found);
            }
        }
        return found;
    }

    private static List<Path> real(Path folder) {
        try {
            return List.of(folder.toRealPath());
        } catch (IOException e) { // it is not there yet
            return List.of();
        }
    }

    private static void look(Path at, Map<OtherProgram, Path> found) {
        for (OtherProgram program : ALL) {
            program.marks().stream()
                    .map(at::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresent(mark -> found.putIfAbsent(program, mark));
            if (program.isCalled(String.valueOf(at.getFileName()))) {
                found.putIfAbsent(program, at);
            }
        }
    }

    private boolean isCalled(String folder) {
        return folders.stream()
                .anyMatch(called -> folder.equals(called) || (!isWord(called) && folder.startsWith(called)));
    }

    private static boolean isWord(String called) {
        return Character.isLetter(called.charAt(called.length() - 1));
    }
}
