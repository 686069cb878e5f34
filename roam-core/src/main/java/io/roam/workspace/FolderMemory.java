package io.roam.workspace;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What the folders of this machine held at the last search: a cache in one file, whose loss only costs time. */
final class FolderMemory {
    private static final int MAX_BYTES = 1 << 24;
    private static final long VERSION = 1;

    private final Path file;
    private final Map<String, SearchedFolder> before;
    private final Map<String, SearchedFolder> now = new ConcurrentSkipListMap<>();
    private final Map<String, Long> silent;
    private volatile boolean changed;

    private FolderMemory(Path file, Map<String, SearchedFolder> before, Map<String, Long> silent) {
        this.file = file;
        this.before = before;
        this.silent = new ConcurrentSkipListMap<>(silent);
    }

    /** Reads the file; what cannot be read is as if there were none. */
    static FolderMemory read(Path file, Instant now) {
        Map<String, SearchedFolder> listings = new LinkedHashMap<>();
        Map<String, Long> silent = new LinkedHashMap<>();
        SmallFile.read(file, MAX_BYTES).ifPresent(bytes -> {
            try {
                JsonObject json = JsonObject.parse(bytes);
                if (json.number("version") == VERSION) {
                    json.objects("folders")
                            .forEach(folder -> listings.put(folder.string("path"), listing(folder, file)));
                    json.objects("silent").stream()
                            .filter(one -> one.number("until") > now.getEpochSecond())
                            .forEach(one -> silent.put(one.string("path"), one.number("until")));
                }
            } catch (MalformedJsonException | InvalidPathException e) { // damaged: all folders are listed again
                listings.clear();
                silent.clear();
            }
        });
        return new FolderMemory(file, listings, silent);
    }

    private static SearchedFolder listing(JsonObject json, Path file) {
        Optional<CloneConfig> clone = json.optionalString("config")
                .map(config -> new CloneConfig(
                        file.getFileSystem().getPath(config),
                        json.number("configTime"),
                        json.number("configSize"),
                        json.strings("remotes").stream()
                                .flatMap(text -> GitRemote.parse(text).stream())
                                .toList()));
        boolean listed = json.flag("listed");
        return new SearchedFolder(
                json.number("time"), listed ? Optional.of(json.strings("folders")) : Optional.empty(), clone);
    }

    /** Returns what a folder held; empty if it was not looked at. */
    Optional<SearchedFolder> find(Path folder) {
        String name = folder.toString();
        return Optional.ofNullable(now.getOrDefault(name, before.get(name)));
    }

    /** Keeps what a folder holds now. */
    void put(Path folder, SearchedFolder listing) {
        String name = folder.toString();
        changed |= !listing.equals(before.get(name));
        now.put(name, listing);
    }

    /** Remembers until that time that a path does not answer. */
    void putSilent(Path path, Instant until) {
        silent.put(path.toString(), until.getEpochSecond());
        changed = true;
    }

    /** Whether a path did not answer lately. */
    boolean isSilent(Path path) {
        return silent.containsKey(path.toString());
    }

    /** Returns the paths that did not answer lately. */
    List<Path> silent() {
        return silent.keySet().stream()
                .map(name -> file.getFileSystem().getPath(name))
                .toList();
    }

    /** Writes the file if anything changed. What this search did not look at is forgotten if it looked at everything. */
    void save(boolean complete, Disk disk) {
        Map<String, SearchedFolder> all = new LinkedHashMap<>(complete ? Map.of() : before);
        all.putAll(now);
        if (!changed && all.size() == before.size()) {
            return;
        }
        List<Map<String, @Nullable Object>> folders = new ArrayList<>();
        all.forEach((name, listing) -> folders.add(toJson(name, listing)));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("folders", folders);
        json.put("silent", silentToJson());
        try {
            disk.writeAtomically(file, Json.bytes(json));
        } catch (IOException e) { // the next search lists the folders again
            return;
        }
    }

    private List<Map<String, @Nullable Object>> silentToJson() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        silent.forEach((path, until) -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("path", path);
            json.put("until", until);
            all.add(json);
        });
        return all;
    }

    private static Map<String, @Nullable Object> toJson(String name, SearchedFolder listing) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path", name);
        json.put("time", listing.modified());
        listing.folders().ifPresent(folders -> {
            json.put("listed", true);
            json.put("folders", folders);
        });
        listing.config().ifPresent(clone -> {
            json.put("config", clone.file().toString());
            json.put("configTime", clone.modified());
            json.put("configSize", clone.size());
            json.put(
                    "remotes", clone.remotes().stream().map(GitRemote::toString).toList());
        });
        return json;
    }
}
