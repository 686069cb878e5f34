package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.adapter.windsurf.TitleText;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A transcript in the form ATIF: one JSON object with the steps of a session. */
record AtifDocument(JsonTree json) {
    static final String VERSION = "ATIF-";

    /** The bytes of the file, and the tree with its texts, are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 8;

    /** The members of which the header consists; others, such as permissions, stay on the device. */
    private static final List<String> HEADER = List.of("schema_version", "session_id", "trajectory_id");

    private static final List<String> AGENT = List.of("name", "version", "model_name");
    private static final List<String> FOLDERS = List.of("working_directory", "cwd", "workspace");

    /** Reads a transcript; empty if it is being written, or removed, at the moment. */
    static Optional<AtifDocument> read(Path file) {
        try {
            long size = Files.size(file);
            if (size > Runtime.getRuntime().maxMemory() / COPIES_IN_MEMORY) {
                throw UnreadableTranscriptException.large(file, size);
            }
            Optional<JsonTree> json = JsonTree.parse(RegularFiles.readAllBytes(file));
            if (json.isPresent() && !json.get().members().containsKey("steps")) {
                throw UnreadableTranscriptException.malformed(file);
            }
            return json.map(AtifDocument::new);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns the steps as events, then the header as a whole file. */
    List<Record> records(String session) {
        List<Record> records = new ArrayList<>();
        List<JsonTree> steps = json.list("steps").toList();
        for (int i = 0; i < steps.size(); i++) {
            JsonTree step = steps.get(i);
            byte[] payload = step.json().getBytes(UTF_8);
            records.add(Record.event(Record.MAIN, payload, new AtifStep(step).identity(session, i)));
        }
        records.add(Record.file(DevinTranscriptAdapter.HEADER, header().getBytes(UTF_8)));
        return records;
    }

    private String header() {
        Stream<String> own = HEADER.stream().flatMap(name -> member(json, name));
        Stream<String> agent = Stream.of("\"agent\":{"
                + json.member("agent").stream()
                        .flatMap(named -> AGENT.stream().flatMap(name -> member(named, name)))
                        .collect(Collectors.joining(","))
                + "}");
        Stream<String> folder = folderMember().stream().map(path -> "\"working_directory\":" + path.json());
        return Stream.of(own, agent, folder).flatMap(all -> all).collect(Collectors.joining(",", "{", "}"));
    }

    private static Stream<String> member(JsonTree object, String name) {
        return object.member(name).stream()
                .filter(value -> value.string() != null)
                .map(value -> "\"" + name + "\":" + value.json());
    }

    private Optional<JsonTree> folderMember() {
        Stream<JsonTree> places = Stream.of(
                        json.member("extra"), json.member("agent").flatMap(agent -> agent.member("extra")))
                .flatMap(Optional::stream);
        return places.flatMap(place -> FOLDERS.stream().flatMap(name -> place.member(name).stream()))
                .filter(value -> value.string() != null && !value.string().isEmpty())
                .findFirst();
    }

    /** Returns the facts; where no step has a time, the last message is as old as the file. */
    SessionFacts facts(Instant written) {
        List<AtifStep> steps = json.list("steps").map(AtifStep::new).toList();
        List<AtifStep> users = steps.stream().filter(AtifStep::isFromUser).toList();
        List<Instant> times =
                steps.stream().flatMap(step -> step.time().stream()).toList();
        return SessionFacts.builder()
                .folders(folderMember().flatMap(value -> Optional.ofNullable(value.string())).stream()
                        .toList())
                .title(users.stream().findFirst().map(AtifStep::text).flatMap(TitleText::firstLine))
                .toolVersion(json.member("agent").flatMap(agent -> agent.text("version")))
                .firstMessageTime(times.stream().findFirst())
                .lastMessageTime(times.stream().reduce((first, last) -> last).or(() -> Optional.of(written)))
                .messageCount(users.size())
                .build();
    }
}
