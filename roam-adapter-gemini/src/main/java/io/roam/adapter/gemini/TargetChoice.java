package io.roam.adapter.gemini;

import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Chooses the file of a placement: the session's own, or a new one under a name that the tool's deletion of resumed sessions spares. */
record TargetChoice(GeminiStore store, Path root, Machine machine) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    PlacementTarget choose(Placement placement, PlacedRecords records) {
        Instant now = machine.clock().instant();
        Optional<SessionFile> existing = store.find(placement.session());
        if (existing.isPresent()) {
            SessionFile file = existing.get();
            ProjectFolder project = ProjectFolder.read(file.project());
            return new PlacementTarget(placement, file.path(), file.form(), project, Optional.of(file.modified()), now);
        }
        ProjectFolder project = ProjectFolder.find(root, placement.workspace());
        FileHead.Form form = formOf(records);
        String name = "session-" + TIME.format(records.begun().orElse(placement.lastMessageTime())) + "-"
                + SessionFile.shortId(placement.session()) + "-roam"
                + (form == FileHead.Form.LOG ? ".jsonl" : ".json");
        Path file = project.path().resolve("chats").resolve(name);
        return new PlacementTarget(placement, file, form, project, Optional.empty(), now);
    }

    /** Every version reads documents, and the old ones nothing else; so a session that can be one is, until the tool itself writes logs here. */
    private FileHead.Form formOf(PlacedRecords records) {
        SessionListing listing = store.list(file -> {});
        if (listing.hasLogs()) {
            return FileHead.Form.LOG;
        }
        return listing.isOfDocuments() || !records.areOfLog() ? FileHead.Form.DOCUMENT : FileHead.Form.LOG;
    }
}
