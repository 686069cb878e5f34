package io.roam.adapter.codex;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The names that the user gave to threads: a line for each, of which the last one of a thread counts. The tool passes over an empty name. */
final class ThreadNames {
    private static final String FILE = "session_index.jsonl";

    private ThreadNames() {}

    /** Returns the file of that configuration folder; it may not exist. */
    static Path fileIn(Path config) {
        return config.resolve(FILE);
    }

    /** Returns the names by the threads' IDs. */
    static Map<String, String> read(Path config) {
        return new NameCache(config).current();
    }

    /** Adds what a line of the file says. */
    static void addName(byte[] line, Map<String, String> names) {
        JsonSlice.parse(line).ifPresent(entry -> addName(entry, names));
    }

    private static void addName(JsonSlice entry, Map<String, String> names) {
        String id = entry.string("id").orElse("");
        entry.string("thread_name").filter(name -> !name.isBlank()).ifPresent(name -> names.put(id, name));
        if (entry.isTrue("roam")) { // a name was taken away elsewhere; the tool itself has no way to do that
            names.remove(id);
        }
    }

    /** Returns the line that gives a thread a name, without its line feed. */
    static byte[] line(String thread, String name, Instant time) {
        return ("{\"id\":" + JsonSlice.quoted(thread) + ",\"thread_name\":" + JsonSlice.quoted(name)
                        + ",\"updated_at\":\"" + time + "\"" + (name.isEmpty() ? ",\"roam\":true}" : "}"))
                .getBytes(UTF_8);
    }

    /** Prepares to write a line behind all others. */
    static StagedFile prepare(Path config, byte[] line, Disk disk) throws IOException {
        Path file = fileIn(config);
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        DraftFile draft = DraftFile.create(file, disk);
        try (draft) {
            if (exists && isUnterminated(file)) { // the tool itself would write its next line into this one
                draft.write('\n');
            }
            draft.write(line);
            draft.write('\n');
        }
        return draft.finish(file, exists ? StagedFile.Mode.APPEND : StagedFile.Mode.CREATE);
    }

    private static boolean isUnterminated(Path file) throws IOException {
        try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
            if (end.length() == 0) {
                return false;
            }
            end.seek(end.length() - 1);
            return end.read() != '\n';
        }
    }
}
