package io.roam.workspace;

import com.google.common.collect.ImmutableList;
import io.roam.workspace.Resolution.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All the user's mappings: for a workspace the closest one counts, and of equally close ones the latest. */
final class FolderMappings {
    private static final Comparator<Fit> NEAREST =
            Comparator.comparingInt(fit -> fit.names().size());

    private final LocalPathTranslator forms;
    private final ImmutableList<FolderMapping> lastFirst;
    private final UnplacedReason reason;

    private record Fit(FolderMapping mapping, List<String> names) {}

    FolderMappings(LocalPathTranslator forms, Collection<FolderMapping> mappings, UnplacedReason reason) {
        this.forms = forms;
        this.lastFirst = ImmutableList.copyOf(mappings).reverse();
        this.reason = reason;
    }

    /** Returns the mapped folder of {@code workspace}; empty if no mapping covers it. */
    Optional<Resolution> resolve(Workspace workspace) {
        return lastFirst.stream()
                .flatMap(mapping -> mapping.source().namesTo(workspace).map(names -> new Fit(mapping, names)).stream())
                .min(NEAREST)
                .map(this::follow);
    }

    private Resolution follow(Fit fit) {
        Optional<Path> folder = forms.toLocal(fit.mapping().target())
                .flatMap(target -> forms.resolveBelow(target, fit.names()))
                .filter(Files::isDirectory);
        return folder.isPresent()
                ? new Found(folder.get(), "the mapping " + fit.mapping(), List.of())
                : reason.mappedToNothing(fit.mapping(), fit.names());
    }
}
