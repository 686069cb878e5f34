package io.roam.workspace;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The folders in which projects usually are. */
final class ProjectPlaces {
    private static final int LEVELS_NAMED = 6;
    private static final int LEVELS_USUAL = 5;
    private static final int LEVELS_BESIDE_CLONES = 2;
    private static final int LEVELS_OTHER = 1;
    private static final int MOST_BESIDE_CLONES = 100;

    /** Folders of the home folder in which people keep projects, in lower case. */
    private static final Set<String> USUAL = ImmutableSet.of(
            "checkouts",
            "clones",
            "code",
            "dev",
            "devel",
            "develop",
            "developer",
            "development",
            "documents",
            "git",
            "github",
            "gitlab",
            "go",
            "ideaprojects",
            "job",
            "my code",
            "oss",
            "proj",
            "project",
            "projects",
            "pycharmprojects",
            "golandprojects",
            "webstormprojects",
            "phpstormprojects",
            "rubymineprojects",
            "clionprojects",
            "riderprojects",
            "rustroverprojects",
            "androidstudioprojects",
            "eclipse-workspace",
            "repo",
            "repos",
            "repositories",
            "source",
            "sources",
            "src",
            "work",
            "workspace",
            "workspaces");

    /** Folders of the home folder that hold no projects, in lower case: media, programs, and what a cloud may have to fetch. */
    private static final Set<String> NO_PROJECTS = ImmutableSet.of(
            "3d objects",
            "appdata",
            "applications",
            "box",
            "contacts",
            "creative cloud files",
            "downloads",
            "favorites",
            "google drive",
            "library",
            "links",
            "movies",
            "music",
            "nextcloud",
            "pictures",
            "public",
            "saved games",
            "searches",
            "snap",
            "templates",
            "videos",
            "virtualbox vms");

    private static final Set<String> CLOUDS = ImmutableSet.of("dropbox", "icloud", "onedrive");

    /** Folders that macOS shows to a program only after it asked the user. */
    private static final Set<String> GUARDED_BY_MAC = ImmutableSet.of("documents", "desktop");

    private final Machine machine;
    private final Path home;
    private final RemoteMounts mounts;

    ProjectPlaces(Machine machine) {
        this.machine = machine;
        this.home = RealPath.resolve(machine.home());
        this.mounts = RemoteMounts.read(home.getFileSystem());
    }

    Path home() {
        return home;
    }

    /** Whether a file system of another machine is mounted at a folder. */
    boolean isRemoteMount(Path folder) {
        return mounts.isAt(folder);
    }

    /**
     * Returns the places to search: those that the user named, the home folder, and the folders that hold known clones.
     *
     * @param mayLook whether a folder may be looked at; asked before each look
     */
    List<SearchPlace> find(Collection<Path> named, Collection<Path> clones, Predicate<Path> mayLook) {
        List<SearchPlace> all = new ArrayList<>();
        named.stream()
                .filter(mayLook)
                .forEach(folder -> all.add(new SearchPlace(RealPath.resolve(folder), LEVELS_NAMED, true)));
        all.add(new SearchPlace(home, LEVELS_OTHER, false));
        clones.stream()
                .map(Path::getParent)
                .filter(folder -> folder != null && folder.getNameCount() > 0 && !folder.equals(home))
                .distinct()
                .filter(this::isSearched)
                .filter(mayLook)
                .filter(this::isLocal)
                .limit(MOST_BESIDE_CLONES)
                .forEach(folder -> all.add(new SearchPlace(folder, LEVELS_BESIDE_CLONES, false)));
        return all;
    }

    private boolean isSearched(Path folder) {
        Path below = folder.startsWith(home) ? home.relativize(folder) : folder;
        for (Path name : below) {
            if (name.toString().startsWith(".")) {
                return false;
            }
        }
        return !mounts.holds(folder, home);
    }

    /** Whether a folder is on this machine; on Linux the table of mounts has told. */
    private boolean isLocal(Path folder) {
        if (machine.os() == Os.LINUX) {
            return true;
        }
        try {
            boolean share = AbsolutePath.parse(folder.toString())
                    .filter(path -> path.root().form() == PathForm.SHARE)
                    .isPresent();
            return !share && !RemoteMounts.isRemote(Files.getFileStore(folder).type());
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns how many levels are listed below a folder of the home folder; negative: it is not looked at. */
    int levelsBelow(String name) {
        String lower = Ascii.toLowerCase(name);
        if (NO_PROJECTS.contains(lower)
                || CLOUDS.stream().anyMatch(lower::startsWith)
                || (machine.os() == Os.MAC && GUARDED_BY_MAC.contains(lower))) {
            return -1;
        }
        return USUAL.contains(lower) ? LEVELS_USUAL : LEVELS_OTHER;
    }
}
