package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.api.SyncReport;
import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import io.roam.testkit.TestDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the chats of the example of documents on two devices. */
final class DocumentJourneyTest {
    @TempDir
    Path folder;

    private KitDevices devices;

    @BeforeEach
    void prepare() {
        ExampleBuild example = ExampleBuild.compile("adapter-documents", folder.resolve("build"));
        devices = new KitDevices(folder, example.adapter(), ".pad/chats", ".json");
    }

    @AfterEach
    void end() {
        devices.close();
    }

    private String chat(int device, String title, String... messages) {
        return "{\n  \"id\": \"one\",\n  \"folder\": \""
                + devices.get(device).machine().folder("work")
                + "\",\n  \"title\": \"" + title + "\",\n  \"autoApprove\": [\"shell\"],\n  \"messages\": [\n    "
                + String.join(",\n    ", messages) + "\n  ]\n}\n";
    }

    private static String message(String uuid, String text) {
        return "{\"uuid\": \"" + uuid + "\", \"role\": \"user\", \"text\": \"" + text + "\"}";
    }

    private static JsonSlice parse(String json) {
        return JsonSlice.parse(json.getBytes(UTF_8)).orElseThrow();
    }

    private List<String> texts(int device, String session) {
        return parse(devices.read(device, session)).member("messages").orElseThrow().elements().stream()
                .map(message -> message.string("text").orElseThrow())
                .toList();
    }

