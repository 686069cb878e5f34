package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.workspace.Resolution.Found;
import io.roam.workspace.Resolution.Unplaced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CloneFinderTest {
    private static final Instant LONG_AGO = TestMachine.NOW.minus(Duration.ofDays(1));

    private Machine machine = TestMachine.linux();
    private final List<Path> named = new ArrayList<>();
    private final Map<String, Instant> known = new HashMap<>();

    @Test
    void clonesAreFoundInTheUsualLayouts() {
        clone("engine", "h/x/engine");
        clone("src/lib", "h/x/lib");
        clone("Projects/acme/web", "h/acme/web");
        clone("go/src/github.com/acme/api", "h/acme/api");
        clone("acme/app", "h/acme/app");

        assertThat(folder("h/x/engine")).isEqualTo("/home/ada/engine");
        assertThat(folder("h/x/lib")).isEqualTo("/home/ada/src/lib");
        assertThat(folder("h/acme/web")).isEqualTo("/home/ada/Projects/acme/web");
        assertThat(folder("h/acme/api")).isEqualTo("/home/ada/go/src/github.com/acme/api");
        assertThat(folder("h/acme/app")).isEqualTo("/home/ada/acme/app");
        assertThat(folder("h/acme/none")).isEqualTo("none");
    }

    @Test
    void foldersThatHoldNoProjectsAreNotSearched() {
        for (String place : List.of(
                ".hidden/a",
                "Downloads/a",
                "src/.hidden/a",
                "src/node_modules/a",
                "src/vendor/a",
                "OneDrive - acme/a",
                "src/1/2/3/4/5/6/a",
                "src/outer/inner")) {
            clone(place, "h/x/a");
        }
        clone("src/outer", "h/x/outer");

        assertThat(folder("h/x/a")).isEqualTo("none");
    }

    @Test
    void aFolderThatTheUserNamedIsSearched() {
        clone("/data/deep/er/a", "h/x/a");
        assertThat(folder("h/x/a")).isEqualTo("none");
        named.add(path("/data"));
        assertThat(folder("h/x/a")).isEqualTo("/data/deep/er/a");
        named.add(path("/gone"));
        assertThat(folder("h/x/a")).isEqualTo("/data/deep/er/a");
    }

    @Test
    void clonesNextToAKnownOneAreFound() {
        known.put(clone("/data/code/a", "h/x/a") + "/deep", LONG_AGO);
        TestMachine.folder(path("/data/code/a/deep"));
        clone("/data/code/b", "h/x/b");
        clone("/data/other/c", "h/x/c");

        assertThat(folder("h/x/b")).isEqualTo("/data/code/b");
        assertThat(folder("h/x/c")).isEqualTo("none");
    }

    @Test
    void ofSeveralClonesTheUserChooses() {
        clone("src/a", "h/x/a");
        clone("work/a", "h/x/a");

        assertThat(resolve(Map.of("remote", "h/x/a", "home", "code/a")))
                .isInstanceOfSatisfying(
                        Unplaced.class,
                        unplaced -> assertThat(unplaced.candidates())
                                .containsExactly(path("/home/ada/src/a"), path("/home/ada/work/a")));
        assertThat(folder(Map.of("remote", "h/x/a", "home", "work/a")))
                .as("the path below home tells which one it is")
                .isEqualTo("/home/ada/work/a");
    }

    @Test
    void aLinkedWorkingTreeAndASubmoduleComeAfterAClone() throws IOException {
        Path main = clone("src/a", "h/x/a");
        linkedTree("src/a-feature", main, "feature");
        assertThat(folder("h/x/a")).isEqualTo("/home/ada/src/a");

        Path outer = clone("src/outer", "h/x/outer");
        TestMachine.file(outer.resolve(".gitmodules"), "[submodule \"lib\"]\n\tpath = libs/lib\n\turl = x\n");
        Path modules = outer.resolve(".git/modules/lib");
        TestMachine.file(modules.resolve("HEAD"), "ref: refs/heads/main\n");
        TestMachine.file(modules.resolve("config"), "[remote \"origin\"]\n\turl = git@h:x/lib\n");
        TestMachine.file(outer.resolve("libs/lib/.git"), "gitdir: ../../.git/modules/lib\n");
        assertThat(folder("h/x/lib")).isEqualTo("/home/ada/src/outer/libs/lib");
        clone("src/lib", "h/x/lib");
        assertThat(folder("h/x/lib")).isEqualTo("/home/ada/src/lib");
    }

    @Test
    void submodulesStayInsideTheirWorkingTree() throws IOException {
        Path secret = clone("/elsewhere/secret", "h/x/secret");
        Path outer = clone("src/outer", "h/x/outer");
        Files.createSymbolicLink(outer.resolve("link"), secret.getParent());
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String path : List.of("../../../../elsewhere/secret", "/elsewhere/secret", "link/secret", "", "a\\b")) {
            text.append("[submodule \"%d\"]\n\tpath = \"%s\"\n".formatted(number++, path.replace("\\", "\\\\")));
        }
        TestMachine.file(outer.resolve(".gitmodules"), text.toString());

        assertThat(folder("h/x/secret")).isEqualTo("none");
        assertThat(folder("h/x/outer")).isEqualTo("/home/ada/src/outer");
    }

    @Test
    void aForkIsFoundByItsFurtherRemoteIfThereIsNoBetterClone() {
        Path fork = clone("src/fork", "me/a");
        TestMachine.file(
                fork.resolve(".git/config"),
                "[remote \"origin\"]\n\turl = git@h:me/a\n[remote \"upstream\"]\n\turl = https://h/x/a.git\n");
        assertThat(folder("h/x/a")).isEqualTo("/home/ada/src/fork");
        assertThat(folder("h/me/a")).isEqualTo("/home/ada/src/fork");
        clone("src/own", "h/x/a");
        assertThat(folder("h/x/a")).isEqualTo("/home/ada/src/own");
        assertThat(folder("h/me/a")).isEqualTo("/home/ada/src/fork");
    }

    @Test
    void aFolderOfAMonorepoMustBeThere() {
        clone("src/mono", "h/x/mono");
        TestMachine.folder(machine, "src/mono/packages/web");

        assertThat(folder(Map.of("remote", "h/x/mono", "subfolder", "packages/web")))
                .isEqualTo("/home/ada/src/mono/packages/web");
        assertThat(resolve(Map.of("remote", "h/x/mono", "subfolder", "packages/gone")))
                .isInstanceOfSatisfying(
                        Unplaced.class,
                        unplaced -> assertThat(unplaced.reason().what())
                                .contains("packages/gone")
                                .contains("/home/ada/src/mono"));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        clone("/data/code/a", "h/x/a");
        Files.createSymbolicLink(path("/home/ada/src"), path("/data/code"));

        assertThat(folder("h/x/a")).isEqualTo("none");
    }

    @Test
    void whatIsOddAboutARemoteLeadsNowhere() {
        TestMachine.repository(machine, "src/file", "/home/ada/other");
        TestMachine.repository(machine, "src/loop", "ssh://localhost/x/a");
        TestMachine.repository(machine, "src/none", "");
        TestMachine.file(TestMachine.repository(machine, "src/bad", "git@h:x/a").resolve(".git/config"), "[broken");

        for (String odd :
                List.of("", "/", "h", "localhost/x/a", "home/ada/other", "/home/ada/other", "h/x/a", "*", "..")) {
            assertThat(folder(odd)).as(odd).isEqualTo("none");
        }
    }

    @Test
    void theRepositoryOfTheWholeHomeFolderIsNoClone() {
        TestMachine.repository(machine, ".", "git@h:me/dotfiles");
        clone("src/a", "h/x/a");
        machine = TestMachine.standingIn(machine, "src/a");

        assertThat(folder("h/me/dotfiles")).isEqualTo("none");
        assertThat(folder("h/x/a")).isEqualTo("/home/ada/src/a");
    }

    @Test
    void onlyWhatChangedIsListedAgain(@TempDir Path folder) throws IOException {
        machine = TestMachine.at(folder.toRealPath(), Os.LINUX, Map.of());
        for (int i = 0; i < 5; i++) {
            clone("src/" + i, "h/x/" + i);
        }
        TestMachine.folder(machine, ".cache");
        age(folder);
        assertThat(folder("h/x/3")).endsWith("/src/3");
        Path memory = TestMachine.cloneFinder(machine).memory();
        String remembered = Files.readString(memory);
        assertThat(remembered).contains("h/x/3");
        FileTime written = FileTime.from(LONG_AGO);
        Files.setLastModifiedTime(memory, written);

        assertThat(folder("h/x/3")).endsWith("/src/3");
        assertThat(Files.getLastModifiedTime(memory)).as("nothing changed").isEqualTo(written);

        Files.writeString(memory, remembered.replace("h/x/3", "h/x/7"));
        assertThat(folder("h/x/7")).as("what is remembered counts").endsWith("/src/3");
        clone("src/7", "h/x/8");
        assertThat(folder("h/x/8")).endsWith("/src/7");
        TestMachine.file(folder.resolve("src/4/.git/config"), "[remote \"origin\"]\n\turl = git@h:x/nine\n");
        assertThat(folder("h/x/nine")).endsWith("/src/4");
        assertThat(folder("h/x/4")).isEqualTo("none");
    }

    @Test
    void aDamagedMemoryOnlyCostsTime(@TempDir Path folder) throws IOException {
        machine = TestMachine.at(folder.toRealPath(), Os.LINUX, Map.of());
        clone("src/a", "h/x/a");
        age(folder);
        Path memory = TestMachine.cloneFinder(machine).memory();
        folder("h/x/a");
        String good = Files.readString(memory);
        for (String bad : List.of(
                "",
                "{",
                good.substring(0, good.length() / 2),
                good.replace("\"time\"", "\"tame\""),
                good.replace("\"version\":1", "\"version\":2"),
                good.replace("\"path\":\"", "\"path\":\"\\u0000"))) {
            Files.writeString(memory, bad);
            assertThat(folder("h/x/a")).as(bad).endsWith("/src/a");
        }
        Files.delete(memory);
        Files.createDirectory(memory);
        assertThat(folder("h/x/a")).endsWith("/src/a");
    }

    @Test
    void aSearchWithoutTimeSaysSo() {
        clone("src/a", "h/x/a");
        ProjectPlaces places = new ProjectPlaces(machine);
        FolderMemory memory = FolderMemory.read(finder().memory(), TestMachine.NOW);

        assertThat(new CloneSearch(places, memory, new PendingLook(), 0).run(named, named, Duration.ZERO))
                .isFalse();
        assertThat(new CloneSearch(places, memory, new PendingLook(), 0).run(named, named, Duration.ofMinutes(1)))
                .isTrue();
    }

    @Test
    @Timeout(60)
    void aFolderThatDoesNotAnswerIsLeftOutForAnHour() {
        clone("src/a", "h/x/a");
        clone("src/dead/b", "h/x/b");
        clone("src/zoo", "h/x/zoo");
        AtomicInteger hung = new AtomicInteger();
        BoundedSearch bounded = new BoundedSearch(finder(), Duration.ofMillis(300), Duration.ofMinutes(1));
        FoundClones found = bounded.run(List.of(), () -> new HangingLook(path("src/dead"), hung));

        assertThat(found.isComplete()).isTrue();
        assertThat(found.clonesOf(remote("h/x/a"))).containsExactly(List.of(path("src/a")));
        assertThat(found.clonesOf(remote("h/x/zoo"))).containsExactly(List.of(path("src/zoo")));
        assertThat(found.clonesOf(remote("h/x/b"))).isEmpty();
        assertThat(finder().silentFolders()).containsExactly(path("src/dead"));
        bounded.run(List.of(), () -> new HangingLook(path("src/dead"), hung));
        assertThat(hung).as("one look within an hour").hasValue(1);

        machine = TestMachine.later(machine, Duration.ofMinutes(61));
        assertThat(finder().silentFolders()).isEmpty();
        assertThat(folder("h/x/b")).isEqualTo("/home/ada/src/dead/b");
    }

    @Test
    @Timeout(60)
    void ifNothingAnswersTheSearchEnds() {
        clone("src/a", "h/x/a");
        BoundedSearch bounded = new BoundedSearch(finder(), Duration.ofMillis(50), Duration.ofMillis(200));
        FoundClones found = bounded.run(List.of(), () -> new HangingLook(path(""), new AtomicInteger()));

        assertThat(found.clonesOf(remote("h/x/a"))).isEmpty();
    }

    /** Never ends to look at a path. */
    private static final class HangingLook extends PendingLook {
        private final Path dead;
        private final AtomicInteger hung;

        HangingLook(Path dead, AtomicInteger hung) {
            this.dead = dead;
            this.hung = hung;
        }

        @Override
        void begin(Path path) {
            super.begin(path);
            if (path.equals(dead)) {
                hung.incrementAndGet();
                Uninterruptibles.awaitUninterruptibly(new CountDownLatch(1));
            }
        }
    }

    @Test
    void mountsOfOtherMachinesAreNotSearchedUnlessTheUserNamedThem() {
        for (String place : List.of("nas", "src/far away", "src/auto", "src/sftp")) {
            clone(place + "/" + place.length(), "h/x/" + place.length());
        }
        clone("src/disk/near", "h/x/near");
        TestMachine.file(path("/proc/self/mounts"), """
                /dev/sda1 / ext4 rw 0 0
                server:/home /home nfs4 rw 0 0
                //server/share /home/ada/nas cifs rw 0 0
                server:/far /home/ada/src/far\\040away nfs rw 0 0
                systemd-1 /home/ada/src/auto autofs rw 0 0
                ada@server: /home/ada/src/sftp fuse.sshfs rw 0 0
                /dev/sdb1 /home/ada/src/disk ext4 rw 0 0
                broken
                """);

        for (String remote : List.of("h/x/3", "h/x/12", "h/x/8")) {
            assertThat(folder(remote)).as(remote).isEqualTo("none");
        }
        assertThat(folder("h/x/near")).isEqualTo("/home/ada/src/disk/near");
        named.add(path("nas"));
        assertThat(folder("h/x/3")).isEqualTo("/home/ada/nas/3");
    }

    private CloneFinder finder() {
        return new CloneFinder(machine, named, TestMachine.cloneFinder(machine).memory());
    }

    private static GitRemote remote(String text) {
        return GitRemote.parse(text).orElseThrow();
    }

    @Test
    void aDiskThatCannotBeWrittenDoesNotHinderTheSearch() {
        clone("src/a", "h/x/a");
        machine = machine.withDisk(new io.roam.home.ReadOnlyDisk());

        assertThat(folder("h/x/a")).isEqualTo("/home/ada/src/a");
    }

    private static void age(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
            }
        }
    }

    private void linkedTree(String path, Path main, String name) {
        Path own = main.resolve(".git/worktrees").resolve(name);
        TestMachine.file(own.resolve("HEAD"), "ref: refs/heads/x\n");
        TestMachine.file(own.resolve("commondir"), "../..\n");
        TestMachine.file(TestMachine.folder(machine, path).resolve(".git"), "gitdir: " + own + "\n");
    }

    private Path clone(String path, String remote) {
        return TestMachine.repository(machine, path, "https://" + remote + ".git");
    }

    private Path path(String text) {
        return machine.home().resolve(text);
    }

    private String folder(String remote) {
        return folder(Map.of("remote", remote));
    }

    private String folder(Map<String, String> recorded) {
        return resolve(recorded) instanceof Found found ? found.folder().toString() : "none";
    }

    private Resolution resolve(Map<String, String> recorded) {
        return new LocalFolders(new WorkspaceFinder(machine, folder -> List.of()), List.of(), known, finder())
                .resolve(Workspace.fromMap(recorded));
    }
}
