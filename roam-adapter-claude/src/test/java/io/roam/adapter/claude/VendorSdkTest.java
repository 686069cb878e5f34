package io.roam.adapter.claude;

import static io.roam.adapter.claude.TranscriptFixture.call;
import static io.roam.adapter.claude.TranscriptFixture.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roam.adapter.claude.VendorSdk.ListedSession;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's own reader of sessions judges titles, the order of messages, and the branch that is continued. */
@Tag("slow")
final class VendorSdkTest {
    private static final String INTERRUPTED = "[Request interrupted by user]";
    private static final String COMMAND = "<command-message>m</command-message>\\n<command-name>/review</command-name>"
            + "\\n<command-args>142</command-args>";

    private final ClaudeAdapter adapter = new ClaudeAdapter();
    private final List<String> sessions = new ArrayList<>();

    @TempDir
    Path folder;

    private VendorSdk sdk;
    private TestMachine machine;
    private ClaudeHome home;

    @BeforeEach
    void home() {
        sdk = VendorSdk.require();
        machine = TestMachine.in(folder);
        home = ClaudeHome.on(machine);
    }

    @Test
    void inventedSessionsAreReadAlike() throws Exception {
        add(new TranscriptFixture().user("u1", null, "sort  the\\nships").model("a1", "u1", "m1", text("Sorted.")));
        add(new TranscriptFixture().user("u1", null, INTERRUPTED).user("u2", "u1", "go on"));
        add(new TranscriptFixture().user("u1", null, COMMAND).model("a1", "u1", "m1", text("Fine.")));
        add(new TranscriptFixture().user("u1", null, COMMAND).user("u2", "u1", "and now"));
        add(new TranscriptFixture()
                .user("u1", null, "<bash-input>ls</bash-input>")
                .user("u2", "u1", "more"));
        add(new TranscriptFixture()
                .row(
                        "user",
                        "u1",
                        null,
                        "\"message\":{\"content\":[" + text("<ide_selection>x</ide_selection>") + "," + text("write it")
                                + "]}"));
        add(new TranscriptFixture()
                .line("{\"type\":\"summary\",\"summary\":\"of another\",\"leafUuid\":\"elsewhere\"}")
                .user("u1", null, "of this"));
        add(new TranscriptFixture()
                .user("u1", null, "of this")
                .line("{\"type\":\"summary\",\"summary\":\"In short\",\"leafUuid\":\"u1\"}"));
        add(new TranscriptFixture()
                .user("u1", null, "first")
                .line("{\"type\":\"last-prompt\",\"lastPrompt\":\"second\",\"leafUuid\":\"u1\"}"));
        add(new TranscriptFixture()
                .user("u1", null, "/init".repeat(20_000))
                .line("{\"type\":\"custom-title\",\"customTitle\":\"Given\"}")
                .line("{\"type\":\"ai-title\",\"aiTitle\":\"Made\"}"));
        add(branches());
        add(parallelCalls());
        add(compaction());
        List<ListedSession> listed = sdk.list(machine.home());
        assertThat(listed).hasSameSizeAs(sessions);
        for (ListedSession session : listed) {
            judge(session);
        }
    }

    private static TranscriptFixture branches() {
        return new TranscriptFixture()
                .user("u1", null, "go")
                .model("a1", "u1", "m1", text("first"))
                .user("u2", "a1", "no")
                .model("a2", "u2", "m2", text("left"))
                .user("u3", "a1", "yes")
                .row("user", "x1", "u3", "\"isMeta\":true,\"message\":{\"content\":\"the text of a skill\"}")
                .row("progress", "p1", "x1", "\"x\":1")
                .model("a3", "p1", "m3", text("kept"))
                .row("system", "s1", "a3", "\"subtype\":\"turn_duration\",\"durationMs\":12");
    }

    private static TranscriptFixture parallelCalls() {
        return new TranscriptFixture()
                .user("u1", null, "look")
                .model("a1", "u1", "m1", call("c1"))
                .model("a2", "a1", "m1", call("c2"))
                .result("r1", "a1", "c1", "one")
                .result("r2", "a2", "c2", "two")
                .model("a3", "r2", "m2", text("done"));
    }

    private static TranscriptFixture compaction() {
        return new TranscriptFixture()
                .user("u1", null, "old")
                .model("k1", "u1", "m1", text("kept"))
                .user("k2", "k1", "kept too")
                .row(
                        "system",
                        "b",
                        null,
                        "\"subtype\":\"compact_boundary\",\"logicalParentUuid\":\"k2\",\"content\":\"c\",\"compactMetadata\":"
                                + "{\"preservedMessages\":{\"anchorUuid\":\"s\",\"uuids\":[\"k1\",\"k2\"]}}")
                .row("user", "s", "b", "\"isCompactSummary\":true,\"message\":{\"content\":\"short\"}")
                .user("u2", "k2", "new");
    }

    @Test
    void whatIsPlacedStandsInTheListByItsLastWords() throws Exception {
        StoreProbe probe = StoreProbe.to(adapter, machine);
        Path work = machine.folder("work");
        for (int day : new int[] {2, 3, 1}) {
            String id = ClaudeHome.uuid(day);
            Record words = new TranscriptFixture()
                    .user("u" + day, null, "day " + day)
                    .records()
                    .get(0);
            probe.place(
                    Placement.newSession(id, work, Instant.parse("2026-11-0" + day + "T00:00:00Z")), List.of(words));
        }
        assertThat(sdk.list(machine.home()))
                .extracting(ListedSession::title)
                .containsExactly("day 3", "day 2", "day 1");
    }

    @TestFactory
    Stream<DynamicTest> everyTranscriptIsReadAlike() throws Exception {
        Path corpus = Path.of(System.getProperty("roam.corpus", "/nowhere"), "claude");
        assumeTrue(Files.isDirectory(corpus), "no corpus: set the system property roam.corpus");
        try (Stream<Path> files = Files.walk(corpus)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
                add(Files.readAllBytes(file));
            }
        }
        List<ListedSession> listed = sdk.list(machine.home());
        assertThat(listed).isNotEmpty();
        return listed.stream()
                .map(session -> DynamicTest.dynamicTest(session.id() + " " + session.title(), () -> judge(session)));
    }

    private void add(TranscriptFixture session) {
        add(session.text().getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] content) {
        String id = ClaudeHome.uuid(sessions.size() + 1);
        home.write("projects/-x/" + id + ".jsonl", content);
        sessions.add(id);
    }

    private void judge(ListedSession session) throws IOException {
        List<Record> records = StoreProbe.to(adapter, machine).read(session.id());
        String text = Files.readString(home.main("-x", session.id()));
        new VendorJudgement(session, text, adapter.transcript(RecordList.of(records))).check();
    }
}
