package io.roam.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignSyncProgramTest {
    @TempDir
    Path folder;

    private static List<String> of(Path folder) {
        return ForeignSyncProgram.of(folder).keySet().stream()
                .map(ForeignSyncProgram::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Dropbox, Dropbox",
        "Dropbox (Lamp Works), Dropbox",
        "OneDrive, OneDrive",
        "OneDrive - Lamp Works, OneDrive",
        "OneDrive-Personal, OneDrive",
        "Mobile Documents, iCloud Drive",
        "GoogleDrive-ada@example.org, Google Drive"
    })
    void itsFoldersAreKnownByTheirNames(String name, String program) {
        assertThat(of(folder.resolve(name).resolve("sessions/lamp"))).containsExactly(program);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dropboxes", "OneDriver", "documents", ".stfolders", "git"})
    void othersAreNot(String name) throws Exception {
        assertThat(of(Files.createDirectories(folder.resolve(name)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".stfolder, Syncthing", ".stignore, Syncthing", ".dropbox.cache, Dropbox", ".git, git"})
    void itsMarksAreFoundAboveAndBehindLinks(String mark, String program) throws Exception {
        Path store = Files.createDirectories(folder.resolve("shared/store"));
        Path sign = Files.createDirectory(folder.resolve("shared").resolve(mark));
        Path link = Files.createSymbolicLink(folder.resolve("link"), store);
        assertThat(ForeignSyncProgram.of(store)).hasSize(1).containsValue(sign);
        assertThat(of(link)).containsExactly(program);
    }
}
