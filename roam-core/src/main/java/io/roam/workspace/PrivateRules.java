package io.roam.workspace;

import com.google.common.collect.ImmutableSet;
import io.roam.spi.Machine;
import io.roam.spi.tool.RemoteFolder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Decides what is private to this machine: folders with all below them, conversations, and what files named {@code .roamignore}
 * exclude. In doubt, it is private. Each {@code .roamignore} is read once: create new rules for each sync. Thread-safe.
 */
public final class PrivateRules {
    private final LocalPathTranslator forms;
    private final NameEquivalence equivalence;
    private final ImmutableSet<AbsolutePath> folders;
    private final ImmutableSet<String> conversations;
    private final IgnoreFiles files;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    /**
     * @param machine where the folders are
     * @param folders the private folders
     * @param conversations the ids of the private conversations
     */
    public PrivateRules(Machine machine, Collection<AbsolutePath> folders, Collection<String> conversations) {
        this.forms = new LocalPathTranslator(machine);
        this.equivalence = new NameEquivalence(machine.os());
        this.folders = folders.stream().flatMap(this::names).collect(ImmutableSet.toImmutableSet());
        this.conversations = ImmutableSet.copyOf(conversations);
        Path home = machine.home().normalize();
        this.files = new IgnoreFiles(ImmutableSet.of(home, RealPath.resolve(home)), equivalence);
    }

    /** Whether there are private folders, so that all folders of a conversation must be checked. */
    public boolean hasFolders() {
        return !folders.isEmpty();
    }

    /** Whether the conversation itself is private. */
    public boolean isPrivateConversation(String id) {
        return conversations.contains(id);
    }

    /** Whether one of the folders of a conversation is private. */
    public boolean isPrivate(Collection<String> recorded) {
        return reason(recorded).isPresent();
    }

    /** Returns the first reason why one of these folders is private, as a clause for the user; empty if none is. */
    public Optional<String> reason(Collection<String> recorded) {
        return recorded.stream()
                .flatMap(text -> known.computeIfAbsent(text, this::reason).stream())
                .findFirst();
    }

    /** Returns which {@code .roamignore} files cannot be read, of those looked at so far, a sentence each. */
    public List<String> failures() {
        return files.failures();
    }

    /** Returns what the {@code .roamignore} files read so far ask for that cannot be obeyed, a sentence each. */
    public List<String> complaints() {
        return files.complaints();
    }

    private Optional<String> reason(String text) {
        Optional<AbsolutePath> path = AbsolutePath.parse(text);
        if (path.isEmpty()) {
            boolean doubtful = !text.isBlank()
                    && !folders.isEmpty()
                    && RemoteFolder.parse(text).isEmpty();
            return doubtful ? Optional.of("roam cannot tell whether its folder is ignored") : Optional.empty();
        }
        return folder(path.get()).or(() -> ignored(path.get()));
    }

    private Optional<String> folder(AbsolutePath path) {
        Set<AbsolutePath> names = names(path).collect(ImmutableSet.toImmutableSet());
        return folders.stream()
                .filter(folder -> names.stream().anyMatch(name -> equivalence.startsWith(name.key(), folder.key())))
                .findFirst()
                .map(folder -> folder + " is private");
    }

    private Optional<String> ignored(AbsolutePath path) {
        return places(path)
                .flatMap(place -> files.findExcluding(place).stream())
                .findFirst()
                .map(file -> file + " ignores it");
    }

    /** Returns all names of a folder: as written, in the form of this machine, and with links resolved. */
    private Stream<AbsolutePath> names(AbsolutePath path) {
        return Stream.concat(
                Stream.of(path), places(path).flatMap(place -> AbsolutePath.parse(place.toString()).stream()));
    }

    private Stream<Path> places(AbsolutePath path) {
        return forms.toLocal(path).stream().flatMap(place -> Stream.of(place, RealPath.resolve(place)));
    }
}
