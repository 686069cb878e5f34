package io.roam.adapter.cursor.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.Chat;
import io.roam.adapter.cursor.CursorAdapter;
import io.roam.adapter.cursor.CursorHome;
import io.roam.adapter.cursor.Generation;
import io.roam.adapter.cursor.SqlDatabase;
import io.roam.spi.tool.Position;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each place where the tool says to which folder a conversation belongs, alone. */
class WorkspaceBindingsTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String WORKSPACE = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private CursorHome home;
    private StoreProbe store;

    @BeforeEach
    void prepare() {
        TestMachine machine = TestMachine.in(folder.resolve("ada"));
        home = CursorHome.on(machine, Generation.TABLE_INDEX);
        store = StoreProbe.to(new CursorAdapter(), machine);
        String document = new Chat(ID).user("b1", "hello").document(Optional.empty());
        try (SqlDatabase sql = home.global()) {
            sql.put(SqlDatabase.ROWS, "composerData:" + ID, document)
                    .put(SqlDatabase.ROWS, "bubbleId:" + ID + ":b1", "{\"type\":1}");
        }
    }

    @Test
    void nowhere() {
        assertThat(store.read(ID, Position.START).facts().folders()).isEmpty();
        assertThat(store.session(ID).mayBelongTo(home.work.toString())).isFalse();
    }

    @Test
    void inTheTableByTheWorkspacesId() {
        run("INSERT INTO composerHeaders (composerId, workspaceId) VALUES ('" + ID + "', '" + WORKSPACE + "')");
        belongs(home.work.toString());
    }

    @Test
    void inTheTableByItsHead() {
        run(
                "INSERT INTO composerHeaders (composerId, value) VALUES ('" + ID
                        + "', '{\"workspaceIdentifier\":{\"id\":\"x\",\"uri\":{\"fsPath\":\"/srv/lamp\",\"scheme\":\"file\"}}}')");
        belongs("/srv/lamp");
    }

    @Test
    void inTheListOfHeads() {
        item(
                "composer.composerHeaders",
                "{\"allComposers\":[{\"composerId\":\"" + ID
                        + "\",\"workspaceIdentifier\":{\"id\":\"x\",\"uri\":{\"external\":\"file:///srv/a%20lamp\"}}}]}");
        belongs("/srv/a lamp");
    }

    @Test
    void inTheProjectsOfTheAgentsWindow() {
        item(
                "glass.localAgentProjects.v1",
                "[{\"id\":\"p\",\"workspace\":{\"id\":\"x\",\"uri\":{\"fsPath\":\"/srv/lamp\",\"scheme\":\"file\"}}}]");
        item("glass.localAgentProjectMembership.v1", "{\"" + ID + "\":\"p\"}");
        belongs("/srv/lamp");
    }

    @Test
    void inTheWorkspacesOwnDatabase() {
        try (SqlDatabase sql = SqlDatabase.open(home.workspaceDatabase())) {
            sql.put(SqlDatabase.ITEMS, "composer.composerData", "{\"selectedComposerIds\":[\"" + ID + "\"]}");
        }
        belongs(home.work.toString());
    }

    @Test
    void inItsBubbles() {
        run("INSERT INTO cursorDiskKV VALUES ('bubbleId:" + ID
                + ":b1', '{\"type\":1,\"workspaceUris\":[\"file:///srv/lamp\"]}')");
        assertThat(store.read(ID, Position.START).facts().folders()).containsExactly("/srv/lamp");
    }

    @Test
    void aTableOfAnotherShapeIsPassedOver() {
        run("DROP TABLE composerHeaders");
        run("CREATE TABLE composerHeaders (id TEXT)");
        assertThat(store.read(ID)).isNotEmpty();
    }

    private void belongs(String expected) {
        assertThat(store.read(ID, Position.START).facts().folders()).containsExactly(expected);
        assertThat(store.session(ID).mayBelongTo("/elsewhere")).isFalse();
    }

    private void run(String sql) {
        try (SqlDatabase open = home.global()) {
            open.run(sql);
        }
    }

    private void item(String key, String value) {
        try (SqlDatabase sql = home.global()) {
            sql.put(SqlDatabase.ITEMS, key, value);
        }
    }
}
