package io.roam.adapter.windsurf.cascade;

import io.roam.spi.Machine;
import java.util.Map;
import java.util.TreeMap;

/** The settings of roam for this tool. */
final class WindsurfSettings {
    static final String WRITE = "windsurf.write";
    private static final String FORMER_WRITE = "windsurf.place";
    static final String KEY = "windsurf.key";

    private WindsurfSettings() {}

    static Map<String, String> descriptions() {
        Map<String, String> known = new TreeMap<>();
        known.put(WRITE, "on: add conversations to Windsurf (experimental; default: off)");
        known.put(KEY, "Windsurf's file key, 32 characters; only needed if Windsurf changes it");
        return known;
    }

    static boolean accepts(String name, String value) {
        return name.equals(KEY) ? Envelope.withKey(value).isPresent() : value.equals("on") || value.equals("off");
    }

    static boolean mayWrite(Machine machine) {
        return machine.setting(WRITE)
                .or(() -> machine.setting(FORMER_WRITE))
                .filter("on"::equals)
                .isPresent();
    }

    static Envelope envelope(Machine machine) {
        return Envelope.withKey(machine.setting(KEY).orElse(Envelope.PUBLISHED_KEY))
                .orElseThrow(UnusableKeyException::new);
    }
}
