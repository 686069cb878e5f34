package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.agent.AgentHome;
import io.roam.adapter.cursor.agent.AgentReadingTest;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a conversation goes out, and when. The other device has no Cursor: it can show what came. */
class CapturingTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    private FolderCircle circle;

    @BeforeEach
    void prepare() {
        circle = FolderCircle.in(folder, new CursorAdapter(), new CursorAgentAdapter());
    }

    @AfterEach
    void end() {
        circle.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyGenerationGoesOver(Generation generation) {
        CursorHome.on(circle.ada, generation).write(ReadingTest.chat());
        circle.settle();
        assertThat(circle.told(circle.there, ID)).hasSize(6).isEqualTo(circle.told(circle.here, ID));
        assertThat(circle.conversation(circle.there, ID).title()).contains("A lamp");
        assertThat(circle.conversation(circle.here, ID).workspace()).isEqualTo(circle.ada.home() + "/work");
    }

    @Test
    void asItGoesOnOnlyWhatIsNewIsCaptured() {
        CursorHome home = CursorHome.on(circle.ada, Generation.TABLE_INDEX);
        Chat chat = new Chat(ID).user("b1", "hello").answer("b2", "hi");
        home.write(chat);
        circle.settle();
        home.write(chat.user("b3", "more"));
        circle.ada.advance(Duration.ofSeconds(10));
        assertThat(circle.here.sync().captured())
                .singleElement()
                .satisfies(one -> assertThat(one.events()).isEqualTo(1));
        assertThat(circle.settle().captured()).isEmpty();
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
        assertThat(circle.told(circle.there, ID)).hasSize(3);
    }

    @Test
    void aLaterValueOfABubbleIsARevision() {
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS);
        home.write(new Chat(ID).user("b1", "hello").tool("b2", "edit_file", "completed", "done"));
        circle.settle();
        home.write(new Chat(ID).user("b1", "hello").tool("b2", "edit_file", "completed", "done, and accepted"));
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
        assertThat(circle.told(circle.there, ID).get(1).parts())
                .contains(Part.ToolResult.of("call-b2", List.of(Part.Text.of("done, and accepted"))));
    }

    @Test
    void whileTheModelAnswersOnlyWhatIsSettledGoesOut() {
        circle.ada.processes().start(7, Instant.EPOCH, "/usr/share/cursor/cursor");
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS);
        Chat chat = new Chat(ID).user("b1", "hello").answer("b2", "All of th").status("generating");
        home.write(chat);
        circle.settle();
        assertThat(circle.told(circle.there, ID)).extracting(Message::id).containsExactly("b1");
        home.write(new Chat(ID).user("b1", "hello").answer("b2", "All of this.").status("completed"));
        circle.settle();
        assertThat(circle.told(circle.there, ID).get(1).parts()).containsExactly(Part.Text.of("All of this."));
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
    }

    @Test
    void anAnswerThatWasCutOffByTheEndOfTheToolGoesOut() {
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS);
        home.write(new Chat(ID).user("b1", "hello").answer("b2", "All of th").status("generating"));
        circle.settle();
        assertThat(circle.told(circle.there, ID)).hasSize(2);
    }

    @Test
    void whatIsTypedAndNotSentStaysHere() {
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS).write(new Chat(ID).user("b1", "hello"));
        circle.settle();
        home.write(new Chat(ID).user("b1", "hello").draft("half a thou"));
        circle.ada.advance(Duration.ofSeconds(10));
        assertThat(circle.here.sync().captured()).isEmpty();
    }

    @Test
    void aRewindIsHeldUntilItIsGoneOnFrom() {
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS);
        Chat chat = new Chat(ID)
                .user("b1", "hello")
                .answer("b2", "hi")
                .user("b3", "no")
                .answer("b4", "so");
        home.write(chat);
        circle.settle();
        home.write(chat.rewoundTo(2));
        circle.settle();
        assertThat(circle.told(circle.there, ID)).hasSize(4);
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(1);
        home.write(chat.user("b5", "yes"));
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).branches()).isEqualTo(2);
    }

    @Test
    void whatHasNoTitleIsCalledAfterItsFirstWords() {
        CursorHome.on(circle.ada, Generation.ROWS).write(new Chat(ID).user("b1", "\n  hello there\nand more"));
        circle.settle();
        assertThat(circle.conversation(circle.there, ID).title()).contains("hello there");
        assertThat(circle.there.conversations().transcript(ID).title()).contains("hello there");
    }

    @Test
    void tellsTheFolderOfWhatIsShown() {
        CursorHome home = CursorHome.on(circle.ada, Generation.TABLE_INDEX).write(new Chat(ID).user("b1", "hello"));
        AgentReadingTest.session(circle.ada);
        circle.settle();
        String work = home.work.toString();
        assertThat(circle.here.conversations().transcript(ID).folder()).contains(work);
        assertThat(circle.there.conversations().transcript(ID).folder()).contains(work);
        assertThat(circle.here.conversations().transcript(AgentReadingTest.ID).folder())
                .contains(work);
    }

    @Test
    void aNewTitleGoesOver() {
        CursorHome home = CursorHome.on(circle.ada, Generation.ROWS);
        home.write(new Chat(ID).user("b1", "hello").named("One"));
        circle.settle();
        home.write(new Chat(ID).user("b1", "hello").named("Two"));
        circle.settle();
        assertThat(circle.there.conversations().transcript(ID).title()).contains("Two");
    }

    @Test
    void aSessionOfTheAgentGoesOver() {
        AgentHome home = AgentReadingTest.session(circle.ada);
        circle.settle();
        assertThat(circle.told(circle.there, AgentReadingTest.ID)).hasSize(5);
        home.user("One more", "90786f14-0000-4000-8000-000000000003").write();
        circle.settle();
        assertThat(circle.told(circle.there, AgentReadingTest.ID)).hasSize(6);
        assertThat(circle.conversation(circle.there, AgentReadingTest.ID).branches())
                .isEqualTo(1);
    }

    @Test
    void sessionsThatBeginWithTheSameWordsAreTwo() {
        AgentReadingTest.session(circle.ada);
        AgentHome.session(circle.ada, "90786f14-0000-4000-8000-000000000009")
                .user("Summarize this", "90786f14-0000-4000-8000-00000000000a")
                .write();
        circle.settle();
        assertThat(circle.there.conversations().list()).hasSize(2);
    }
}
