package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest {
    @TempDir
    Path folder;

    private final Disk disk = Disk.real();

    @Test
    void aFileInThePlaceOfAFolderIsNotTheFileThatIsToBeWritten() throws Exception {
        Path whole = Files.writeString(folder.resolve("whole"), "words");
        Path place = Files.writeString(folder.resolve("place"), "no folder");
        for (Path to : new Path[] {place.resolve("name"), place.resolve("deep/name")}) {
            assertThatThrownBy(() -> disk.publish(whole, to))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> disk.replace(whole, to))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> disk.create(to))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(whole).hasContent("words");
        assertThatThrownBy(() -> disk.publish(whole, place)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
