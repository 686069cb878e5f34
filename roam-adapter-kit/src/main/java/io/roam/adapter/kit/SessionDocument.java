package io.roam.adapter.kit;

import io.roam.adapter.kit.files.SessionTooLargeException;
import io.roam.spi.ActionKind;
import io.roam.spi.DamagedSessionException;
import io.roam.spi.Machine;
import io.roam.spi.RegularFiles;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The document of a session. */
record SessionDocument(DocumentSessions adapter, JsonSlice json) {
    /** Its bytes, its records, and the document that takes its place are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 4;

    /** So many letters are at most 300 bytes, which a key may have. */
    private static final int MAX_NAME = 100;

    private static final Duration REWRITING = Duration.ofMinutes(1);

    /** Reads a document; empty if it is half written. */
    static Optional<SessionDocument> read(DocumentSessions adapter, SessionFile file, Machine machine)
            throws IOException {
        byte[] bytes = bytesOf(file.path());
        boolean old = file.modified().plus(REWRITING).isBefore(machine.clock().instant());
        if (old && isLost(bytes)) {
            throw new DamagedSessionException(
                    "cannot read this conversation: the file is empty",
                    file.path(),
                    Remedy.run(ActionKind.RESTORE, "<id>"));
        }
        return parse(adapter, bytes);
    }

    static Optional<SessionDocument> parse(DocumentSessions adapter, byte[] bytes) {
        return JsonSlice.parse(bytes).filter(JsonSlice::isObject).map(json -> new SessionDocument(adapter, json));
    }

    static byte[] bytesOf(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory()) / COPIES_IN_MEMORY) {
            throw new SessionTooLargeException(file, size);
        }
        return RegularFiles.readAllBytes(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether nothing but NUL bytes is left of a document. */
    static boolean isLost(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the messages, each with its record; a second one with the same id is identified by its content. */
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        Set<String> tracks = new HashSet<>();
        json.member(adapter.messagesMember())
                .ifPresent(array -> array.forEachElement(message -> {
                    Record event = adapter.eventOf(message);
                    boolean first = tracks.add(Record.revisionTrack(event.identity()));
                    all.add(new Entry(message, first ? event : Record.event(Record.MAIN, message.bytes())));
                }));
        return all;
    }

    /** A message and its record. */
    record Entry(JsonSlice message, Record event) {}

    /** Returns the members that are sent, by name; of several with one name the last. */
    List<Record> values() {
        Map<String, Record> values = new TreeMap<>();
        json.forEachMember(member -> {
            if (isValue(member.name())) {
                values.put(
                        member.name(),
                        Record.value(Record.MAIN, member.name(), member.value().bytes()));
            }
        });
        return List.copyOf(values.values());
    }

    private boolean isValue(String name) {
        return !name.equals(adapter.messagesMember())
                && !name.isEmpty()
                && name.indexOf('\0') < 0
                && name.length() <= MAX_NAME
                && StandardCharsets.UTF_8.newEncoder().canEncode(name)
                && adapter.classify(name) == MemberClass.VALUE;
    }
}
