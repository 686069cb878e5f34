package io.roam.adapter.codex;

import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The threads of a home. Those of subagents belong to the thread that the user talks to. */
final class ThreadListing {
    private static final Comparator<RolloutFile> BY_NAME = Comparator.comparing(RolloutFile::name);
    private static final Comparator<RolloutFile> BY_TRACK =
            Comparator.comparing(file -> file.name().toString());

    private final RolloutListing rollouts;
    private final Map<String, StoredThread> threads = new TreeMap<>();

    /** Lists the threads below a root; {@code beginnings} keeps what the files' beginnings said. */
    ThreadListing(Path root, StarterCache beginnings, SessionVisitor visitor) {
        this.rollouts = new RolloutListing(root, visitor);
        Map<String, List<RolloutFile>> byThread = new TreeMap<>();
        for (RolloutFile file : rollouts.rollouts()) {
            byThread.computeIfAbsent(file.name().thread(), id -> new ArrayList<>())
                    .add(file);
        }
        byThread.values().forEach(files -> files.sort(BY_NAME));
        Map<String, String> starters = startersOf(byThread, beginnings);
        Map<String, List<RolloutFile>> subagents = new HashMap<>();
        for (String id : starters.keySet()) {
            List<RolloutFile> files = byThread.getOrDefault(id, List.of());
            String starter = rootOf(id, starters);
            if (byThread.containsKey(starter)) {
                subagents.computeIfAbsent(starter, key -> new ArrayList<>()).addAll(files);
            } else {
                files.forEach(file -> visitor.unexpected(file.path(), "the thread that started this one is not here"));
            }
        }
        Map<String, String> names = ThreadNames.read(root);
        byThread.forEach((id, files) -> {
            if (!starters.containsKey(id)) {
                List<RolloutFile> own = subagents.getOrDefault(id, new ArrayList<>());
                own.sort(BY_TRACK);
                threads.put(id, new StoredThread(id, files, own, Optional.ofNullable(names.get(id))));
            }
        });
    }

    /** Returns for each subagent's thread the one that started it. */
    private static Map<String, String> startersOf(Map<String, List<RolloutFile>> byThread, StarterCache beginnings) {
        Map<String, String> starters = new TreeMap<>();
        byThread.forEach((id, files) -> {
            try {
                beginnings.findStarter(files.get(0)).ifPresent(starter -> starters.put(id, starter));
            } catch (IOException e) { // whoever reads it reports that
                starters.remove(id);
            }
        });
        return starters;
    }

    private static String rootOf(String id, Map<String, String> starters) {
        Set<String> passed = new HashSet<>();
        String root = id;
        while (starters.containsKey(root) && passed.add(root)) {
            root = starters.get(root);
        }
        return root;
    }

    Collection<StoredThread> threads() {
        return threads.values();
    }

    Optional<StoredThread> find(String id) {
        return Optional.ofNullable(threads.get(id));
    }

    RolloutListing rollouts() {
        return rollouts;
    }
}
