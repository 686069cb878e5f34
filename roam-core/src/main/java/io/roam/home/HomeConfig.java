package io.roam.home;

import io.roam.api.UnreadableConfigException;
import io.roam.files.OwnFiles;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file. Fields of a newer roam are kept.
 *
 * @param name the name of this device
 * @param transports their addresses
 * @param roots folders in which the user keeps workspaces
 * @param settings the settings of tools that the user chose
 * @param ignore the ignored folders and conversations, which the ledger has, too
 * @param map the folder mappings, which the ledger has, too
 * @param decisions the number of the last decision of the ledger that this file knows
 * @param more the fields of a newer roam
 */
public record HomeConfig(
        String name,
        List<String> transports,
        List<String> roots,
        Map<String, String> settings,
        List<String> ignore,
        Map<String, String> map,
        long decisions,
        Map<String, @Nullable Object> more) {
    private static final String FILE = "config.json";
    private static final List<String> KNOWN =
            List.of("name", "transports", "roots", "settings", "ignore", "map", "decisions");

    /** Returns the file of the configuration in that folder. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    /** Returns the configuration of a device that has none yet. */
    public static HomeConfig empty(String name) {
        return new HomeConfig(name, List.of(), List.of(), Map.of(), List.of(), Map.of(), 0, Map.of());
    }

    public static boolean isIn(Path folder) {
        return OwnFiles.exists(file(folder));
    }

    public static HomeConfig read(Path folder) {
        Path file = file(folder);
        try {
            JsonObject json = JsonObject.parse(Files.readAllBytes(file));
            return new HomeConfig(
                    json.string("name"),
                    json.strings("transports"),
                    json.strings("roots"),
                    json.texts("settings"),
                    json.strings("ignore"),
                    json.texts("map"),
                    json.optionalNumber("decisions").orElse(0),
                    json.without(KNOWN));
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        } catch (MalformedJsonException e) {
            throw new UnreadableConfigException(e.what(), file, e);
        }
    }

    public void write(Path folder, Disk disk) {
        Path file = file(folder);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("transports", transports);
        json.put("roots", roots);
        if (!settings.isEmpty()) {
            json.put("settings", settings);
        }
        json.put("ignore", ignore);
        json.put("map", map);
        json.put("decisions", decisions);
        json.putAll(more);
        try {
            disk.writeAtomically(file, (Json.text(json) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    public HomeConfig with(String otherName, List<String> otherTransports) {
        return new HomeConfig(otherName, otherTransports, roots, settings, ignore, map, decisions, more);
    }

    public HomeConfig with(Map<String, String> otherSettings) {
        return new HomeConfig(name, transports, roots, otherSettings, ignore, map, decisions, more);
    }

    /** Returns this configuration with other folders in which the user keeps workspaces. */
    public HomeConfig withRoots(List<String> otherRoots) {
        return new HomeConfig(name, transports, otherRoots, settings, ignore, map, decisions, more);
    }

    /** Returns this configuration with all rules that the ledger has up to that decision. */
    public HomeConfig with(Collection<String> otherIgnore, Map<String, String> otherMap, long number) {
        return new HomeConfig(name, transports, roots, settings, List.copyOf(otherIgnore), otherMap, number, more);
    }
}
