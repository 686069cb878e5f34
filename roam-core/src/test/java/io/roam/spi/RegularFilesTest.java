package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RegularFilesTest {
    @TempDir
    Path folder;

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assumeTrue(made.waitFor() == 0, "there are no pipes here");
        assertRefused(pipe);
    }

    @Test
    void aDeviceAndAFolderAreNotOpened() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "there is no such device here");
        assertRefused(zero);
        assertRefused(folder);
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> RegularFiles.readAllBytes(file))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("not a regular file");
    }

    @Test
    void aLinkIsFollowedUnlessItIsSaidNotTo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "words");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(RegularFiles.readAllBytes(link)).asString().isEqualTo("words");
        assertThatThrownBy(() -> {
                    FileChannel open = RegularFiles.open(link, LinkOption.NOFOLLOW_LINKS);
                    open.close();
                })
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void aCopyEndsAtTheMost() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "words".repeat(100_000));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> RegularFiles.copy(file, out, 100_000, () -> {}))
                .hasMessageContaining("too large");
        assertThat(out.size()).isLessThanOrEqualTo(100_000);
    }
}
