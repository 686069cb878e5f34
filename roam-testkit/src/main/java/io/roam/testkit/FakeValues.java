package io.roam.testkit;

import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values that a session of the made-up tool holds once: a file of lines, each a key, a space and what it is now. */
final class FakeValues {
    private final Map<String, byte[]> lines = new TreeMap<>();

    private FakeValues() {}

    static FakeValues read(Path file) {
        FakeValues values = new FakeValues();
        new String(FakeFiles.bytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .forEach(line -> values.lines.put(line.split(" ", 2)[0], line.getBytes(StandardCharsets.ISO_8859_1)));
        return values;
    }

    /** Replaces the value of its key, or removes it if the payload is empty. */
    void set(Record value) {
        if (value.payload().length == 0) {
            lines.remove(value.key());
        } else {
            lines.put(value.key(), value.payload());
        }
    }

    List<Record> records() {
        return lines.entrySet().stream()
                .map(line -> Record.value(Record.MAIN, line.getKey(), line.getValue()))
                .toList();
    }

    /** Returns what each key says. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        lines.forEach((key, line) -> texts.put(
                key, new String(line, StandardCharsets.UTF_8).substring(Math.min(key.length() + 1, line.length))));
        return texts;
    }

    byte[] toBytes() {
        StringBuilder all = new StringBuilder();
        lines.values()
                .forEach(line -> all.append(new String(line, StandardCharsets.ISO_8859_1))
                        .append('\n'));
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
