package io.roam.home;

import io.roam.api.UnreadableConfigException;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * @param more the fields of a newer roam
 */
public record HomeConfig(
        String name,
        List<String> transports,
        List<String> roots,
        Map<String, String> settings,
        Map<String, @Nullable Object> more) {
    private static final String FILE = "config.json";
    private static final List<String> KNOWN = List.of("name", "transports", "roots", "settings");

    /** Returns the file of the configuration in that folder. */
    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    public static boolean isIn(Path folder) {
        return Files.exists(file(folder));
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
        json.putAll(more);
        try {
            disk.writeAtomically(file, (Json.text(json) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    public HomeConfig with(String otherName, List<String> otherTransports) {
        return new HomeConfig(otherName, otherTransports, roots, settings, more);
    }

    public HomeConfig with(Map<String, String> otherSettings) {
        return new HomeConfig(name, transports, roots, otherSettings, more);
    }
}
