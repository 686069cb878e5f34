package io.roam.adapter.qwen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.PositionRefusedException;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.StoreLocation;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sessions are, and what is written of them. */
final class StoreTest {
    @TempDir
    Path folder;

    private final QwenAdapter adapter = new QwenAdapter();
    private TestMachine machine;
    private QwenHome home;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("machine"));
        home = new QwenHome(machine);
    }

    private StoreProbe probe() {
        return StoreProbe.to(adapter, machine);
    }

    private Optional<Path> root() {
        return adapter.locate(machine.machine()).stream()
                .map(StoreLocation::root)
                .findFirst();
    }

    private void place(TestMachine there, String session, List<Record> records, boolean sibling) {
        Placement placement = Placement.newSession(
                session, there.folder("other place"), there.clock().instant());
        StoreProbe.to(adapter, there).place(sibling ? placement.asSibling("laptop") : placement, records);
    }

    @Test
    void sessionsAreInTheFoldersOfProjectsAlone() throws IOException {
        home.user(QwenHome.ONE, "hello");
        Path chats = home.chats();
        Files.createDirectories(chats.resolve("archive"));
        Files.copy(home.file(QwenHome.ONE), chats.resolve("archive/" + QwenHome.TWO + ".jsonl"));
        Files.writeString(chats.resolve(QwenHome.ONE + ".prompts.json"), "{}");
        Files.createDirectories(chats.resolveSibling("subagents/" + QwenHome.ONE));
        Files.writeString(chats.resolveSibling("subagents/agent.jsonl"), "{}");
        assertThat(probe().sessions()).extracting(SessionInfo::id).containsExactly(QwenHome.ONE);
        SessionInfo one = probe().session(QwenHome.ONE);
        assertThat(one.mayBelongTo(machine.folder("work").toString())).isTrue();
        assertThat(one.mayBelongTo(machine.folder("other").toString())).isFalse();
        assertThat(one.mayBelongTo("a\0b")).isFalse();
    }

    @Test
    void theUserChoosesTheFolder() throws IOException {
        assertThat(root()).isEmpty();
        Path plain = machine.folder(".qwen").resolve("projects");
        assertThat(root()).as("started, and nothing said").contains(plain);
        assertThat(probe().sessions()).isEmpty();
        Files.writeString(
                machine.home().resolve(".qwen/settings.json"), "{\"advanced\":{\"runtimeOutputDir\":\"~/out\"}}");
        Path chosen = machine.folder("out/projects");
        assertThat(root()).contains(chosen);
        Files.writeString(
                machine.home().resolve(".qwen/settings.json"), "{\"advanced\":{\"runtimeOutputDir\":\"out\"}}");
        assertThat(root()).contains(plain);
        Path config = machine.folder("config/projects");
        machine.with("QWEN_HOME", machine.home().resolve("config").toString());
        assertThat(root()).contains(config);
        machine.with("QWEN_RUNTIME_DIR", "~/out");
        assertThat(root()).contains(chosen);
    }

    @Test
    void aSessionArrivesInTheFolderOfAnotherMachine() {
        home.user(QwenHome.ONE, "hello");
        home.title(QwenHome.ONE, "Lamp");
        home.model(QwenHome.ONE, "hi");
        TestMachine there = TestMachine.in(folder.resolve("there"));
        place(there, QwenHome.ONE, probe().read(QwenHome.ONE), false);
        Path placed = there.home()
                .resolve(".qwen/projects/"
                        + ProjectKey.keyOf(there.folder("other place").toString()) + "/chats/" + QwenHome.ONE
                        + ".jsonl");
        assertThat(placed)
                .hasContent(home.read(QwenHome.ONE)
                        .replaceFirst(
                                machine.folder("work").toString(),
                                there.folder("other place").toString()));
    }

    @Test
    void aSiblingNamesItselfInEachLine() {
        home.user(QwenHome.ONE, "hello");
        home.state(QwenHome.ONE);
        home.model(QwenHome.ONE, "hi");
        place(machine, QwenHome.TWO, probe().read(QwenHome.ONE), true);
        Path placed = machine.home()
                .resolve(".qwen/projects/"
                        + ProjectKey.keyOf(machine.folder("other place").toString()) + "/chats/" + QwenHome.TWO
                        + ".jsonl");
        assertThat(placed)
                .content()
                .doesNotContain(QwenHome.ONE)
                .satisfies(text -> assertThat(text.split(QwenHome.TWO, -1)).hasSize(4));
    }

    @Test
    void whatWasRewrittenIsReadFromTheStart() throws IOException {
        home.user(QwenHome.ONE, "hello");
        home.model(QwenHome.ONE, "hi");
        Position position = probe().read(QwenHome.ONE, Position.START).position();
        assertThat(probe().read(QwenHome.ONE, position).records()).isEmpty();
        Files.writeString(home.file(QwenHome.ONE), home.read(QwenHome.ONE).replace("hello", "hallo"));
        assertThatThrownBy(() -> probe().read(QwenHome.ONE, position)).isInstanceOf(PositionRefusedException.class);
    }

    @Test
    void doctorNamesASessionInTheFolderOfAnotherProject() throws IOException {
        home.user(QwenHome.ONE, "hello");
        assertThat(diagnose()).extracting(Diagnosis::severity).containsExactly(Diagnosis.Severity.GOOD);
        Path stranger = home.chats().getParent().resolveSibling("-other").resolve("chats/" + QwenHome.TWO + ".jsonl");
        Files.createDirectories(stranger.getParent());
        Files.copy(home.file(QwenHome.ONE), stranger);
        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Diagnosis.Severity.NOTICE);
            assertThat(found.where()).isEqualTo(stranger.toString());
        });
    }

    @Test
    void doctorNamesAFolderInEachProject() throws IOException {
        machine.folder(".qwen/projects");
        Files.writeString(
                machine.home().resolve(".qwen/settings.json"), "{\"advanced\":{\"runtimeOutputDir\":\"out\"}}");
        assertThat(diagnose()).extracting(Diagnosis::severity).containsExactly(Diagnosis.Severity.WARNING);
        machine.with("QWEN_RUNTIME_DIR", machine.home().resolve(".qwen").toString());
        assertThat(diagnose()).extracting(Diagnosis::severity).containsExactly(Diagnosis.Severity.GOOD);
    }

    private List<Diagnosis> diagnose() {
        return adapter.diagnose(StoreLocation.of(root().orElseThrow()), machine.machine());
    }

    @Test
    void worktreesAreOfTheirRepository() {
        assertThat(ProjectKey.keyOf("/home/ann/a b.c")).isEqualTo("-home-ann-a-b-c");
        assertThat(ProjectKey.keyOf("C:\\Work\\X")).isEqualTo("c--work-x");
        assertThat(ProjectKey.isOf("-r", "/r/.qwen/worktrees/w")).isTrue();
        assertThat(ProjectKey.isOf("-r", "/r/w")).isFalse();
    }
}
