package io.roam.adapter.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Os;
import io.roam.spi.tool.StoreLocation;
import io.roam.testkit.TestMachine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest {
    @TempDir
    Path folder;

    private TestMachine machine;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder.resolve("ada"));
    }

    @ParameterizedTest
    @CsvSource({
        "LINUX, .config/Cursor/User",
        "MAC, Library/Application Support/Cursor/User",
        "WINDOWS, AppData/Roaming/Cursor/User"
    })
    void theEditorOnEachSystem(Os os, String below) {
        machine.with(os).folder(below + "/globalStorage");
        assertThat(new CursorAdapter().locate(machine.machine()))
                .containsExactly(StoreLocation.of(machine.home().resolve(below)));
    }

    @Test
    void variablesSayOtherwise() {
        Path editor = machine.folder("x/Cursor/User");
        machine.folder("x/Cursor/User/workspaceStorage");
        machine.folder("x/cursor/chats");
        machine.folder("y/acp-sessions");
        machine.with("XDG_CONFIG_HOME", machine.home().resolve("x").toString());
        assertThat(new CursorAdapter().locate(machine.machine())).containsExactly(StoreLocation.of(editor));
        assertThat(new CursorAgentAdapter().locate(machine.machine()))
                .containsExactly(StoreLocation.of(machine.home().resolve("x/cursor")));
        machine.with("CURSOR_CONFIG_DIR", machine.home().resolve("y").toString());
        assertThat(new CursorAgentAdapter().locate(machine.machine()))
                .containsExactly(StoreLocation.of(machine.home().resolve("y")));
    }

    @Test
    void whereNeitherWasEverUsedThereIsNothing() {
        assertThat(new CursorAdapter().locate(machine.machine())).isEmpty();
        assertThat(new CursorAgentAdapter().locate(machine.machine())).isEmpty();
    }
}
