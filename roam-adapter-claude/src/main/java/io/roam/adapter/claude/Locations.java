package io.roam.adapter.claude;

import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.tool.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the configuration folders of the tool on a machine, which hold its history. */
final class Locations {
    /** Names one folder; or several, as roam and other programs read it, which the tool itself does not. */
    static final String VARIABLE = "CLAUDE_CONFIG_DIR";

    private Locations() {}

    /** Returns the stores. Of several that share one folder of projects, that which has it is the store of all. */
    static List<StoreLocation> locate(Machine machine) {
        Map<Path, List<StoreLocation>> byProjects = new LinkedHashMap<>();
        for (StoreLocation store : locateAll(machine)) {
            byProjects
                    .computeIfAbsent(realProjects(store.root()), projects -> new ArrayList<>())
                    .add(store);
        }
        return byProjects.values().stream().map(Locations::joined).toList();
    }

    /** Returns the folder that the tool will make at its first start; empty if something else is in its place. Of a list it is the first. */
    static Optional<StoreLocation> locateUnused(Machine machine) {
        String folder = machine.variable(VARIABLE)
                .map(list -> list.split(separators(machine), -1)[0].strip())
                .orElseGet(() -> machine.home().resolve(".claude").toString());
        try {
            return Optional.of(machine.directory().resolve(folder).normalize())
                    .filter(config -> !folder.isEmpty() && !Files.exists(config, LinkOption.NOFOLLOW_LINKS))
                    .map(config -> StoreLocation.of(config)
                            .withProfile(ProfileNames.of(machine).getOrDefault(config, ProfileNames.nameOf(config))));
        } catch (InvalidPathException e) { // no folder can have that name
            return Optional.empty();
        }
    }

    private static String separators(Machine machine) {
        return machine.os() == Os.WINDOWS ? "[,;]" : "[,:]";
    }

    private static StoreLocation joined(List<StoreLocation> sharers) {
        StoreLocation owner = sharers.stream()
                .filter(store -> !Files.isSymbolicLink(store.root()) && !Files.isSymbolicLink(projectsOf(store.root())))
                .findFirst()
                .orElse(sharers.get(0));
        return owner.alsoFor(sharers.stream().map(StoreLocation::profile).toList());
    }

    /** Whether a folder is a configuration folder of the tool here. */
    static boolean isLocated(Path folder, Machine machine) {
        return locateAll(machine).stream().anyMatch(store -> store.root().equals(folder));
    }

    /** Returns the real paths of the folders of projects that other stores list. */
    static Set<Path> othersThan(Path config, Machine machine) {
        return locate(machine).stream()
                .map(store -> realProjects(store.root()))
                .filter(projects -> !projects.equals(realProjects(config)))
                .collect(Collectors.toSet());
    }

    /** Returns the configuration folders that share that one's folder of projects, itself among them. */
    static Set<Path> sharersOf(Path config, Machine machine) {
        Path projects = realProjects(config);
        Set<Path> sharers = new LinkedHashSet<>(Set.of(config));
        locateAll(machine).stream()
                .map(StoreLocation::root)
                .filter(root -> realProjects(root).equals(projects))
                .forEach(sharers::add);
        return sharers;
    }

    private static Path projectsOf(Path config) {
        return config.resolve("projects");
    }

    private static Path realProjects(Path config) {
        Path projects = projectsOf(config);
        try {
            return projects.toRealPath();
        } catch (IOException e) { // the tool has not made it yet, or it is a link that leads nowhere
            return projects;
        }
    }

    private static List<StoreLocation> locateAll(Machine machine) {
        Optional<String> variable = machine.variable(VARIABLE);
        Set<Path> folders = new LinkedHashSet<>(ProfileNames.of(machine).keySet());
        folders.removeIf(folder -> !Files.isDirectory(folder));
        if (variable.isEmpty()) {
            addFolder(machine, machine.home().resolve(".claude").toString(), folders);
        } else {
            addListed(machine, variable.get(), folders);
        }
        Map<Path, String> named = ProfileNames.of(machine);
        return folders.stream()
                .map(folder ->
                        StoreLocation.of(folder).withProfile(named.getOrDefault(folder, ProfileNames.nameOf(folder))))
                .toList();
    }

    /** Adds the folders of a list. The tool, started with a list, makes one folder of that name: it counts if something was said in it. */
    private static void addListed(Machine machine, String list, Set<Path> folders) {
        for (String part : list.split(separators(machine), -1)) {
            addFolder(machine, part.strip(), folders);
        }
        Set<Path> whole = new LinkedHashSet<>();
        if (addFolder(machine, list, whole)
                && (folders.isEmpty() || hasSessions(whole.iterator().next()))) {
            folders.addAll(whole);
        }
    }

    private static boolean hasSessions(Path config) {
        return !new ProjectsFolder(config, Set.of()).listSessions(session -> {}).isEmpty();
    }

    private static boolean addFolder(Machine machine, String name, Set<Path> folders) {
        try {
            Path folder = machine.directory().resolve(name).normalize();
            if (name.isEmpty() || !Files.isDirectory(folder)) {
                return false;
            }
            folders.add(folder);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Names the profiles of a user: the configuration folders, each with conversations of its own. */
    static final class ProfileNames {
        static final String SETTING = "claude.profiles";

        private static final String DEFAULT_FOLDER = ".claude";

        private ProfileNames() {}

        /** Returns the names that the user gave to folders: {@code FOLDER=NAME}, several with commas between. */
        static Map<Path, String> of(Machine machine) {
            Map<Path, String> names = new LinkedHashMap<>();
            for (String entry : machine.setting(SETTING).orElse("").split(",", -1)) {
                int equals = entry.lastIndexOf('=');
                if (equals > 0) {
                    String name = entry.substring(equals + 1).strip();
                    findFolder(machine, entry.substring(0, equals).strip())
                            .ifPresent(folder -> names.put(folder, name));
                }
            }
            return names;
        }

        /** Whether a text is a list of {@code FOLDER=NAME}. */
        static boolean isValid(String text) {
            return Arrays.stream(text.split(",", -1))
                    .allMatch(entry -> entry.strip().matches("[^=].*=.*[^=\\s].*"));
        }

        private static Optional<Path> findFolder(Machine machine, String path) {
            try {
                return Optional.of(machine.home().resolve(path).normalize());
            } catch (InvalidPathException e) { // no folder can have that name
                return Optional.empty();
            }
        }

        /** Returns the name of a profile that the user gave none: the folder's without its full stop; empty for the tool's own folder. */
        static String nameOf(Path folder) {
            String name = String.valueOf(folder.getFileName());
            return name.equals(DEFAULT_FOLDER) ? "" : name.startsWith(".") ? name.substring(1) : name;
        }
    }
}
