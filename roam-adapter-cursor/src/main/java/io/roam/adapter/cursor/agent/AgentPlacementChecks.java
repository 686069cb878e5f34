package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import io.roam.sqlite.SqliteSnapshot;
import java.util.Optional;

/** Finds reasons why a session of cursor-agent cannot be written now. */
record AgentPlacementChecks(AgentFolder folder, Machine machine, RunningPrograms agent) {
    Optional<Refusal> refusalOf(Placement placement) {
        if (!SessionId.isValid(placement.session())) {
            return Optional.of(Refusal.of("not a Cursor CLI session ID", "", Until.NEVER));
        }
        return refusalWhileRunning()
                .or(() -> folder.find(placement.session())
                        .filter(found -> LostDatabase.find(found).isEmpty())
                        .flatMap(this::refusalOfUnknownVersion));
    }

    Optional<Refusal> refusalWhileRunning() {
        return agent.isRunning()
                ? Optional.of(Refusal.of(
                        "Cursor CLI is running and would not see the update",
                        Remedy.of("close Cursor CLI, then run: ").then(ActionKind.SYNC),
                        Until.CLOSED))
                : Optional.empty();
    }

    private Optional<Refusal> refusalOfUnknownVersion(AgentSessionLocation session) {
        try (SqliteSnapshot open = SqliteSnapshot.open(session.database(), CursorOwner.CURSOR, machine)) {
            return AgentSchema.unknownPart(open)
                    .map(what -> Refusal.of(
                            "unknown Cursor CLI database version; roam only reads it: " + what,
                            "update roam on this device",
                            Until.MENDED));
        }
    }
}
