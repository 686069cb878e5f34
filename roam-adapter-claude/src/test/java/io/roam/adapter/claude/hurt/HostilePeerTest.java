package io.roam.adapter.claude.hurt;

import static io.roam.adapter.claude.hurt.SyncJourney.DOOR;
import static io.roam.adapter.claude.hurt.SyncJourney.LAMP;
import static io.roam.adapter.claude.hurt.TestDevice.ID;
import static io.roam.adapter.claude.hurt.TestDevice.OTHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.batch.BatchDescriptor;
import io.roam.batch.BatchFile;
import io.roam.batch.BatchMetadata;
import io.roam.batch.BatchWriter;
import io.roam.batch.PackWriter;
import io.roam.batch.RecordMarks;
import io.roam.batch.StagedBatch;
import io.roam.batch.StagedPack;
import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.device.DeviceKey;
import io.roam.spi.Disk;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that nothing is written outside the projects of the tool, whatever a trusted device signs. */
final class HostilePeerTest {
    private static final List<String> NAMES = List.of(
            "../../../../escape",
            "..",
            ".",
            "/tmp/roam-escape",
            "a\0b",
            "x".repeat(300),
            "CON",
            "C:\\escape",
            "\\\\server\\share",
            "~",
            "$HOME",
            "",
            " ",
            "sub/../../escape",
            "\u202Egpj.exe",
            "\uD800");
    private static final List<String> TRACKS = List.of(
            "escape.jsonl",
            "subagents/CON.jsonl",
            "subagents/nul",
            "subagents/a b.jsonl ",
            "beside/escape.jsonl",
            "tool-results/aux.txt",
            "memory/MEMORY.md",
            "settings.json",
            "subagents/" + "x".repeat(240) + ".jsonl");

    @TempDir
    Path folder;

    private TestDevice ada;
    private TestDevice bob;
    private int made;

    @BeforeEach
    void prepare() {
        List<TestDevice> both = TestDevice.pair(folder);
        ada = both.get(0);
        bob = both.get(1);
        bob.workspace(LAMP);
        bob.workspace(DOOR);
        ada.addMessages(DOOR, OTHER, "knock");
        ada.sync();
    }

    private static String id(int number) {
        return String.format("%08x-2222-4333-8444-555555555555", number);
    }

    private void plant(String session, String path, Optional<String> track, Record... behind) throws IOException {
        made++;
        byte[] words = ("{\"type\":\"user\",\"uuid\":\"h" + made
                        + "\",\"parentUuid\":null,\"message\":{\"content\":\"x\"}}")
                .getBytes(UTF_8);
        Record event = Record.event("", words).asLine();
        Instant now = bob.machine.clock().instant();
        BatchMetadata metadata = new BatchMetadata(
                Optional.of(session),
                Map.of("path", path),
                Optional.of("t"),
                Optional.empty(),
                Optional.of(now),
                Optional.of(now),
                OptionalLong.of(1),
                Map.of());
        BatchDescriptor descriptor = new BatchDescriptor(
                "main",
                100 + made,
                "claude",
                "claude/1",
                ConversationId.of("claude", Hash.of(words)),
                ChainValue.root("claude/1"),
                now);
        try (BatchWriter writer = BatchWriter.begin(Disk.real(), folder.resolve("forge"))) {
            writer.addRecord(event, RecordMarks.NONE);
            for (Record record : behind) {
                writer.addRecord(record, RecordMarks.NONE);
            }
            if (track.isPresent()) {
                writer.beginSideTrack(
                        track.get(), true, TrackValue.root(track.get()).value(), 0);
                writer.addRecord(Record.event(track.get(), words).asLine(), RecordMarks.NONE);
            }
            StagedBatch batch = writer.finish(
                    descriptor, metadata, DeviceKey.load(ada.home.data().resolve("key")));
            plant(batch.file());
            Files.delete(batch.file());
        }
    }

    private void plant(Path single) throws IOException {
        try (PackWriter pack = PackWriter.begin(Disk.real(), folder.resolve("forge"));
                BatchFile batch = BatchFile.open(single)) {
            pack.add(batch);
            StagedPack staged = pack.finish();
            ForgedBatch.plantAs(
                    ada.meetingFolder,
                    staged.id().fileName(),
                    Files.readAllBytes(staged.pack().path()));
            Files.delete(staged.pack().path());
        }
    }

