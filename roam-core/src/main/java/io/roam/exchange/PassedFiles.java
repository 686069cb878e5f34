package io.roam.exchange;

import io.roam.files.LineLog;
import io.roam.ledger.TrustedDevice;
import io.roam.ledger.TrustedDevices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of files of unknown devices beyond those that are kept for the user: whoever can write where devices meet can make any number.
 * They stay where they are, and are looked at again when the user trusts another device. {@link #contains} is thread-safe.
 */
final class PassedFiles {
    /** How many names are remembered; what is beyond is looked at again by a later program. */
    private static final int MOST = 200_000;

    private final LineLog log;
    private final TrustedDevices trusted;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final List<Map<String, Object>> unsaved = new ArrayList<>();
    private String trust;

    PassedFiles(LineLog log, TrustedDevices trusted) {
        this.log = log;
        this.trusted = trusted;
        this.trust = trustNow();
        log.read().forEach(line -> {
            if (line.optionalString("trust").orElse("").equals(trust)) {
                line.optionalString("name").ifPresent(names::add);
            }
        });
    }

    private String trustNow() {
        StringBuilder all = new StringBuilder();
        for (TrustedDevice device : trusted.all()) {
            all.append(device.id().text()).append(device.retired()).append(' ');
        }
        return Integer.toHexString(all.toString().hashCode());
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    int count() {
        return names.size();
    }

    void add(String name) {
        if (names.size() < MOST && names.add(name)) {
            unsaved.add(Map.of("name", name, "trust", trust));
        }
    }

    /** Forgets all names if trust has changed, and saves the new ones. */
    void save() {
        String now = trustNow();
        if (!now.equals(trust)) {
            trust = now;
            names.clear();
            unsaved.clear();
            log.rewrite(List.of());
        }
        log.add(unsaved);
        unsaved.clear();
    }
}
