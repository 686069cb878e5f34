package io.roam.home;

import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what roam made in the folders of a home from what somebody else put there. Roam makes no links, and follows none here. */
public final class HomeContents {
    private static final Pattern DATA =
            Pattern.compile("key|lock|watched|leaving|pool|exchange|undo|ledger(\\.[a-z0-9-]+)?|.*\\.(tmp|part)");
    private static final Pattern CONFIG = Pattern.compile("config\\.json|service\\.xml(\\.old)?|.*\\.(tmp|part)");
    /** What users prepare beside the configuration: adapters, and files of programs that keep such folders. */
    private static final Pattern PREPARED = Pattern.compile("adapters|\\..*");

    private static final Pattern CACHE = Pattern.compile(
            "clones|sessions|self|told|printed|roll|names|outlines|packs|summaries|texts|startup|natives?|.*\\.(tmp|part)");
    /** Files by hash or id, with or without endings; files with fixed names; those of Syncthing and of the launcher. */
    private static final Pattern FILES = Pattern.compile(
            "[a-z2-7]{32}\\.json|\\.?[0-9a-f]{16,64}(\\.[A-Za-z0-9_-]+)*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\\.[A-Za-z0-9_-]+)*"
                    + "|[0-9]+(\\.(lock|pid|size))?|newest|accepted|arrivals|seen|passed|known|early|refused|[0-9a-f]{2}|id|port|home-is|starting|users|cursor-[A-Za-z0-9_-]+\\.vscdb"
                    + "|(suspects|admitted|entries|started)\\.json|\\.stignore|\\.stfolder"
                    + "|syncthing\\.(log|lock)|config\\.xml.*|(https-)?(cert|key)\\.pem|csrftokens\\.txt"
                    + "|CURRENT|LOCK|LOG|MANIFEST-[0-9]+|[0-9]+\\.(log|ldb|sst)|(main|folder\\..*)\\.db(-shm|-wal)?"
                    + "|.*\\.(jsa|so|dll|dylib|jnilib|size|tmp|part)|.*\\.new\\..*");

    private final HomeLayout layout;

    public HomeContents(HomeLayout layout) {
        this.layout = layout;
    }

    /** Returns what in the folders is neither roam's nor prepared for it. */
    public List<Path> findForeign() {
        List<Path> foreign = new ArrayList<>();
        for (Path folder : List.of(layout.data(), layout.config(), layout.cache())) {
            OwnFiles.list(folder).stream()
                    .filter(path -> !isOwnEntry(folder, path) && !isPrepared(folder, path))
                    .sorted()
                    .forEach(foreign::add);
        }
        return foreign;
    }

    private boolean isPrepared(Path folder, Path path) {
        return folder.equals(layout.config()) && matches(PREPARED, path);
    }

    private boolean isOwnEntry(Path folder, Path path) {
        if (layout.config().startsWith(path) || layout.cache().startsWith(path)) { // they are below it on some systems
            return true;
        }
        if (folder.equals(layout.config())) {
            return matches(CONFIG, path);
        }
        return matches(folder.equals(layout.data()) ? DATA : CACHE, path);
    }

    private static boolean matches(Pattern names, Path path) {
        return names.matcher(String.valueOf(path.getFileName())).matches();
    }

    /**
     * Deletes what roam made, and the folders that are empty then.
     *
     * @return what remains, folders instead of all that is in them where all of it remains
     */
    public List<Path> delete(Disk disk) {
        List<Path> remains = new ArrayList<>();
        for (Path folder : List.of(layout.cache(), layout.config(), layout.data())) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (Path path : OwnFiles.list(folder)) {
                    if (isOwnEntry(folder, path)) {
                        deleteEntry(path, disk, remains);
                    } else {
                        remains.add(path);
                    }
                }
                deleteIfEmpty(folder);
            } else if (OwnFiles.exists(folder)) {
                remains.add(folder);
            }
        }
        remains.sort(null);
        return remains;
    }

    private static void deleteEntry(Path entry, Disk disk, List<Path> remains) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            deleteInside(entry, disk, remains);
        } else {
            deleteFile(entry, disk, remains);
        }
    }

    /** Deletes the files in a folder that have names of roam's, and the folder if it is empty then. */
    private static void deleteInside(Path folder, Disk disk, List<Path> remains) {
        List<Path> rest = new ArrayList<>();
        List<Path> all = OwnFiles.list(folder);
        for (Path path : all) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                deleteInside(path, disk, rest);
            } else if (matches(FILES, path)) {
                deleteFile(path, disk, rest);
            } else {
                rest.add(path);
            }
        }
        boolean foreign = !all.isEmpty() && Set.copyOf(rest).equals(Set.copyOf(all));
        if (rest.isEmpty()) {
            deleteIfEmpty(folder);
        }
        remains.addAll(foreign ? List.of(folder) : rest);
    }

    private static void deleteFile(Path file, Disk disk, List<Path> remains) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            remains.add(file);
            return;
        }
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot remove", file, e);
        }
    }

    private static void deleteIfEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) { // what is in it remains, and is named
            return;
        } catch (IOException e) {
            throw new DiskException("cannot remove", folder, e);
        }
    }
}
