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
    private final HeaderCache headers;
    private final SessionVisitor visitor;
    private final Map<String, StoredThread> threads = new TreeMap<>();

    /** Lists the threads below a root; {@code headers} keeps what their first lines said. */
    ThreadListing(Path root, HeaderCache headers, Map<String, String> names, SessionVisitor visitor) {
        this.rollouts = new RolloutListing(root, visitor);
        this.headers = headers;
        this.visitor = visitor;
        Map<String, List<RolloutFile>> byThread = new TreeMap<>();
        for (RolloutFile file : rollouts.rollouts()) {
            byThread.computeIfAbsent(file.name().thread(), id -> new ArrayList<>())
                    .add(file);
        }
        byThread.values().forEach(files -> files.sort(BY_NAME));
        Map<String, String> starters = startersOf(byThread);
        Map<String, List<RolloutFile>> subagents = subagentsOf(byThread, starters);
        byThread.forEach((id, files) -> {
            if (!starters.containsKey(id)) {
                put(id, files, subagents.getOrDefault(id, List.of()), Optional.ofNullable(names.get(id)));
            }
        });
    }

    private void put(String id, List<RolloutFile> files, List<RolloutFile> subagents, Optional<String> name) {
        List<RolloutFile> sorted = subagents.stream().sorted(BY_TRACK).toList();
        threads.put(id, new StoredThread(id, files.stream().sorted(BY_NAME).toList(), sorted, name));
    }

    /** Returns for each subagent's thread the one that started it. */
    private Map<String, String> startersOf(Map<String, List<RolloutFile>> byThread) {
        Map<String, String> starters = new TreeMap<>();
        byThread.forEach((id, files) -> {
            try {
                headers.findStarter(files.get(0)).ifPresent(starter -> starters.put(id, starter));
            } catch (IOException e) { // whoever reads it reports that
                starters.remove(id);
            }
        });
        return starters;
    }

    /** Returns the subagents' files of each thread that the user talks to. */
    private Map<String, List<RolloutFile>> subagentsOf(
            Map<String, List<RolloutFile>> byThread, Map<String, String> starters) {
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
        return subagents;
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

    /** Takes in the state that a thread has now. */
    void put(StoredThread thread) {
        thread.files().forEach(rollouts::add);
        put(thread.id(), thread.rollouts(), thread.subagents(), thread.name());
    }

    /** Takes out a thread that was removed. */
    void remove(StoredThread thread) {
        thread.files().forEach(rollouts::remove);
        threads.remove(thread.id());
    }
}
