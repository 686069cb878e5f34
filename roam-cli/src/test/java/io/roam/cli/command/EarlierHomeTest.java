package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.batch.BatchFile;
import io.roam.chain.BatchId;
import io.roam.cli.BatchPlaces;
import io.roam.cli.circle.CursorDatabase;
import io.roam.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home that an earlier version made is read as that version read it, and goes on. */
final class EarlierHomeTest {
    private static final Path ISLE = Path.of("/home/ada/isle");

    @TempDir
    Path folder;

    private TestDevice laptop;
    private Path home;
    private Path harbour;
    private String ledger;

    @BeforeEach
    void copy() throws IOException {
        laptop = EarlierHome.copyTo(folder);
        home = laptop.machine.home();
        harbour = home.resolve("harbour");
        ledger = ledger();
    }

    @AfterEach
    void nothingOfItWasRewritten() throws IOException {
        Path before = EarlierHome.RESOURCES.resolve("home").resolve(EarlierHome.DATA);
        Path now = home.resolve(EarlierHome.DATA);
        assertThat(now.resolve("key")).hasSameBinaryContentAs(before.resolve("key"));
        for (Path file : EarlierHome.below(before.resolve("pool"))) {
            if (BatchId.ofFile(file).isPresent()) {
                assertKept(file, now.resolve(before.relativize(file)));
            }
        }
        assertThat(ledger()).startsWith(ledger);
    }

    /** Its file is as it was, or a pack beside it holds what it says, as it was signed. */
    private static void assertKept(Path before, Path now) throws IOException {
        if (Files.exists(now)) {
            assertThat(now).hasSameBinaryContentAs(before);
            return;
        }
        BatchId id = BatchId.ofFile(before).orElseThrow();
        try (BatchFile old = BatchFile.open(before);
                BatchFile packed = BatchPlaces.open(now.getParent(), id)) {
            packed.verifyContent();
            assertThat(packed.id()).isEqualTo(id);
            assertThat(packed.header()).isEqualTo(old.header());
            assertThat(packed.metadata()).isEqualTo(old.metadata());
        }
    }

    @Test
    void isReadAsItWas() throws IOException {
        assertAnswers();
    }

    @Test
    void isReadAsItWasWithoutCaches() throws IOException {
        loseCaches();
        assertAnswers();
        assertAnswers();
    }

    private void assertAnswers() throws IOException {
        for (var question : EarlierHome.QUESTIONS.entrySet()) {
            assertThat(EarlierHome.answer(laptop, question.getValue()))
                    .as(question.getKey())
                    .isEqualTo(
                            Files.readString(EarlierHome.RESOURCES.resolve("expected/" + question.getKey() + ".json")));
        }
        assertThat(ledger()).as("who reads changes nothing").isEqualTo(ledger);
    }

