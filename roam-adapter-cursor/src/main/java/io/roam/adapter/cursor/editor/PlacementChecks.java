package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.ActionKind;
import io.roam.spi.Remedy;
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
            return refusal("not a Cursor conversation ID", "", Until.NEVER);
        }
        if (editor.isRunning()) {
            return refusal(
                    "Cursor is running and would overwrite the update",
                    Remedy.of("close Cursor, then run: ").then(ActionKind.SYNC),
                    Until.CLOSED);
        }
        if (placement.expected().isEmpty() && workspace.get().isEmpty()) {
            return refusal(
                    "Cursor has not opened " + placement.workspace() + " yet",
                    "open the folder in Cursor once and close it",
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
                        "unknown Cursor database version; roam only reads it: " + what,
                        "update roam on this device",
                        Until.MENDED));
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return refusal(reason, Remedy.of(remedy), until);
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
