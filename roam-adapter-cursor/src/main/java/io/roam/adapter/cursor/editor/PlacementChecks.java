package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds reasons why a conversation cannot be placed now. */
record PlacementChecks(UserFolder user, VersionMemory versions, RunningPrograms editor) {
    /** Returns why a conversation cannot be placed; empty if it can be, in that workspace. */
    Optional<Refusal> refusalOf(Placement placement, Supplier<Optional<EditorWorkspace>> workspace) {
        if (!SessionId.isValid(placement.session())) {
            return refusal("its id is none of Cursor's", "", Until.NEVER);
        }
        if (editor.isRunning()) {
            return refusal("Cursor runs, and would overwrite what is placed", "close Cursor", Until.CLOSED);
        }
        if (placement.expected().isEmpty() && workspace.get().isEmpty()) {
            return refusal(
                    "Cursor was never opened on " + placement.workspace()
                            + ", and what it would call it cannot be known",
                    "open the folder in Cursor, and close it again",
                    Until.MAPPED);
        }
        return refusalOfUnknownVersion();
    }

    private Optional<Refusal> refusalOfUnknownVersion() {
        if (!Files.isRegularFile(user.database())) {
            return Optional.empty();
        }
        return versions.version()
                .unknownPart()
                .flatMap(what -> refusal(
                        "its database is of a version of Cursor that roam does not know, and only reads: " + what,
                        "update roam",
                        Until.MENDED));
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
