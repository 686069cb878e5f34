package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.Conversation;
import io.roam.api.SkipReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations of windows over SSH, a tunnel or into a container: the URI is the folder on both devices. */
class RemoteWindowTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String URI = "vscode-remote://ssh-remote%2Bdevbox/home/ada/work/beacon";

    @TempDir
    Path folder;

    private FolderCircle circle;

    @BeforeEach
    void prepare() {
        circle = FolderCircle.in(folder, new CursorAdapter());
    }

    @AfterEach
    void end() {
        circle.close();
    }

    private static Chat chat() {
        return ReadingTest.say(new Chat(ID).at(System.currentTimeMillis()));
    }

    @ParameterizedTest
    @EnumSource(names = {"ROWS", "JSON_INDEX", "TABLE_INDEX"})
    void goesWhereTheSameFolderWasOpened(Generation generation) {
        CursorHome.onRemote(circle.ada, generation, URI).write(chat());
        CursorHome there = CursorHome.onRemote(circle.bob, generation, URI).write(new Chat("other").user("x", "mine"));
        circle.settle();
        assertThat(circle.conversation(circle.here, ID).workspace()).isEqualTo(URI);
        assertThat(circle.conversation(circle.there, ID).workspace()).isEqualTo(URI);
        assertThat(circle.there.conversations().transcript(ID).folder()).contains(URI);
        EditorContinuation.appendMessage(circle.bob, generation, ID);
        circle.settle();
        assertThat(circle.told(circle.here, ID)).hasSize(7);
        EditorContinuation.appendMessage(circle.ada, generation, ID);
        circle.settle();
        assertThat(circle.told(circle.there, ID)).hasSize(8);
        assertThat(circle.settle().captured()).isEmpty();
        assertThat(circle.there.resume(ID, Optional.empty()).command()).containsExactly("cursor", "--folder-uri", URI);
        if (generation != Generation.ROWS) {
            try (SqlDatabase sql = there.global()) {
                assertThat(sql.all("SELECT h.value ->> '$.workspaceIdentifier.uri.authority',"
                                + " h.value ->> '$.workspaceIdentifier.uri.external', h.value ->> '$.workspaceIdentifier.id'"
                                + " FROM ItemTable i, json_each(i.value, '$.allComposers') h WHERE i.key ="
                                + " 'composer.composerHeaders' AND h.value ->> 'composerId' = '" + ID + "'"))
                        .containsExactly("ssh-remote+devbox|" + URI + "|"
                                + there.workspace().getFileName());
            }
        }
    }

    @Test
    void saysWhatHelpsWhereItWasNeverOpened() throws Exception {
        CursorHome.onRemote(circle.ada, Generation.TABLE_INDEX, URI).write(chat());
        CursorHome there = CursorHome.on(circle.bob, Generation.TABLE_INDEX);
        circle.settle();
        assertThat(circle.there.sync().skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.skipReason()).isEqualTo(SkipReason.UNPLACED);
            assertThat(skipped.reason().what()).contains(URI);
            assertThat(skipped.reason().remedy().toString())
                    .contains("open this folder in the tool once", "roam map '" + URI + "' <folder>");
        });
        Files.writeString(there.workspace().resolve("workspace.json"), "{\"folder\":\"" + URI + "\"}");
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).state()).isEqualTo(Conversation.State.HERE);
    }

    @Test
    void goesIntoALocalFolderThatTheUserMaps() {
        CursorHome.onRemote(circle.ada, Generation.TABLE_INDEX, URI).write(chat());
        CursorHome there = CursorHome.on(circle.bob, Generation.TABLE_INDEX);
        circle.there.folders().map("vscode-remote://ssh-remote+devbox/home/ada/work/beacon", there.work);
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).workspace()).isEqualTo(there.work.toString());
        assertThat(circle.told(circle.there, ID)).hasSize(6);
    }

    @Test
    void isNotPrivateBecauseALocalFolderIs() {
        CursorHome.onRemote(circle.ada, Generation.TABLE_INDEX, URI).write(chat());
        circle.here.markPrivate(circle.ada.folder("secret"));
        circle.settle();
        assertThat(circle.there.conversations().list()).hasSize(1);
        assertThat(List.of(circle.conversation(circle.there, ID).workspace())).containsExactly(URI);
    }
}
