package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.workspace.Resolution.Found;
import io.roam.workspace.Resolution.Unplaced;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalFoldersTest {
    private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NEW = Instant.parse("2026-01-01T00:00:00Z");

    private final Machine machine = TestMachine.linux();
    private final List<FolderMapping> mappings = new ArrayList<>();
    private final Map<String, Instant> known = new HashMap<>();

    @Test
    void theMappingComesFirst() {
        TestMachine.folder(machine, "src/engine");
        TestMachine.folder(machine, "mapped/engine/core");
        map("/Users/grace", "/home/ada/mapped");

        assertThat(resolve("path", "/Users/grace/engine/core", "home", "src/engine"))
                .isEqualTo(found("/home/ada/mapped/engine/core", "the mapping /Users/grace -> /home/ada/mapped"));
    }

    @Test
    void theLongestPrefixWinsAndThenTheLastSaid() {
        TestMachine.folder(machine, "a/y");
        TestMachine.folder(machine, "b");
        TestMachine.folder(machine, "c");
        map("C:\\Users", "/home/ada/a");
        map("c:\\users\\X", "/home/ada/b");

        assertThat(folder("path", "C:\\Users\\x")).isEqualTo("/home/ada/b");
        assertThat(folder("path", "C:\\Users\\y")).isEqualTo("/home/ada/a/y");
        map("C:\\Users\\x", "/home/ada/c");
        assertThat(folder("path", "C:\\Users\\x")).isEqualTo("/home/ada/c");
    }

    @Test
    void aRepositoryIsMappedWithItsSubfolders() {
        TestMachine.folder(machine, "engine/core");
        TestMachine.folder(machine, "all/lib");
        map("https://github.com/ada/engine.git", "/home/ada/engine");
        map("github.com/ada", "/home/ada/all");

        assertThat(folder("remote", "github.com/ada/engine", "subfolder", "core"))
                .isEqualTo("/home/ada/engine/core");
        assertThat(folder("remote", "github.com/ada/lib")).isEqualTo("/home/ada/all/lib");
        assertThat(folder("remote", "github.com/adam/lib")).isEqualTo("none");
    }

    @Test
    void aMappingToNoFolderIsSaid() {
        TestMachine.folder(machine, "x");
        map("/x", "/home/ada/gone");

        assertThat(resolve("path", "/x/y", "home", "x"))
                .isEqualTo(new Unplaced(new Reason(
                        "/x is mapped to /home/ada/gone, but /home/ada/gone/y does not exist",
                        "roam map /x <folder>")));
    }

    @Test
    void theSameRepositoryComesSecondTheOneUsedLastFirst() {
        TestMachine.folder(machine, "src/engine");
        know(TestMachine.repository(machine, "a", "git@h:x/engine") + "/deep", OLD);
        know(TestMachine.repository(machine, "b", "https://h/x/engine.git"), NEW);
        know(TestMachine.repository(machine, "c", "https://h/x/other"), NEW);
        TestMachine.folder(machine, "a/deep");

        assertThat(resolve("remote", "h/x/engine", "home", "src/engine", "path", "/home/grace/src/engine"))
                .isEqualTo(new Found(path("/home/ada/b"), "a clone of h/x/engine", List.of(path("/home/ada/a"))));
    }

    @Test
    void theSubfolderMustBeThere() {
        know(TestMachine.repository(machine, "a", "git@h:x/engine"), OLD);
        know(TestMachine.repository(machine, "b", "git@h:x/engine"), NEW);
        TestMachine.folder(machine, "a/core");

        assertThat(folder("remote", "h/x/engine", "subfolder", "core")).isEqualTo("/home/ada/a/core");
        assertThat(resolve("remote", "h/x/engine", "subfolder", "gone"))
                .isEqualTo(new Unplaced(
                        new Reason("no gone in /home/ada/b, the clone of h/x/engine", "roam map h/x/engine <folder>")));
    }

    @Test
    void theFolderThatTheUserStandsInCountsAsUsedNow() {
        know(TestMachine.repository(machine, "a", "git@h:x/engine"), NEW);
        TestMachine.repository(machine, "b", "git@h:x/engine");
        TestMachine.folder(machine, "b/core");
        Machine standing = TestMachine.standingIn(machine, "b/core");

        assertThat(resolve(standing, Map.of("remote", "h/x/engine")))
                .isEqualTo(new Found(path("/home/ada/b"), "a clone of h/x/engine", List.of(path("/home/ada/a"))));
    }

    @Test
    void withoutARemoteTheRootCommitCounts() {
        know(TestMachine.repository(machine, "lone", ""), OLD);

        assertThat(folder("root", "a".repeat(40))).isEqualTo("/home/ada/lone");
        assertThat(folder("root", "b".repeat(40))).isEqualTo("none");
        assertThat(folder("root", "a".repeat(40), "remote", "h/x/y")).isEqualTo("none");
    }

    @Test
    void theSamePathBelowHomeComesThird() {
        TestMachine.folder(machine, "src/x");
        TestMachine.folder(machine, "/Users/grace/src/x");

        assertThat(resolve("path", "/Users/grace/src/x", "home", "src/x"))
                .isEqualTo(found("/home/ada/src/x", "the same path below the home folder"));
        assertThat(folder("path", "C:\\Users\\grace", "home", ".")).isEqualTo("/home/ada");
    }

    @Test
    void theSamePathComesLast() {
        TestMachine.folder(machine, "/opt/x");

        assertThat(resolve("path", "/opt/./x", "home", "none")).isEqualTo(found("/opt/x", "the same path"));
        assertThat(folder("path", "C:\\x")).isEqualTo("none");
    }

    @Test
    void wslAndWindowsSeeTheSameFolders() {
        Machine wsl = TestMachine.wsl();
        TestMachine.folder(wsl, "/mnt/c/src/x");
        Machine windows = TestMachine.windows();
        TestMachine.folder(windows, "C:\\src\\x");

        assertThat(folder(wsl, Map.of("path", "C:\\src\\x"))).isEqualTo("/mnt/c/src/x");
        assertThat(folder(wsl, Map.of("path", "\\\\wsl$\\Ubuntu\\home\\ada"))).isEqualTo("/home/ada");
        assertThat(folder(windows, Map.of("path", "/mnt/c/src/x"))).isEqualTo("C:\\src\\x");
        assertThat(folder(windows, Map.of("path", "/home/ada"))).isEqualTo("none");
    }

    @Test
    void anUnknownServersShareIsNotLookedAt() {
        Machine windows = TestMachine.windows();
        TestMachine.folder(windows, "\\\\srv\\share\\x");

        assertThat(folder(windows, Map.of("path", "\\\\srv\\share\\x"))).isEqualTo("none");
        known.put("\\\\SRV\\share\\other", OLD);
        assertThat(folder(windows, Map.of("path", "\\\\srv\\share\\x"))).isEqualTo("\\\\srv\\share\\x");
    }

    @Test
    void hostileWordsLeadNowhere() {
        TestMachine.folder(machine, "x");
        TestMachine.repository(machine, "x", "git@h:x/y");
        know("/home/ada/x", OLD);
        map("h/x", "/home/ada");
        for (String bad : List.of("..", "../ada/x", "x/../..", "/home/ada/x", "", "x//", "x\0", "./x", "a\nb")) {
            assertThat(folder("home", bad)).as(bad).isEqualTo("none");
            assertThat(folder("remote", "h/x/x", "subfolder", bad)).as(bad).isEqualTo("none");
            assertThat(folder("remote", bad, "root", bad, "path", bad, "os", bad))
                    .matches("none|/home/ada/x");
        }
    }

    @Test
    void whatIsUnplacedSaysWhyAndWhatToDo() {
        assertThat(resolve("path", "/home/grace/it's\u001b[2J mine", "home", "x", "remote", "h/x/y"))
                .isEqualTo(new Unplaced(new Reason(
                        "no folder found for h/x/y, ~/x or /home/grace/it's?[2J mine", "roam map h/x/y <folder>")));
        assertThat(remedy(machine, "/x/it's $mine")).isEqualTo("roam map '/x/it'\\''s $mine' <folder>");
        assertThat(remedy(machine, "/x/\u202eevil")).isEqualTo("roam map <from> <folder>");
        assertThat(remedy(machine, "-x")).isEqualTo("roam map <from> <folder>");
        assertThat(resolve())
                .isEqualTo(new Unplaced(new Reason("the conversation has no folder", "roam map <from> <folder>")));
    }

    @Test
    void whatIsToBePastedSuitsTheSystem() {
        Machine windows = TestMachine.windows();
        assertThat(remedy(windows, "C:\\x\\y")).isEqualTo("roam map C:\\x\\y <folder>");
        assertThat(remedy(windows, "C:\\x y")).isEqualTo("roam map \"C:\\x y\" <folder>");
        assertThat(remedy(windows, "C:\\x y\\")).isEqualTo("roam map <from> <folder>");
        assertThat(remedy(windows, "/x/%PATH%")).isEqualTo("roam map <from> <folder>");
    }

    private String remedy(Machine on, String path) {
        return resolve(on, Map.of("path", path)) instanceof Unplaced unplaced
                ? unplaced.reason().remedy().toString()
                : "found";
    }

    @Test
    void gitIsLookedAtOnceForAThousandConversations() {
        know(TestMachine.repository(machine, "lone", ""), OLD);
        List<Path> asked = new ArrayList<>();
        LocalFolders folders = new LocalFolders(
                new WorkspaceFinder(machine, folder -> {
                    asked.add(folder);
                    return List.of();
                }),
                mappings,
                known,
                TestMachine.cloneFinder(machine));
        for (int i = 0; i < 1_000; i++) {
            folders.resolve(Workspace.fromMap(Map.of("root", "a".repeat(40), "path", "/x/" + i)));
            folders.resolve(Workspace.fromMap(Map.of("remote", "h/x/" + i)));
        }
        assertThat(asked).hasSize(1);
    }

    private void map(String from, String to) {
        mappings.add(FolderMapping.parse(from, to).orElseThrow());
    }

    private void know(Object folder, Instant used) {
        known.put(folder.toString(), used);
    }

    private Path path(String text) {
        return machine.home().resolve(text);
    }

    private Found found(String folder, String how) {
        return new Found(path(folder), how, List.of());
    }

    private Resolution resolve(String... recorded) {
        return resolve(machine, recorded(recorded));
    }

    private Resolution resolve(Machine on, Map<String, String> recorded) {
        WorkspaceFinder finder = new WorkspaceFinder(on, folder -> List.of("a".repeat(40)));
        return new LocalFolders(finder, mappings, known, TestMachine.cloneFinder(on))
                .resolve(Workspace.fromMap(recorded));
    }

    private String folder(String... recorded) {
        return folder(machine, recorded(recorded));
    }

    private String folder(Machine on, Map<String, String> recorded) {
        return resolve(on, recorded) instanceof Found found ? found.folder().toString() : "none";
    }

    private static Map<String, String> recorded(String... pairs) {
        Map<String, String> recorded = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            recorded.put(pairs[i], pairs[i + 1]);
        }
        return recorded;
    }
}
