package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import io.roam.workspace.Resolution.Found;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalFoldersLawsTest {
    private final List<Machine> machines =
            List.of(TestMachine.linux(), TestMachine.wsl(), TestMachine.mac(), TestMachine.windows());

    LocalFoldersLawsTest() {
        for (Machine machine : machines) {
            TestMachine.repository(machine, "src/engine", "git@h:x/engine");
            TestMachine.folder(machine, "src/engine/core");
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsFoundIsAFolder(
            @ForAll("workspaces") Map<String, String> recorded,
            @ForAll("texts") String from,
            @ForAll("texts") String to,
            @ForAll("texts") String known) {
        for (Machine machine : machines) {
            List<FolderMapping> mappings =
                    FolderMapping.parse(from, to).stream().collect(Collectors.toList());
            LocalFolders folders = new LocalFolders(
                    new WorkspaceFinder(machine, folder -> List.of()),
                    mappings,
                    Map.of(known, Instant.EPOCH),
                    TestMachine.cloneFinder(machine));
            if (folders.resolve(Workspace.fromMap(recorded)) instanceof Found found) {
                assertThat(found.folder()).isAbsolute().matches(Files::isDirectory);
                assertThat(found.others()).allMatch(Files::isDirectory);
            }
        }
    }

    @Property(tries = 300)
    void whatIsDescribedHereIsFoundHere(@ForAll("texts") String text) {
        for (Machine machine : machines) {
            WorkspaceFinder finder = new WorkspaceFinder(machine, folder -> List.of());
            LocalFolders folders = new LocalFolders(finder, List.of(), Map.of(), TestMachine.cloneFinder(machine));
            new LocalPathTranslator(machine)
                    .toLocal(text)
                    .filter(Files::isDirectory)
                    .ifPresent(folder ->
                            assertThat(folders.resolve(finder.describe(text))).isInstanceOf(Found.class));
        }
    }

    @Provide
    Arbitrary<Map<String, String>> workspaces() {
        Arbitrary<String> keys = Arbitraries.of("path", "home", "remote", "subfolder", "root", "os", "x");
        return Arbitraries.maps(keys, texts());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> sensible = Arbitraries.of(
                "/home/ada/src/engine",
                "/Users/ada/src",
                "C:\\Users\\ada\\src\\engine",
                "c:/users/ada",
                "src/engine",
                "core",
                "h/x/engine",
                "h/x",
                "git@h:x/engine",
                "/",
                ".",
                "..",
                "../..",
                "\\\\wsl$\\Ubuntu\\home\\ada\\src",
                "/mnt/c/Users/ada",
                "\\\\srv\\share\\x",
                "\0",
                "",
                "src/engine/../..",
                "src\\engine");
        return Arbitraries.oneOf(sensible, Arbitraries.strings().ofMaxLength(10));
    }
}
