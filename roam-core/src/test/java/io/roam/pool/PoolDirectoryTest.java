package io.roam.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ConversationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolDirectoryTest {
    private static final int MANY = 20;

    @TempDir
    Path folder;

    private Path root;
    private Path names;
    private Instant old;

    @BeforeEach
    void conversations() throws IOException {
        root = Files.createDirectories(folder.resolve("pool"));
        names = folder.resolve("cache/names");
        old = Files.getLastModifiedTime(root).toInstant().minus(Duration.ofHours(1));
        for (int i = 0; i < MANY; i++) {
            Files.createDirectories(place(i));
            batch(i, i, old.plusSeconds(i));
        }
    }

    private static ConversationId id(int number) {
        return new ConversationId("%032x".formatted(number));
    }

    private Path place(int number) {
        return root.resolve(id(number).hex());
    }

    private void batch(int conversation, int name, Instant time) throws IOException {
        Files.createFile(place(conversation).resolve("%064x.batch".formatted(name)));
        Files.setLastModifiedTime(place(conversation), FileTime.from(time));
    }

    private PoolDirectory open() {
        PoolDirectory directory = new PoolDirectory(root, names.getParent(), Optional.empty());
        assertThat(directory.rescan(FileTime.fromMillis(0), changed -> {}, stray -> {}))
                .isEmpty();
        return directory;
    }

    private Set<String> found() {
        return found(open());
    }

    private static Set<String> found(PoolDirectory directory) {
        Set<String> all = new TreeSet<>();
        directory.files().forEach(file -> all.add(file.getParent().getFileName() + "/" + file.getFileName()));
        return all;
    }

    private Set<String> there() throws IOException {
        Set<String> all = new TreeSet<>();
        for (Path place : BatchDirectory.conversationFolders(root)) {
            try (var files = Files.newDirectoryStream(place, "*.batch")) {
                files.forEach(file -> all.add(place.getFileName() + "/" + file.getFileName()));
            }
        }
        return all;
    }

    @Test
    void whatIsKeptIsNotLookedInto() throws IOException {
        Set<String> first = found();
        assertThat(first).isEqualTo(there()).hasSize(MANY);
        assertThat(names).exists();
        batch(
                3,
                100,
                old.plusSeconds(3)); // with the folder's time as it was: nothing else shows that it was not looked into
        assertThat(found()).isEqualTo(first);
        Files.delete(names);
        assertThat(found()).isEqualTo(there()).hasSize(MANY + 1);
    }

    @Test
    void allThatChangesIsFound() throws IOException {
        found();
        batch(3, 100, old.plusSeconds(100));
        assertThat(found()).isEqualTo(there());
        Files.delete(place(4).resolve("%064x.batch".formatted(4)));
        assertThat(found()).isEqualTo(there());
        Files.delete(place(4));
        Files.createDirectory(place(MANY));
        batch(MANY, MANY, old);
        assertThat(found()).isEqualTo(there()).hasSize(MANY + 1);
        for (int i = 5; i < MANY; i++) {
            batch(i, 1000 + i, old.plusSeconds(2000 + i));
        }
        assertThat(found()).isEqualTo(there());
        assertThat(found()).isEqualTo(there());
    }

    /** A folder that changed when it was looked into may change once more at the same time, as the file system has it. */
    @Test
    void whatIsYoungIsLookedIntoAgain() throws IOException {
        Instant now = Files.getLastModifiedTime(root).toInstant();
        for (int i = 0; i < MANY; i++) {
            batch(i, 1000 + i, now);
        }
        found();
        batch(3, 100, now);
        assertThat(found()).isEqualTo(there()).hasSize(2 * MANY + 1);
    }

    @Test
    void anotherProcessIsSeenByOneThatIsOpen() throws IOException {
        PoolDirectory directory = open();
        batch(3, 100, old.plusSeconds(100));
        List<ConversationId> changed = new ArrayList<>();
        assertThat(directory.rescan(FileTime.fromMillis(0), changed::add, stray -> {}))
                .isEmpty();
        assertThat(changed).containsExactly(id(3));
        assertThat(found(directory)).isEqualTo(there());
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws IOException {
        Set<String> first = found();
        byte[] whole = Files.readAllBytes(names);
        for (int i = 0; i < whole.length; i += 7) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 0x11;
            Files.write(names, wrong);
            assertThat(found()).isEqualTo(first);
        }
        Files.write(names, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(found()).isEqualTo(first);
    }

    @Test
    void whatIsPutAsideIsToldEachTime() throws IOException {
        Path aside = Files.createFile(place(3).resolve("%064x.batch.aside".formatted(5)));
        Files.setLastModifiedTime(place(3), FileTime.from(old));
        for (int i = 0; i < 2; i++) {
            PoolDirectory directory = new PoolDirectory(root, names.getParent(), Optional.empty());
            directory.rescan(FileTime.fromMillis(0), changed -> {}, stray -> {});
            assertThat(directory.all().stream().flatMap(one -> one.setAsideFiles().stream()))
                    .containsExactly(aside);
        }
    }
}