    private void loseCaches() throws IOException {
        List<Path> all = new ArrayList<>(EarlierHome.below(home.resolve(".cache")));
        Collections.reverse(all);
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private String ledger() throws IOException {
        return Files.readString(home.resolve(EarlierHome.DATA).resolve("ledger"));
    }

    @Test
    void isFoundWhole() {
        List<JsonObject> found = laptop.run("doctor", "--json").json().objects("checks");
        assertThat(found)
                .anyMatch(one -> one.string("id").equals("archive")
                        && one.string("severity").equals("ok"));
        assertThat(found)
                .filteredOn(one -> one.string("severity").equals("error"))
                .allMatch(one -> one.string("id").equals("quarantine"));
    }

    @Test
    void remembersWhatTheUserWasTold() throws IOException {
        assertThat(prompt().code()).isZero();
        loseCaches();
        assertThat(prompt().code()).isEqualTo(2);
    }

    private CommandResult prompt() {
        String call = "{\"session_id\":\"" + EarlierHome.id("tide") + "\",\"prompt\":\"and now?\"}";
        return laptop.runWithInput(call, false, "claude", "hook", "prompt");
    }

    @Test
    void goesOn() throws IOException {
        String tide = Files.readString(laptop.sessionFile(harbour, id("tide")));
        laptop.continueConversation(ISLE, id("bell"), "Once more.", "It rang once more.");
        JsonObject first = laptop.runOk("sync", "--json").json();
        assertThat(texts(first, "saved", "session")).containsExactly(id("bell"));
        assertThat(first.number("accepted")).isEqualTo(5);
        assertThat(texts(first, "updated", "title"))
                .containsExactlyInAnyOrder("The oar", "Is it new?", "Is this true?", "The knot", "The big bell");
        assertThat(laptop.sessionFile(harbour, id("knot"))).content().contains("Will it hold?", "For ever.");
        assertThat(laptop.runOk("show", id("bell")).out()).contains("It rang again.", "It rang once more.");

        EarlierHome.endClient(laptop);
        assertThat(texts(laptop.runOk("sync", "--json").json(), "updated", "title"))
                .containsExactly("The tide");
        assertThat(laptop.sessionFile(harbour, id("tide")))
                .content()
                .startsWith(tide)
                .contains("It is low.");
        JsonObject undone = laptop.runOk("undo", "--json").json();
        assertThat(undone.number("change")).isEqualTo(11);
        assertThat(texts(undone, "undone", "title")).containsExactly("The tide");
        assertThat(laptop.sessionFile(harbour, id("tide"))).hasContent(tide);
        assertThat(laptop.runOk("log", "--json").json().objects("changes")).hasSize(11);
        assertThat(laptop.runOk("sync", "--json").json().objects("updated")).isEmpty();
    }

    @Test
    void takesBackWhatTheEarlierVersionPlaced() throws Exception {
        Path fork = laptop.sessionFile(
                home.resolve("isle"), takesBack(8, "The mast").get(0));
        assertThat(fork).content().contains("The mast is ready.", "The mast (fork)");
        takesBack(6, "The mast");
        assertThat(fork).doesNotExist();

        Path sibling = laptop.sessionFile(
                harbour, takesBack(5, "The lamp", "The oar", "The oar").get(0));
        assertThat(sibling).content().contains("Lit.").doesNotContain("Still.");
        assertThat(laptop.sessionFile(harbour, id("oar"))).content().contains("Two are enough.", "In the boat.");
        takesBack(4, "The lamp");
        assertThat(sibling).doesNotExist();

        takesBack(3, "A lamp");
        assertThat(CursorDatabase.of(home).conversations()).isEmpty();
        takesBack(2, "The big bell");
        assertThat(laptop.sessionFile(ISLE, id("bell"))).content().doesNotContain("The big bell");
        takesBack(1, "The knot", "The mast", "The net", "The rope");
        assertThat(laptop.sessionFile(harbour, id("mast"))).doesNotExist();
        assertThat(laptop.runOk("sync", "--json").json().objects("saved")).isEmpty();
    }

    /** Takes a run back; gives the sessions, in the order of their titles. */
    private List<String> takesBack(int run, String... titles) {
        List<JsonObject> back = laptop.run("undo", String.valueOf(run), "--json").json().objects("undone").stream()
                .sorted(Comparator.comparing(one -> one.string("title")))
                .toList();
        assertThat(back).extracting(one -> one.string("title")).containsExactly(titles);
        return back.stream().map(one -> one.string("session")).toList();
    }

    @Test
    void bringsBackWhatWasRemoved() {
        EarlierHome.endClient(laptop);
        assertThat(laptop.sessionFile(harbour, id("rope"))).doesNotExist();
        laptop.runOk("restore", id("rope"));
        assertThat(laptop.sessionFile(harbour, id("rope"))).content().contains("The rope is ready.");
        laptop.runOk("restore", id("net"));
        assertThat(laptop.sessionFile(harbour, id("net"))).content().contains("It is.");
        laptop.runOk("ignore", id("log"), "--remove");
        laptop.runOk("ignore", home.resolve("secret").toString(), "--remove");
        laptop.runOk("map", "/srv/far", harbour.toString());
        JsonObject report = laptop.runOk("sync", "--json").json();
        assertThat(texts(report, "saved", "session")).containsExactly(id("secret"));
        assertThat(texts(report, "updated", "title")).containsExactlyInAnyOrder("How far is it?", "Between us.");
        assertThat(report.objects("pending")).isEmpty();
        assertThat(laptop.runOk("pair", "tower").out()).contains("tower");
        assertThat(laptop.runOk("devices").out()).doesNotContain("asks");
    }

    @Test
    void givesAllToANewDevice() throws IOException {
        TestDevice buoy = new TestDevice(folder.resolve("buoy"));
        buoy.machine.clock().set(EarlierHome.NOW);
        buoy.runOk("init", "--name", "buoy", "--via", "folder:" + folder.resolve("stick"), "--unencrypted");
        CommandResult paired =
                buoy.run("pair", laptop.runOk("pair", "--show").out().strip());
        assertThat(paired.code())
                .as(paired.toString())
                .isEqualTo(3); // what the tablet said waits, as it does at the laptop
        assertThat(laptop.runOk("sync").out()).contains("Paired with buoy");
        buoy.run("sync");
        List<String> roaming =
                new ArrayList<>(texts(laptop.runOk("list", "--json").json(), "conversations", "session"));
        assertThat(roaming).hasSize(14).contains(id("log"));
        roaming.remove(id("log"));
        assertThat(texts(buoy.runOk("list", "--json").json(), "conversations", "session"))
                .containsExactlyInAnyOrderElementsOf(roaming);
        assertThat(buoy.runOk("show", id("lamp"), "--branch", "1").out()).contains("Still.");
        assertThat(EarlierHome.below(folder.resolve("stick")))
                .filteredOn(Files::isRegularFile)
                .extracting(file -> file.toString().replaceFirst(".*\\.", ""))
                .as("what other versions find there")
                .contains("pack", "card", "knock")
                .isSubsetOf("pack", "card", "knock", "list", "notice");
    }

    private static List<String> texts(JsonObject json, String list, String field) {
        return json.objects(list).stream().map(one -> one.string(field)).toList();
    }

    private static String id(String name) {
        return EarlierHome.id(name).toString();
    }
}
