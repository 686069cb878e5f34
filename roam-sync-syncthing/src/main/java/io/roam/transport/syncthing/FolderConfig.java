package io.roam.transport.syncthing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of the folder that the devices of a circle share. Syncthing scans files when roam asks for it. */
final class FolderConfig {
    static final String ID = "roam-main";
    static final String LABEL = "roam";
    /** The interval of full scans, in case a change was missed. */
    static final int RESCAN_SECONDS = 3_600;
    /** The delay before a failed write is tried again; it doubles with each try, up to sixty times the value. */
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
