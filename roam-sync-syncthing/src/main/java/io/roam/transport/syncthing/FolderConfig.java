package io.roam.transport.syncthing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the folder in which the devices of a circle meet is set up in Syncthing. Files are scanned when roam says so. */
final class FolderConfig {
    static final String ID = "roam-main";
    static final String LABEL = "roam";
    /** The safety net. */
    static final int RESCAN_SECONDS = 3_600;
    /** So soon it tries again what it could not write; then after twice as long each time, at most after sixty times as long. */
    static final int RETRY_SECONDS = 2;

    private FolderConfig() {}

    static Map<String, @Nullable Object> json(Path path, Collection<String> devices) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", ID);
        json.put("label", LABEL);
        json.put("path", path.toString());
        json.put("type", "sendreceive");
        json.put("rescanIntervalS", RESCAN_SECONDS);
        json.put("fsWatcherEnabled", false);
        json.put("ignorePerms", true);
        json.put("autoNormalize", false);
        json.put("maxConflicts", -1);
        json.put("pullerPauseS", RETRY_SECONDS);
        List<Object> shared = new ArrayList<>();
        devices.forEach(id -> shared.add(Map.of("deviceID", id)));
        json.put("devices", shared);
        return json;
    }
}
