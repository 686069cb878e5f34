package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histories that broke a law once. */
final class FoundHistoriesTest {
    /** A title that roam had placed was captured as the user's, and came before a newer one. */
    @Test
    void aTitleThatRoamPlacedIsNoChange() throws Exception {
        assertKept(
                4,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; SYNC 2 0 0; SYNC 3 0 0; TITLE 7 0 9188; SAY 6 7 7066;"
                        + " TITLE 1 0 3894; SAY 1 3 1588; SYNC 7 0 568; SYNC 6 3 5697");
    }

    /** State that a client wrote from memory was bound to words that it did not know. */
    @Test
    void stateWrittenFromMemoryIsNotBoundToTheTip() throws Exception {
        assertKept(
                3,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; SYNC 2 0 0; OPEN_UNSEEN 4 0 4235; SAY 5 0 2696; SYNC 2 0 3776;"
                        + " SYNC 1 5 3176; STATE 4 0 2606; SYNC 7 0 6937; SYNC 2 0 2382; SAY 5 0 9527");
    }

    /** What a look ahead says must not depend on what was looked at before. */
    @Test
    void aConversationThatLostItsSessionIsToldAsAbsent() throws Exception {
        assertKept(2, "NEW 0 0 0; SYNC 0 0 0; BEGIN_ANEW 0 0 9592");
        assertKept(2, "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 2877; AGE 1 0 6460");
    }

    /** A held session's side tracks counted as read, but not as there: they were placed again and again. */
    @Test
    void whatStandsInAHeldSessionIsKnown() throws Exception {
        assertKept(
                3,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; FILE 3 0 1213; SYNC 0 0 8620; SAY 1 0 8679; SYNC 7 1 4406;"
                        + " CUT 7 5 5399; SYNC 7 0 9555; SAY 1 0 1157");
    }

    /** A branch was put away while a client had it open; another one was placed under its id, and the client went on in that. */
    @Test
    void wordsFromMemoryContinueWhatIsInTheSessionNoMore() throws Exception {
        assertKept(
                2,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; SAY 1 0 0; OPEN_UNSEEN 0 0 0; SAY 0 0 0; DROP 0 0 0; SYNC 1 0 0;"
                        + " SYNC 0 0 0; SAY 0 0 0");
    }

    /** What had been placed was taken back while a client had it open, which then went on from it. */
    @Test
    void wordsFromMemoryContinueWhatWasTakenBack() throws Exception {
        assertKept(
                2,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; SAY 1 0 0; SYNC 1 0 0; SYNC 0 0 0; OPEN_UNSEEN 0 0 0; UNDO 0 0 0;"
                        + " SAY 0 0 0; SYNC 0 0 0; SAY 0 0 0; SYNC 1 0 0");
    }

    /** A title stands before a word in what one device captured, and not in the session of another that had the word before. */
    @Test
    void aSessionShowsATitleThatStandsInOthersOnly() throws Exception {
        assertKept(
                4,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; KEEP 1 0 7905; TITLE 5 0 2306; SYNC 2 2 991; SAY 6 3 8850;"
                        + " SYNC 6 0 8953; SYNC 1 0 4088; SAY 2 0 2856; SET_BACK 1 0 5585");
    }

    /** That a session was put right was taken back; it is put right anew when the user goes on in it. */
    @Test
    void aSessionIsPutRightAnewWhenTheUserGoesOn() throws Exception {
        assertKept(
                2,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 1 0 0; SAY 1 0 0; OPEN_UNSEEN 0 0 0; SYNC 1 0 0; SYNC 0 0 0; SAY 0 0 0;"
                        + " SYNC 0 0 0; UNDO 0 0 0; SAY 0 0 0");
    }

    /** Titles stand before a word of which a session has the last one already: it is shown last there, too. */
    @Test
    void aTitleThatIsThereStaysBehindThoseThatCome() throws Exception {
        assertKept(
                3,
                "NEW 0 0 0; SYNC 0 0 0; SYNC 2 0 0; SAY 3 0 6844; TITLE 2 5 5547; SYNC 5 1 8552; SYNC 6 4 1984;"
                        + " TITLE 3 0 3640; SYNC 0 0 8337; SAY 6 2 927; SYNC 2 0 447");
    }

    private static void assertKept(int devices, String text) throws Exception {
        List<Deed> deeds = new ArrayList<>();
        for (String one : text.split("; ")) {
            String[] words = one.split(" ");
            deeds.add(new Deed(
                    Deed.Kind.valueOf(words[0]),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3])));
        }
        assertThat(Hunt.run(new History(devices, deeds))).isEmpty();
    }
}