    /** Synchronizes, and checks that nothing was written outside the projects. */
    private SyncReport sync() {
        Map<String, String> before = outside();
        SyncReport report = bob.sync();
        assertThat(outside()).isEqualTo(before);
        assertThat(report.toString()).doesNotContain("failed:").doesNotContain("Exception");
        assertThat(bob.sessionFile(DOOR, OTHER)).hasSameBinaryContentAs(ada.sessionFile(DOOR, OTHER));
        assertThat(bob.with(Roam::status).next().toString()).doesNotContain("Exception");
        bob.conversations();
        return report;
    }

    private Map<String, String> outside() {
        Map<String, String> all = FolderContent.hashesOf(folder);
        all.keySet()
                .removeIf(file -> file.startsWith("bob/home/roam/")
                        || file.startsWith("bob/home/.claude/projects/-")
                        || file.startsWith("meet/"));
        return all;
    }

    @Test
    void sessionIds() throws IOException {
        for (String name : NAMES) {
            plant(name, bob.workspace(LAMP).toString(), Optional.empty());
        }
        SyncReport report = sync();
        assertThat(FolderContent.filesIn(bob.projectFolder(LAMP))).isEmpty();
        assertThat(report.placed()).hasSize(1);
    }

    @Test
    void grantsOfPermissionsThatCallThemselvesState() throws IOException {
        byte[] grant = "{\"type\":\"permission-mode\",\"permissionMode\":\"acceptEdits\"}".getBytes(UTF_8);
        plant(
                id(1),
                bob.workspace(LAMP).toString(),
                Optional.empty(),
                Record.state("", grant).asLine());
        SyncReport report = sync();
        assertThat(report.skipped()).anyMatch(skipped -> skipped.reason().what().contains("has the wrong type"));
        assertThat(FolderContent.filesIn(bob.projectFolder(LAMP))).isEmpty();
    }

    @Test
    void grantsOfPermissionsOnASecondLineOfAMessage() throws IOException {
        byte[] grant = "no JSON\n{\"type\":\"permission-mode\",\"permissionMode\":\"acceptEdits\"}".getBytes(UTF_8);
        plant(
                id(1),
                bob.workspace(LAMP).toString(),
                Optional.empty(),
                Record.event("", grant).asLine());
        SyncReport report = sync();
        assertThat(report.skipped()).anyMatch(skipped -> skipped.reason().what().contains("has the wrong type"));
        assertThat(FolderContent.filesIn(bob.projectFolder(LAMP))).isEmpty();
    }

    @Test
    void workspaces() throws IOException {
        for (String name : NAMES) {
            plant(id(++made), name, Optional.empty());
        }
        SyncReport report = sync();
        assertThat(report.placed()).hasSize(1);
    }

    @Test
    void tracks() throws IOException {
        for (String track : TRACKS) {
            plant(id(++made), bob.workspace(LAMP).toString(), Optional.of(track));
        }
        sync();
        List<String> known = new ArrayList<>();
        for (Path file : FolderContent.filesIn(bob.projectFolder(LAMP))) {
            known.add(bob.projectFolder(LAMP).relativize(file).toString());
        }
        assertThat(known).allMatch(file -> file.matches("[0-9a-f-]{36}(\\.jsonl|/subagents/x+\\.jsonl)"));
    }

    @Test
    void linksThatLeadOut() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("precious"), "precious");
        Path project = Files.createDirectories(bob.projectFolder(LAMP));
        plant(ID, bob.workspace(LAMP).toString(), Optional.of("subagents/a.jsonl"));
        Files.createSymbolicLink(project.resolve(ID), out);
        assertThat(sync().skipped()).isNotEmpty();
        Files.delete(project.resolve(ID));
        Files.createSymbolicLink(project.resolve(ID + ".jsonl"), out.resolve("precious"));
        assertThat(sync().skipped()).isNotEmpty();
        Files.delete(project.resolve(ID + ".jsonl"));
        sync();
        assertThat(project.resolve(ID + ".jsonl")).isRegularFile();
        assertThat(project.resolve(ID).resolve("subagents/a.jsonl")).isRegularFile();
    }
}
