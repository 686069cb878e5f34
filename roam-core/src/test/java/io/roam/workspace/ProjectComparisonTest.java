package io.roam.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Machine;
import io.roam.workspace.Resolution.Found;
import io.roam.workspace.Resolution.Unplaced;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conversations of a folder on one machine, with a folder of the same path on the next. */
class ProjectComparisonTest {
    private static final String FOLDER = "/home/ada/api";

    private final Machine there = TestMachine.linux();
    private final Machine here = TestMachine.linux();
    private final Map<String, String> rootCommits = new HashMap<>();
    private final List<FolderMapping> mappings = new ArrayList<>();

    @Test
    void anotherRepositoryIsAnotherProject() {
        TestMachine.repository(there, "api", "git@example.org:acme/api.git");
        TestMachine.repository(here, "api", "git@example.org:other/api.git");

        assertThat(reason())
                .isEqualTo("/home/ada/api is another project on this device: it is in a clone of example.org/other/api,"
                        + " and the conversation was in a clone of example.org/acme/api");
        assertThat(remedy()).isEqualTo("roam map example.org/acme/api <folder>");
    }

    @Test
    void everyOtherSpellingOfTheRemoteIsTheSameProject() {
        TestMachine.repository(there, "api", "ssh://git@example.org:2222/acme/api.git");
        TestMachine.repository(here, "api", "https://ada@example.org/Acme/API");

        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void aCloneAndAPlainFolderAreTwoProjects() {
        TestMachine.repository(there, "api", "git@example.org:acme/api.git");
        TestMachine.folder(here, "api");
        assertThat(reason())
                .isEqualTo("/home/ada/api is another project on this device: it is in no git repository,"
                        + " and the conversation was in a clone of example.org/acme/api");
    }

    @Test
    void aPlainFolderAndACloneAreTwoProjects() {
        TestMachine.folder(there, "api");
        TestMachine.repository(here, "api", "git@example.org:other/api.git");

        assertThat(reason())
                .isEqualTo("/home/ada/api is another project on this device: it is in a clone of example.org/other/api,"
                        + " and the conversation was in none");
        assertThat(remedy()).isEqualTo("roam map /home/ada/api <folder>");
    }

    @Test
    void aContainersFolderCountsLikeOneBelowHome() {
        TestMachine.repository(there, "/workspace", "git@example.org:acme/api.git");
        TestMachine.repository(here, "/workspace", "git@example.org:other/api.git");
        assertThat(folderOf("/workspace")).isEqualTo("none");

        TestMachine.folder(there, "/srv");
        TestMachine.folder(here, "/srv");
        assertThat(folderOf("/srv")).isEqualTo("/srv");
    }

    @Test
    void twoPlainFoldersOfOnePathAreOneProject() {
        TestMachine.folder(there, "api");
        TestMachine.folder(here, "api");
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void theFolderBelowTheTopCounts() {
        TestMachine.repository(there, "mono", "git@example.org:acme/mono");
        TestMachine.folder(there, "mono/api");
        TestMachine.repository(here, "mono/api", "git@example.org:acme/mono");
        assertThat(folderOf("/home/ada/mono/api")).isEqualTo("none");

        TestMachine.repository(here, "mono", "https://example.org/acme/mono");
        TestMachine.folder(here, "mono/web");
        TestMachine.folder(there, "mono/web");
        assertThat(folderOf("/home/ada/mono/web")).isEqualTo("/home/ada/mono/web");
    }

    @Test
    void aSubmoduleIsAnotherProjectThanTheFolderAroundIt() {
        TestMachine.repository(there, "engine", "git@example.org:acme/engine");
        TestMachine.file(there.home().resolve("engine/.git/modules/lib/HEAD"), "x");
        TestMachine.file(
                there.home().resolve("engine/.git/modules/lib/config"),
                "[remote \"origin\"]\nurl = git@example.org:acme/lib\n");
        TestMachine.file(there.home().resolve("engine/lib/.git"), "gitdir: ../.git/modules/lib\n");
        TestMachine.repository(here, "engine", "git@example.org:acme/engine");
        TestMachine.folder(here, "engine/lib");

        assertThat(folderOf("/home/ada/engine/lib")).isEqualTo("none");
    }

    @Test
    void aLinkedWorkingTreeIsOfItsRepository() {
        TestMachine.repository(there, "fix", "git@example.org:acme/engine");
        Path own = TestMachine.repository(here, "engine", "git@example.org:acme/engine")
                .resolve(".git/worktrees/fix");
        TestMachine.file(own.resolve("HEAD"), "ref: refs/heads/fix\n");
        TestMachine.file(own.resolve("commondir"), "../..\n");
        TestMachine.file(here.home().resolve("fix/.git"), "gitdir: " + own + "\n");

        assertThat(folderOf("/home/ada/fix")).isEqualTo("/home/ada/fix");
    }

    @Test
    void aRemoteUnderAnotherNameIsTheSame() {
        TestMachine.repository(there, "api", "git@example.org:acme/api");
        TestMachine.repository(here, "api", "");
        TestMachine.file(
                here.home().resolve("api/.git/config"), "[remote \"upstream\"]\nurl = git@example.org:acme/api\n");

        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void theFirstCommitTellsRepositoriesWithoutRemoteApart() {
        TestMachine.repository(there, "api", "");
        TestMachine.repository(here, "api", "");
        rootCommits.put("there", "a".repeat(40));
        rootCommits.put("here", "b".repeat(40));
        assertThat(reason())
                .startsWith(
                        "/home/ada/api is another project on this device: it is in a git repository without remote, and");

        rootCommits.put("here", "a".repeat(40));
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void aRemoteThatWasAddedLaterMakesNoOtherProject() {
        TestMachine.repository(there, "api", "");
        TestMachine.repository(here, "api", "git@example.org:acme/api");
        rootCommits.put("there", "a".repeat(40));
        rootCommits.put("here", "a".repeat(40));
        assertThat(folder()).isEqualTo(FOLDER);

        rootCommits.put("here", "b".repeat(40));
        assertThat(folder()).isEqualTo("none");
    }

    @Test
    void aRepositoryWithoutRemoteIsNoCloneOfOneThatHasOne() {
        TestMachine.repository(there, "api", "git@example.org:acme/api");
        TestMachine.repository(here, "api", "");
        rootCommits.put("here", "a".repeat(40));
        assertThat(folder()).isEqualTo("none");
    }

    @Test
    void aShallowCloneIsToldByItsRemote() {
        TestMachine.repository(there, "api", "git@example.org:acme/api");
        Path api = TestMachine.repository(here, "api", "git@example.org:other/api");
        TestMachine.file(api.resolve(".git/shallow"), "a".repeat(40));
        assertThat(folder()).isEqualTo("none");

        TestMachine.repository(here, "api", "git@example.org:acme/api");
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void whatIsUnknownMakesNoDifference() {
        TestMachine.repository(there, "api", "");
        TestMachine.repository(here, "api", "");
        rootCommits.put("here", "a".repeat(40));
        assertThat(folder()).as("no git there").isEqualTo(FOLDER);

        rootCommits.clear();
        rootCommits.put("there", "a".repeat(40));
        assertThat(folder()).as("no git here").isEqualTo(FOLDER);

        TestMachine.file(here.home().resolve("api/.git/config"), "[remote \"x]\n");
        assertThat(folder()).as("unreadable configuration").isEqualTo(FOLDER);
    }

    @Test
    void aFolderThatWasGoneWhenItWasRecordedIsUnknown() {
        TestMachine.repository(here, "api", "git@example.org:acme/api");
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void aWorkingTreeWithoutItsRepositoryIsUnknown() {
        TestMachine.file(there.home().resolve("api/.git"), "gitdir: /host/engine/.git/worktrees/api\n");
        TestMachine.repository(here, "api", "git@example.org:acme/engine");
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void aRepositoryOfTheHomeFolderMakesNoDifference() {
        TestMachine.repository(here, ".", "git@example.org:ada/dotfiles");
        TestMachine.folder(here, "api");
        TestMachine.folder(there, "api");
        assertThat(folder()).isEqualTo(FOLDER);
    }

    @Test
    void theUsersMappingAlwaysWins() {
        TestMachine.repository(there, "api", "git@example.org:acme/api.git");
        TestMachine.repository(here, "api", "git@example.org:other/api.git");
        mappings.add(FolderMapping.parse("example.org/acme/api", FOLDER).orElseThrow());

        assertThat(folder()).isEqualTo(FOLDER);
    }

    private String folder() {
        return folderOf(FOLDER);
    }

    private String folderOf(String path) {
        return resolve(path) instanceof Found found ? found.folder().toString() : "none";
    }

    private String reason() {
        return ((Unplaced) resolve(FOLDER)).reason().what();
    }

    private String remedy() {
        return ((Unplaced) resolve(FOLDER)).reason().remedy().toString();
    }

    private Resolution resolve(String path) {
        Workspace recorded = new WorkspaceFinder(there, folder -> rootCommit("there")).describe(path);
        WorkspaceFinder finder = new WorkspaceFinder(here, folder -> rootCommit("here"));
        return new LocalFolders(finder, mappings, Map.of(), TestMachine.cloneFinder(here)).resolve(recorded);
    }

    private List<String> rootCommit(String machine) {
        return rootCommits.containsKey(machine) ? List.of(rootCommits.get(machine)) : List.of();
    }
}
