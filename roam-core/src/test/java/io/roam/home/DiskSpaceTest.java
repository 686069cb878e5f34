package io.roam.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.roam.spi.Reason;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiskSpaceTest {
    private static List<Reason.Coded> remarks(long size) throws IOException {
        Configuration small = Configuration.unix().toBuilder().setMaxSize(size).build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path data = Files.createDirectory(disk.getPath("/data"));
            return DiskSpace.remarks(data);
        }
    }

    @Test
    void saysWhereAndWhatToDoIfHardlyAnythingIsLeft() throws IOException {
        assertThat(remarks(1 << 20))
                .singleElement()
                .asString()
                .contains("/data")
                .contains("free some");
        assertThat(remarks(1 << 24)).isEmpty();
    }
}
