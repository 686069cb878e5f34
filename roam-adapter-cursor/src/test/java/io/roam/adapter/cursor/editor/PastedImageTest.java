package io.roam.adapter.cursor.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.adapter.cursor.Chat;
import io.roam.adapter.cursor.CursorAdapter;
import io.roam.adapter.cursor.CursorHome;
import io.roam.adapter.cursor.Generation;
import io.roam.testkit.RecordList;
import io.roam.testkit.StoreProbe;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of images, which Cursor names in the form that a real database of November 2024 has. */
class PastedImageTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    private final CursorAdapter adapter = new CursorAdapter();

    @TempDir
    Path folder;

    private TestMachine machine;
    private CursorHome home;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("ada"));
        home = CursorHome.on(machine, Generation.TABLE_INDEX);
    }

    /** Writes a message that names these images, and returns what its transcript has of each. */
    private List<Part.File> images(Path... files) {
        List<String> named = new ArrayList<>();
        for (Path file : files) {
            String path = file.toString().replace("\\", "\\\\").replace("\0", "\\u0000");
            named.add("{\"uuid\":\"47d0b09f-9876-4daf-babb-3f2423e5d2ad\",\"path\":\"" + path
                    + "\",\"dimension\":{\"width\":758,\"height\":335},\"loadedAt\":1731799483213,"
                    + "\"addedWithoutMention\":true}");
        }
        home.write(
                new Chat(ID).user("b1", "look", ",\"context\":{\"selectedImages\":[" + String.join(",", named) + "]}"));
        StoreProbe store = StoreProbe.to(adapter, machine);
        return adapter.transcript(RecordList.of(store.read(ID))).all().get(0).parts().stream()
                .filter(Part.File.class::isInstance)
                .map(Part.File.class::cast)
                .toList();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, IMAGE);
    }

    @Test
    void pastedImagesHaveTheirBytes() throws IOException {
        Path before = write(home.user.resolve("workspaceStorage/images/0.7449537880301038-image.png"));
        Path now = write(home.user.resolve("workspaceStorage/0123456789abcdef0123456789abcdef/images/image-1.PNG"));
        List<Part.File> images = images(before, now);
        assertThat(images).hasSize(2);
        assertThat(images).allSatisfy(image -> {
            assertThat(image.mediaType()).isEqualTo("image/png");
            assertThat(image.bytes())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(IMAGE));
        });
        assertThat(images.get(0).name()).hasValue(before.toString());
    }

    @Test
    void anImageThatIsNotHereHasNone() throws IOException {
        Path image = home.user.resolve("workspaceStorage/images/0.1-image.png");
        List<Part.File> images = images(image);
        assertThat(images.get(0).bytes()).isEmpty();
        write(image);
        assertThat(images.get(0).bytes()).isPresent();
        Files.delete(image);
        assertThat(images.get(0).bytes()).isEmpty();
    }

    @Test
    void noOtherFileIsRead() throws IOException {
        Path storage = home.user.resolve("workspaceStorage");
        write(storage.resolve("images/real.png"));
        List<Part.File> images = images(
                write(machine.home().resolve("Pictures/private.png")),
                write(machine.home().resolve("images/private.png")),
                write(storage.resolve("images/key.txt")),
                write(storage.resolve("one/two/images/private.png")),
                write(storage.resolve("one/other/private.png")),
                storage.resolve("one/../images/real.png"),
                Path.of("workspaceStorage/images/real.png"));
        assertThat(images)
                .hasSize(7)
                .allSatisfy(image -> assertThat(image.bytes()).isEmpty());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotFollowedAndAFolderIsNoImage() throws IOException {
        Path storage = home.user.resolve("workspaceStorage/images");
        Path secret = write(machine.home().resolve("secret"));
        Files.createDirectories(storage.resolve("folder.png"));
        Path link = Files.createSymbolicLink(storage.resolve("link.png"), secret);
        assertThat(images(link, storage.resolve("folder.png")))
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.bytes()).isEmpty());
    }

    @Test
    void whatIsEmptyOrTooLargeIsNone() throws IOException {
        Path storage = home.user.resolve("workspaceStorage/images");
        Path none = write(storage.resolve("none.png"));
        Files.write(none, new byte[0]);
        Path large = write(storage.resolve("large.png"));
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(PastedImage.MAX_BYTES + 1L);
        }
        assertThat(images(none, large))
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.bytes()).isEmpty());
    }

    @Test
    void aPathOfAnotherSystemIsNone() {
        List<String> paths = List.of(
                "c:\\Users\\ada\\AppData\\Roaming\\Cursor\\User\\workspaceStorage\\images\\0.7-image.png",
                "\\\\server\\share\\workspaceStorage\\images\\0.7-image.png",
                "file:///home/ada/workspaceStorage/images/0.7-image.png",
                "/workspaceStorage/images/\0.png",
                "");
        assertThat(paths)
                .allSatisfy(path -> assertThat(new PastedImage(path).read()).isEmpty());
    }

    @Test
    void theUuidAloneIsNoFile() {
        home.write(new Chat(ID).user("b1", "look", ",\"images\":[{\"uuid\":\"47d0b09f\"}]"));
        StoreProbe store = StoreProbe.to(adapter, machine);
        Part part = adapter.transcript(RecordList.of(store.read(ID))).all().get(0).parts().stream()
                .filter(Part.File.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(part).isEqualTo(Part.File.of("image/*").withName(Optional.of("47d0b09f")));
        assertThat(((Part.File) part).bytes()).isEmpty();
    }
}
