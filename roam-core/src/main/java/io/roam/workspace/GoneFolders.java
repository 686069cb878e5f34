package io.roam.workspace;

import java.nio.file.FileSystem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The folders of sessions that are gone from this machine, those together that went with one folder above them. */
public final class GoneFolders {
    private final FileSystem files;
    private final Map<String, Boolean> gone = new HashMap<>();
    private final Map<String, Integer> sessions = new LinkedHashMap<>();

    /**
     * Folders that went together.
     *
     * @param folder the folder that holds them all, or the only one
     * @param sessions the number of sessions in them
     */
    public record Group(String folder, int sessions) {}

    /** Looks into that file system. */
    public GoneFolders(FileSystem files) {
        this.files = files;
    }

    /** Adds the folder of a session, if it is gone. */
    public void add(String folder) {
        if (gone.computeIfAbsent(folder, name -> SessionFolder.isGone(name, files))) {
            sessions.merge(folder, 1, Integer::sum);
        }
    }

    /** Returns the groups, those with the most sessions first. */
    public List<Group> groups() {
        Map<String, List<String>> together = new LinkedHashMap<>();
        new TreeSet<>(sessions.keySet())
                .forEach(folder -> together.computeIfAbsent(topmostGone(folder), top -> new ArrayList<>())
                        .add(folder));
        return together.values().stream()
                .map(this::groupOf)
                .sorted(Comparator.comparingInt(Group::sessions).reversed())
                .toList();
    }

    private Group groupOf(List<String> folders) {
        int count = folders.stream().mapToInt(sessions::get).sum();
        return new Group(commonAncestor(folders), count);
    }

    private String topmostGone(String folder) {
        Optional<AbsolutePath> path = AbsolutePath.parse(folder);
        int depth = path.map(all -> all.segments().size()).orElse(0);
        for (int names = 1; names < depth; names++) {
            Optional<String> above = ancestor(path.orElseThrow(), names);
            if (above.filter(name -> SessionFolder.isGone(name, files)).isPresent()) {
                return above.get();
            }
        }
        return folder;
    }

    private static Optional<String> ancestor(AbsolutePath path, int names) {
        return AbsolutePath.of(path.root(), path.segments().subList(0, names)).map(AbsolutePath::toString);
    }

    private static String commonAncestor(Collection<String> folders) {
        List<AbsolutePath> paths = folders.stream()
                .flatMap(folder -> AbsolutePath.parse(folder).stream())
                .toList();
        String first = folders.iterator().next();
        if (folders.size() == 1 || paths.size() < folders.size()) {
            return first;
        }
        AbsolutePath one = paths.get(0);
        for (int names = one.segments().size(); names > 0; names--) {
            Optional<AbsolutePath> above =
                    AbsolutePath.of(one.root(), one.segments().subList(0, names));
            if (above.filter(top -> paths.stream().allMatch(path -> path.startsWith(top)))
                    .isPresent()) {
                return above.get().toString();
            }
        }
        return first;
    }
}
