package io.roam.adapter.claude;

import io.roam.spi.Machine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names the profiles of a user: the configuration folders, each with conversations of its own. */
final class ProfileNames {
    static final String SETTING = "claude.profiles";

    private static final String DEFAULT_FOLDER = ".claude";

    private ProfileNames() {}

    /** Returns the names that the user gave to folders: {@code FOLDER=NAME}, several with commas between. */
    static Map<Path, String> of(Machine machine) {
        Map<Path, String> names = new LinkedHashMap<>();
        for (String entry : machine.setting(SETTING).orElse("").split(",", -1)) {
            int equals = entry.lastIndexOf('=');
            if (equals > 0) {
                try {
                    names.put(
                            machine.home()
                                    .resolve(entry.substring(0, equals).strip())
                                    .normalize(),
                            entry.substring(equals + 1).strip());
                } catch (InvalidPathException e) { // no folder can have that name
                    continue;
                }
            }
        }
        return names;
    }

    /** Returns the name of a profile that the user gave none: the folder's without its full stop; empty for the tool's own folder. */
    static String nameOf(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.equals(DEFAULT_FOLDER) ? "" : name.startsWith(".") ? name.substring(1) : name;
    }
}
