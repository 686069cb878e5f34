package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store holds once: values under a key, and whole files. */
final class ValuesTest {
    private static final String FILE = "spilled.txt";

    @TempDir
    Path folder;

    private TestDevices devices;
    private TestDevice here;
    private FakeSession mine;
    private FakeSession theirs;

    @BeforeEach
    void make() {
        devices = TestDevices.in(folder, 2, new FakeTool());
        here = devices.get(0);
        mine = here.session("one");
        theirs = devices.get(1).session("one");
        mine.say("e1", "-").set("title", "one").put(FILE, bytes("A"));
        settle();
    }

    @AfterEach
    void close() {
        devices.close();
    }

    @Test
    void travelsAndIsReplaced() {
        assertThat(theirs.values()).isEqualTo(Map.of("title", "one"));
        mine.set("title", "two").set("model", "small").put(FILE, bytes("B"));
        settle();
        assertThat(theirs.values()).isEqualTo(Map.of("title", "two", "model", "small"));
        assertThat(file(theirs)).isEqualTo("B");
        theirs.set("title", "three");
        settle();
        assertThat(mine.values()).isEqualTo(Map.of("title", "three", "model", "small"));
    }

    @Test
    void isNotUndoneOnTheOneDeviceThatSetsItBack() {
        for (String value : List.of("two", "one", "two", "one", "one")) {
            mine.set("title", value).put(FILE, bytes(value));
            here.machine().advance(Duration.ofSeconds(10));
            here.sync();
            here.sync();
            assertThat(mine.values()).containsEntry("title", value);
            assertThat(file(mine)).isEqualTo(value);
            assertThat(here.sync().isQuiet()).isTrue();
        }
        settle();
        assertThat(theirs.values()).containsEntry("title", "one");
        assertThat(file(theirs)).isEqualTo("one");
    }

    @Test
    void isNotUndoneWhenTheCacheIsLost() {
        mine.set("title", "two").put(FILE, bytes("B"));
        settle();
        mine.set("title", "one").put(FILE, bytes("A"));
        here.loseCache();
        settle();
        assertThat(mine.values()).containsEntry("title", "one");
        assertThat(file(mine)).isEqualTo("A");
        assertThat(theirs.values()).containsEntry("title", "one");
        assertThat(file(theirs)).isEqualTo("A");
    }

    @Test
    void isNoChangeWhereItWasLeftFromAnotherBranch() {
        mine.say("e3", "e1").set("model", "small");
        settle();
        mine.cut(1).say("e8", "e1");
        settle();
        FakeSession sibling = here.sessions().stream()
                .filter(session -> session.lines().toString().contains("e3"))
                .findFirst()
                .orElseThrow();
        sibling.set("model", "large");
        settle();
        assertThat(mine.values()).containsEntry("model", "small");
        here.loseCache();
        assertThat(here.sync().isQuiet()).isTrue();
        settle();
        assertThat(mine.values()).containsEntry("model", "small");
    }

    @Test
    void isSetBackOnAnotherDevice() {
        mine.set("title", "two").put(FILE, bytes("B"));
        settle();
        theirs.set("title", "one").put(FILE, bytes("A"));
        settle();
        assertThat(mine.values()).containsEntry("title", "one");
        assertThat(file(mine)).isEqualTo("A");
        assertThat(theirs.values()).containsEntry("title", "one");
    }

    @Test
    void hasOneWinnerOfARace() {
        mine.set("title", "two").put(FILE, bytes("B"));
        settle();
        mine.set("title", "one").put(FILE, bytes("A"));
        theirs.set("title", "left").put(FILE, bytes("C"));
        settle();
        assertThat(mine.values()).isEqualTo(theirs.values());
        assertThat(file(mine)).isEqualTo(file(theirs));
    }

    @Test
    void isRemovedEverywhereAndStaysSo() {
        mine.set("title", null);
        settle();
        assertThat(mine.values()).isEmpty();
        assertThat(theirs.values()).isEmpty();
        here.loseCache();
        settle();
        assertThat(mine.values()).isEmpty();
        theirs.set("title", "one");
        settle();
        assertThat(mine.values()).containsEntry("title", "one");
    }

    @Test
    void aRemovedFileComesBackWithANewContentOnly() {
        mine.remove(FILE);
        settle();
        assertThat(mine.file(FILE)).doesNotExist();
        assertThat(file(theirs)).isEqualTo("A");
        mine.say("e2", "e1");
        settle();
        assertThat(mine.file(FILE)).doesNotExist();
        theirs.put(FILE, bytes("B"));
        settle();
        assertThat(file(mine)).isEqualTo("B");
    }

    @Test
    void isTheSameInABranchOfItsOwn() {
        mine.say("m2", "e1").set("title", "mine");
        theirs.say("t2", "e1").set("title", "theirs");
        settle();
        assertThat(here.sessions()).hasSize(2);
        assertThat(mine.values()).containsEntry("title", "mine");
        assertThat(theirs.values()).containsEntry("title", "theirs");
        mine.set("title", "one");
        settle();
        assertThat(mine.values()).containsEntry("title", "one");
        assertThat(theirs.values()).containsEntry("title", "theirs");
    }

    private void settle() {
        devices.all().forEach(device -> device.machine().advance(Duration.ofSeconds(10)));
        devices.syncAll();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String file(FakeSession session) {
        try {
            return Files.readString(session.file(FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
