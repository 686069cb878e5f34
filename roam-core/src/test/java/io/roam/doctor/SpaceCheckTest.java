package io.roam.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.roam.spi.Diagnosis;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpaceCheckTest {
    private static FileSystem disk(long size) {
        return Jimfs.newFileSystem(
                Configuration.unix().toBuilder().setMaxSize(size).build());
    }

    @Test
    void tellsOfEachDiskOnce() throws IOException {
        try (FileSystem large = disk(4_000_000_000L);
                FileSystem stick = disk(20_000_000)) {
            Path data = Files.createDirectory(large.getPath("/data"));
            Path store = Files.createDirectory(large.getPath("/store"));
            Path shared = Files.createDirectory(stick.getPath("/shared"));
            Path again = Files.createDirectory(stick.getPath("/again"));
            List<Path> folders = List.of(store, shared, again, stick.getPath("/gone"));
            assertThat(SpaceCheck.ofHome(data, Disk.unforced()).run())
                    .singleElement()
                    .extracting(Diagnosis::severity)
                    .isEqualTo(Diagnosis.Severity.GOOD);
            assertThat(new SpaceCheck(List.of(data), () -> folders, Disk.unforced()).run())
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.severity()).isEqualTo(Diagnosis.Severity.ERROR);
                        assertThat(found.where()).isEqualTo("/shared");
                        assertThat(found.what()).startsWith("Only ").endsWith(" MB free");
                    });
        }
    }
}
