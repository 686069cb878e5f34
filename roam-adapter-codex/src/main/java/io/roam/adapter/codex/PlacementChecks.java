package io.roam.adapter.codex;

import io.roam.adapter.kit.files.LinkSearch;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.spi.tool.SessionUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks whether a thread can be placed or removed now. */
record PlacementChecks(CodexStore store, Path root) {
    Optional<Refusal> refusalOf(Placement placement) {
        if (!RolloutName.isThreadId(placement.session())) {
            return refusal("not a valid thread ID for Codex", Remedy.of(""), Until.NEVER);
        }
        if (placement.moving() || placement.replacing()) {
            return refusal("a thread of Codex is only continued, and never written anew", Remedy.of(""), Until.NEVER);
        }
        Optional<StoredThread> thread = store.find(placement.session());
        return openRefusal(placement.session())
                .or(() -> placement.continuing()
                        ? thread.flatMap(this::headRefusal)
                        : newRefusal(placement, thread.isPresent()));
    }

    Optional<Refusal> openRefusal(String session) {
        return store.currentUseOf(session) instanceof SessionUse.Open open
                ? refusal("open in " + open.who(), Remedy.of("close the session there"), Until.CLOSED)
                : Optional.empty();
    }

    private Optional<Refusal> headRefusal(StoredThread thread) {
        if (thread.head().isArchived()) {
            return refusal("archived in Codex", Remedy.of("run: codex unarchive " + thread.id()), Until.MENDED);
        }
        if (thread.head().isCompressed()) {
            return refusal(
                    "Codex has compressed this thread",
                    Remedy.of("open it in Codex once: codex resume " + thread.id()),
                    Until.MENDED);
        }
        return linkRefusal(thread.head().path());
    }

    private Optional<Refusal> newRefusal(Placement placement, boolean isTaken) {
        if (!Files.isDirectory(placement.workspace())) {
            return refusal(
                    "folder not found: " + placement.workspace(),
                    Remedy.run(ActionKind.MAP).then(", or create the folder"),
                    Until.MAPPED);
        }
        return isTaken
                ? refusal("a thread with this ID already exists in Codex", Remedy.run(ActionKind.SYNC), Until.MENDED)
                : linkRefusal(root.resolve(RolloutListing.SESSIONS));
    }

    Optional<Refusal> linkRefusal(Path file) {
        return LinkSearch.findObstacle(root, file)
                .flatMap(link -> refusal(
                        link + " is a symbolic link; roam does not write through it",
                        Remedy.of("replace the link with the file or folder that it leads to"),
                        Until.MENDED));
    }

    /** Returns why a thread cannot be removed. */
    Optional<Refusal> removalRefusal(StoredThread thread) {
        Set<String> own =
                thread.rollouts().stream().map(file -> file.name().own()).collect(Collectors.toSet());
        for (RolloutFile other : store.listed().rollouts().rollouts()) {
            Optional<ThreadHeader.Base> base = own.contains(other.name().own()) ? Optional.empty() : baseOf(other);
            if (base.filter(one -> own.contains(one.rollout())).isPresent()) {
                return refusal(
                        "thread " + other.name().thread() + " was forked from this one and needs its file",
                        Remedy.of("delete that thread in Codex first"),
                        Until.MENDED);
            }
        }
        return openRefusal(thread.id()).or(() -> linkRefusal(thread.head().path()));
    }

    private Optional<ThreadHeader.Base> baseOf(RolloutFile file) {
        try {
            return store.headers().findBase(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file.path(), e);
        }
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