    @Test
    void aChatGetsItsOwnIdAndFolderAndNoGrant() throws IOException {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        JsonSlice placed = parse(devices.read(1, "one"));
        assertThat(placed.string("id")).hasValue("one");
        assertThat(placed.string("folder"))
                .hasValue(devices.get(1).machine().folder("work").toString());
        assertThat(placed.string("title")).hasValue("Lamp");
        assertThat(placed.member("autoApprove")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(devices.file(1, "one"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aTitleGoesToAnotherOneAndBack() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        for (String title : List.of("Door", "Lamp", "Door")) {
            devices.write(0, "one", chat(0, title, message("u1", "a")));
            devices.syncAll();
            assertThat(parse(devices.read(1, "one")).string("title")).hasValue(title);
            assertThat(parse(devices.read(0, "one")).string("title")).hasValue(title);
        }
    }

    @Test
    void whatAnUpdateDoesNotConcernStaysByteForByte() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        String here = chat(1, "Lamp", "{ \"uuid\" : \"u1\",\"role\": \"user\", \"text\": \"a\", \"x\":[1,  2] }");
        devices.write(1, "one", here);
        devices.syncAll();
        devices.write(0, "one", devices.read(0, "one").replace("\n  ]", ",\n    " + message("u2", "b") + "\n  ]"));
        devices.syncAll();
        assertThat(devices.read(1, "one"))
                .isEqualTo(here.stripTrailing().replace("\n  ]", ",\n    " + message("u2", "b") + "\n  ]"));
    }

    @Test
    void aMessageThatChangesIsReplaced() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), message("u2", "b")));
        devices.syncAll();
        devices.write(0, "one", chat(0, "Lamp", message("u1", "edited"), message("u2", "b")));
        devices.syncAll();
        assertThat(texts(1, "one")).containsExactly("edited", "b");
        assertThat(devices.get(1).roam().conversations().transcript("one").all().toString())
                .contains("edited");
        assertThat(devices.files(1)).containsExactly("one.json");
    }

    @Test
    void aMessageThatIsNotFinishedWaits() {
        String begun = message("u2", "beg").replace("}", ", \"state\": \"streaming\"}");
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), begun));
        devices.get(0).watch();
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), message("u2", "begun and done")));
        devices.syncAll();
        assertThat(texts(1, "one")).containsExactly("a", "begun and done");
    }

    @Test
    void messagesWithoutIdsAreNotLost() {
        String same = "{\"role\": \"user\", \"text\": \"yes\"}";
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), same, same));
        devices.syncAll();
        assertThat(texts(1, "one")).containsExactly("a", "yes", "yes");
        devices.write(1, "one", devices.read(1, "one").replace("]}", "," + message("u4", "more") + "]}"));
        devices.syncAll();
        assertThat(texts(0, "one")).containsExactly("a", "yes", "yes", "more");
    }

    @Test
    void twoWritersHaveTwoChatsEachWithItsOwnId() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), message("u2", "here")));
        devices.write(1, "one", chat(1, "Lamp", message("u1", "a"), message("u3", "there")));
        devices.syncAll();
        for (int device = 0; device < 2; device++) {
            assertThat(devices.files(device)).hasSize(2);
            for (String file : devices.files(device)) {
                String id = file.substring(0, file.length() - ".json".length());
                assertThat(parse(devices.read(device, id)).string("id")).hasValue(id);
                assertThat(texts(device, id)).hasSize(2).startsWith("a");
            }
        }
        assertThat(devices.get(0).roam().conversations().list()).hasSize(1);
    }

    @Test
    void aHalfWrittenChatIsLeftAlone() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a"), message("u2", "b")));
        devices.get(0).sync();
        String whole = devices.read(1, "one");
        for (String half : List.of("", whole.substring(0, whole.length() / 2))) {
            devices.write(1, "one", half);
            SyncReport report = devices.get(1).sync();
            assertThat(report.problems()).isEmpty();
            assertThat(devices.read(1, "one")).isEqualTo(half);
            assertThat(devices.files(1)).containsExactly("one.json");
        }
        devices.write(1, "one", whole);
        devices.syncAll();
        assertThat(texts(1, "one")).containsExactly("a", "b");
        assertThat(devices.get(0).roam().conversations().list().get(0).branches())
                .isEqualTo(1);
    }

    @Test
    void aChatThatWasLostIsRestored() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        devices.write(1, "one", "");
        devices.get(1).machine().advance(Duration.ofMinutes(10));
        assertThat(devices.get(1).sync().problems()).singleElement().asString().contains("the file is empty");
        devices.get(1).sync();
        assertThat(texts(1, "one")).containsExactly("a");
    }

    @Test
    void undoBringsTheOldBytesBack() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        String before = devices.read(1, "one");
        devices.write(0, "one", chat(0, "Door", message("u1", "edited"), message("u2", "b")));
        devices.syncAll();
        assertThat(texts(1, "one")).containsExactly("edited", "b");
        devices.get(1).roam().undo(Optional.empty());
        assertThat(devices.read(1, "one")).isEqualTo(before);
    }

    @Test
    void aKillAtAnyStepLosesNothing() {
        devices.write(0, "one", chat(0, "Lamp", message("u1", "a")));
        devices.syncAll();
        int steps = 0;
        for (boolean killed = true; killed; steps++) {
            String[] all = new String[steps + 2];
            for (int i = 0; i < all.length; i++) {
                all[i] = message("u" + (i + 1), "text " + i);
            }
            devices.write(0, "one", chat(0, "Lamp", all));
            devices.get(0).sync();
            killed = killedAt(devices.get(1), 3 * steps);
            assertThat(JsonSlice.parse(devices.read(1, "one").getBytes(UTF_8)))
                    .as("step " + 3 * steps)
                    .isPresent();
            devices.syncAll();
            assertThat(texts(1, "one")).as("step " + 3 * steps).hasSize(all.length);
            assertThat(devices.files(1)).as("step " + 3 * steps).containsExactly("one.json");
        }
        assertThat(steps).isGreaterThan(5);
    }

    private static boolean killedAt(TestDevice device, int step) {
        FaultyDisk disk = step % 2 == 0 ? FaultyDisk.killedAt(step) : FaultyDisk.killedIn(step);
        device.restarted(() -> device.machine().with(disk));
        try {
            device.sync();
            return false;
        } catch (FaultyDisk.Killed e) {
            return true;
        } finally {
            device.restarted(() -> device.machine().with(Disk.unforced()));
        }
    }
}
