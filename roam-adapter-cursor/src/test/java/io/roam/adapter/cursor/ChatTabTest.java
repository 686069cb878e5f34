package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.StoreProbe;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chat tabs of Cursor 0.18 to 0.45, whose last bubble is the box in which the user types. */
class ChatTabTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final String KEY = "workbench.panel.aichat.view.aichat.chatdata";

    @TempDir
    Path folder;

    private FolderCircle circle;
    private CursorHome here;
    private CursorHome there;

    @BeforeEach
    void prepare() {
        circle = FolderCircle.in(folder, new CursorAdapter());
        here = CursorHome.on(circle.ada, Generation.WORKSPACE);
        there = CursorHome.on(circle.bob, Generation.WORKSPACE);
    }

    @AfterEach
    void end() {
        circle.close();
    }

    private static String bubble(String type, String id, String text) {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"text\":" + Chat.json(text) + "}";
    }

    private static String tab(String id, String focused, String... bubbles) {
        return "{\"tabId\":\"" + id + "\",\"lastFocusedBubbleId\":\"" + focused + "\",\"bubbles\":["
                + String.join(",", bubbles) + "]}";
    }

    private static void write(CursorHome home, String... tabs) {
        try (SqlDatabase sql = SqlDatabase.open(home.workspaceDatabase())) {
            sql.put(SqlDatabase.ITEMS, KEY, "{\"tabs\":[" + String.join(",", tabs) + "]}");
        }
    }

    private static List<String> bubblesOf(CursorHome home) {
        try (SqlDatabase sql = SqlDatabase.look(home.workspaceDatabase())) {
            return sql.all(
                    "SELECT b.value ->> 'id', b.value ->> 'text' FROM ItemTable i, json_each(i.value, '$.tabs') t,"
                            + " json_each(t.value, '$.bubbles') b WHERE i.key = '" + KEY + "'");
        }
    }

    private List<String> told() {
        return circle.told(circle.there, ID).stream().map(Message::id).toList();
    }

    @Test
    void whatIsTypedAndNotSentStaysHere() {
        write(
                here,
                tab(ID, "x", bubble("user", "q", "hello"), bubble("ai", "a", "hi"), bubble("user", "x", "half a thou")),
                tab("21111111-2222-4333-8444-555555555555", "y", bubble("user", "y", "never sent")));
        assertThat(StoreProbe.to(new CursorAdapter(), circle.ada).sessions()).hasSize(1);
        circle.settle();
        assertThat(told()).containsExactly("q", "a");
        assertThat(circle.there.conversations().list()).hasSize(1);
        assertThat(bubblesOf(there)).containsExactly("q|hello", "a|hi", "x|");
    }

    @Test
    void whatWasSentGoesOutAndWhatIsTypedThereStays() {
        write(here, tab(ID, "x", bubble("user", "q", "hello"), bubble("ai", "a", "hi"), bubble("user", "x", "")));
        circle.settle();
        write(there, tab(ID, "x", bubble("user", "q", "hello"), bubble("ai", "a", "hi"), bubble("user", "x", "typed")));
        write(
                here,
                tab(
                        ID,
                        "y",
                        bubble("user", "q", "hello"),
                        bubble("ai", "a", "hi"),
                        bubble("user", "x", "more"),
                        bubble("ai", "b", "well"),
                        bubble("user", "y", "")));
        circle.settle();
        assertThat(told()).containsExactly("q", "a", "x", "b");
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
        assertThat(bubblesOf(there)).containsExactly("q|hello", "a|hi", "x|more", "b|well", "y|typed");
        assertThat(circle.settle().captured()).isEmpty();
    }

    @Test
    void tellsATextThatOnlyItsBoxHolds() {
        write(
                here,
                tab(
                        ID,
                        "x",
                        "{\"type\":\"user\",\"id\":\"q\",\"rawText\":\"\",\"delegate\":{\"a\":\"hello\"}}",
                        bubble("ai", "a", "hi"),
                        bubble("user", "x", "")));
        circle.settle();
        assertThat(circle.told(circle.here, ID).get(0).parts()).containsExactly(Part.Text.of("hello"));
        assertThat(circle.conversation(circle.here, ID).title()).contains("hello");
    }

    @Test
    void whatHasNoTimeOfItsOwnHasThatOfItsFile() throws IOException {
        write(here, tab(ID, "x", bubble("user", "q", "hello"), bubble("ai", "a", "hi"), bubble("user", "x", "")));
        Instant then = Instant.parse("2024-02-03T04:05:06Z");
        Files.setLastModifiedTime(here.workspaceDatabase(), FileTime.from(then));
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).lastMessageTime()).isEqualTo(then);
    }
}
