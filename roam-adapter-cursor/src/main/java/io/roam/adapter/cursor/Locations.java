package io.roam.adapter.cursor;

import io.roam.adapter.cursor.agent.AgentFolder;
import io.roam.adapter.cursor.editor.UserFolder;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.ProgramSearch;
import io.roam.spi.tool.StoreLocation;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the stores of the editor and of cursor-agent on each system. */
final class Locations {
    private Locations() {}

    static List<StoreLocation> locateEditor(Machine machine) {
        UserFolder folder = new UserFolder(configFolder(machine).resolve("User"));
        return Files.isDirectory(folder.globalFolder()) || Files.isDirectory(folder.workspacesFolder())
                ? List.of(StoreLocation.of(folder.path()))
                : List.of();
    }

    private static Path configFolder(Machine machine) {
        return switch (machine.os()) {
            case LINUX -> folderOf(machine, "XDG_CONFIG_HOME", ".config").resolve("Cursor");
            case MAC -> machine.home().resolve("Library/Application Support/Cursor");
            case WINDOWS -> folderOf(machine, "APPDATA", "AppData/Roaming").resolve("Cursor");
        };
    }

    static List<StoreLocation> locateAgent(Machine machine) {
        Set<Path> folders = new LinkedHashSet<>();
        machine.variable("CURSOR_CONFIG_DIR")
                .ifPresentOrElse(name -> folders.add(machine.directory().resolve(name)), () -> {
                    folders.add(machine.home().resolve(".cursor"));
                    if (machine.os() == Os.LINUX) {
                        folders.add(
                                folderOf(machine, "XDG_CONFIG_HOME", ".config").resolve("cursor"));
                    }
                });
        return folders.stream()
                .map(AgentFolder::new)
                .filter(folder -> Files.isDirectory(folder.chats()) || Files.isDirectory(folder.acpSessions()))
                .map(folder -> StoreLocation.of(folder.path()))
                .toList();
    }

    /** Whether the editor is installed. */
    static boolean isEditorInstalled(Machine machine) {
        return ProgramSearch.isInstalled("cursor", machine)
                || switch (machine.os()) {
                    case LINUX -> false;
                    case MAC ->
                        Files.isDirectory(machine.home().getFileSystem().getPath("/Applications/Cursor.app"))
                                || Files.isDirectory(machine.home().resolve("Applications/Cursor.app"));
                    case WINDOWS ->
                        Files.isRegularFile(folderOf(machine, "LOCALAPPDATA", "AppData/Local")
                                .resolve("Programs/cursor/Cursor.exe"));
                };
    }

    /** Returns the folder in which cursor-agent will keep its chats; empty if something else is in the place of that folder. */
    static Optional<StoreLocation> locateUnusedAgent(Machine machine) {
        AgentFolder folder = new AgentFolder(machine.variable("CURSOR_CONFIG_DIR")
                .map(name -> machine.directory().resolve(name))
                .orElseGet(() -> machine.home().resolve(".cursor")));
        boolean free = !Files.exists(folder.chats(), LinkOption.NOFOLLOW_LINKS)
                && (Files.isDirectory(folder.path()) || !Files.exists(folder.path(), LinkOption.NOFOLLOW_LINKS));
        return Optional.of(StoreLocation.of(folder.path())).filter(store -> free);
    }

    /** Returns the folder that a variable names, or one below home. */
    static Path folderOf(Machine machine, String variable, String below) {
        return machine.variable(variable)
                .map(name -> machine.directory().resolve(name))
                .orElse(machine.home().resolve(below));
    }
}
