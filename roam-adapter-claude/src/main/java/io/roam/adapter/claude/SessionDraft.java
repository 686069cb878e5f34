package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.spi.Disk;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prepares the tracks of one session. */
final class SessionDraft {
    private final Placement placement;
    private final Path project;
    private final LinkGuard folders;
    private final TemporaryTracks temporaryTracks;
    private final BackupFolder folder;
    private final Disk disk;
    private final Map<String, TrackDraft> tracks = new LinkedHashMap<>();
    private final Set<String> lowerCaseNames = new HashSet<>();

    SessionDraft(
            Placement placement,
            Path project,
            LinkGuard folders,
            TemporaryTracks temporaryTracks,
            BackupFolder folder,
            Disk disk) {
        this.placement = placement;
        this.project = project;
        this.folders = folders;
        this.temporaryTracks = temporaryTracks;
        this.folder = folder;
        this.disk = disk;
    }

    /** Writes all records to temporary files: the side tracks first, the main track last. */
    List<PreparedFile> prepare(RecordSource placed) throws IOException {
        try {
            try (RecordReader records = placed.open()) {
                for (Record record = records.next(); record != null; record = records.next()) {
                    addRecord(record);
                }
            }
        } finally {
            closeAll();
        }
        return preparedFiles();
    }

    private void addRecord(Record record) throws IOException {
        TrackDraft known = tracks.get(record.track());
        if (known != null && record.kind() != Record.Kind.FILE) {
            known.add(record);
            return;
        }
        if (known != null) {
            known.close();
        }
        beginTrack(record).addFirst(record, placement.partial().getOrDefault(record.track(), 0));
    }

    private TrackDraft beginTrack(Record record) throws IOException {
        String track = record.track();
        checkName(track);
        Path target = TrackName.fileOf(project, placement.session(), track);
        if (folders.obstacleToFile(target).isPresent()) {
            throw new UnsafeTrackException(placement.session(), track);
        }
        boolean instead = placement.replacing() && track.isEmpty();
        boolean behind = placement.expected().isPresent() && TrackName.isLines(track) && !instead;
        TrackDraft draft = new TrackDraft(
                track,
                temporaryTracks.nextFile(),
                target,
                behind,
                Optional.of(folder).filter(s -> instead),
                disk);
        tracks.put(track, draft);
        return draft;
    }

    // On many disks, two names that differ in letter case alone are one file.
    private void checkName(String track) {
        boolean fresh = tracks.containsKey(track) || lowerCaseNames.add(track.toLowerCase(Locale.ROOT));
        if (!TrackName.isKnown(track) || !fresh) {
            throw new UnsafeTrackException(placement.session(), track);
        }
    }

    private void closeAll() throws IOException {
        for (TrackDraft draft : tracks.values()) {
            draft.close();
        }
    }

    private List<PreparedFile> preparedFiles() throws IOException {
        List<PreparedFile> prepared = new ArrayList<>();
        for (TrackDraft draft : tracks.values()) {
            draft.finish().ifPresent(prepared::add);
        }
        prepared.sort((a, b) -> Boolean.compare(a.track().isEmpty(), b.track().isEmpty()));
        return prepared;
    }
}
