package io.roam.adapter.gemini;

import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The empty files that the tool leaves when it resumes sessions. At its next start it takes each for damaged, and deletes it with all files whose names
 * end alike, the session's among them.
 */
record ResumeTraces(Path root, Machine machine) {
    private static final int LONGEST = 1 << 20;

    /** Returns the empty files that lie beside the session that would be deleted with them, where the tool does not work. */
    List<Path> find() {
        List<Path> found = new ArrayList<>();
        for (Path project : entries(root)) {
            Path chats = project.resolve("chats");
            boolean own = Files.isDirectory(project, LinkOption.NOFOLLOW_LINKS)
                    && Files.isDirectory(chats, LinkOption.NOFOLLOW_LINKS);
            if (own && !mayWork(project)) {
                addOf(chats, found);
            }
        }
        return found;
    }

    private boolean mayWork(Path project) {
        SessionUse use = new OpenPrograms(machine).useIn(ProjectFolder.read(project));
        return !(use instanceof SessionUse.Unknown unknown) || unknown.toolRuns();
    }

    private static void addOf(Path chats, List<Path> found) {
        Map<Path, String> empty = new HashMap<>();
        Set<String> spoken = new HashSet<>();
        for (Path file : entries(chats)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                FileHead head = FileHead.read(file);
                if (isNamedFor(file, head.id())) {
                    if (head.spoken()) {
                        spoken.add(head.id());
                    } else if (isEmpty(file)) {
                        empty.put(file, head.id());
                    }
                }
            } catch (IOException e) {
                // listing the store reports it
            }
        }
        empty.keySet().stream()
                .filter(file -> spoken.contains(empty.get(file)))
                .sorted()
                .forEach(found::add);
    }

    /** Whether a log has nothing but what the tool writes by itself at a start. */
    private static boolean isEmpty(Path file) throws IOException {
        byte[] text = RegularFiles.readBeginning(file, LONGEST, LinkOption.NOFOLLOW_LINKS);
        String lines = new String(text, StandardCharsets.UTF_8);
        return file.toString().endsWith(".jsonl")
                && text.length < LONGEST
                && lines.endsWith("\n")
                && lines.lines()
                        .map(line -> LogLine.of(line.getBytes(StandardCharsets.UTF_8)))
                        .allMatch(ResumeTraces::isOfStart);
    }

    private static boolean isOfStart(LogLine line) {
        boolean values = line.kind() == LogLine.Kind.HEADER || line.kind() == LogLine.Kind.UPDATE;
        return values
                && line.messages().stream()
                        .flatMap(list -> list.elements().stream())
                        .allMatch(message -> message.string("id")
                                .filter(LogLine.CONTEXT_ID::equals)
                                .isPresent());
    }

    /** Whether the name of a file ends as that of the session's other files. */
    private static boolean isNamedFor(Path file, String session) {
        String name = String.valueOf(file.getFileName());
        String end = "-" + SessionFile.shortId(session);
        return !session.isEmpty()
                && name.startsWith("session-")
                && (name.endsWith(end + ".jsonl") || name.endsWith(end + ".json"));
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(all::add);
        } catch (IOException | DirectoryIteratorException e) { // listing the store reports it
            return List.of();
        }
        return all;
    }
}
