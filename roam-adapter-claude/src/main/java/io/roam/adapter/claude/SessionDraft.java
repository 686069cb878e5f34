package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.links.LinkGuard;
import io.roam.adapter.claude.links.LinkedFolderException;
import io.roam.adapter.claude.transcript.GuideLine;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the records of one session to temporary files, one for each track. */
final class SessionDraft {
    private final Placement placement;
    private final Path project;
    private final LinkGuard linkGuard;
    private final TemporaryTracks temporaryTracks;
    private final BackupFolder backupFolder;
    private final Map<String, TrackDraft> tracks = new LinkedHashMap<>();
    private final Map<String, LegacyAgent.StandingLines> standing = new HashMap<>();
    private final Set<String> lowerCaseNames = new HashSet<>();
    private boolean placesWords;
    private boolean placesTitle;

    SessionDraft(
            Placement placement,
            Path project,
            LinkGuard linkGuard,
            TemporaryTracks temporaryTracks,
            BackupFolder backupFolder) {
        this.placement = placement;
        this.project = project;
        this.linkGuard = linkGuard;
        this.temporaryTracks = temporaryTracks;
        this.backupFolder = backupFolder;
    }

    /** Writes all records to temporary files, and returns these: the side tracks first, the main track last. */
    List<PreparedFile> prepare(RecordSource placed) throws IOException {
        try {
            try (RecordReader records = placed.open()) {
                for (Record record = records.next(); record != null; record = records.next()) {
                    addRecord(record);
                    noteMain(record);
                }
            }
            TrackDraft main = tracks.get(Record.MAIN);
            if (main != null) {
                addGuide(main);
                addNameFile(main);
            }
        } finally {
            closeAll();
        }
        return preparedFiles();
    }

    private void noteMain(Record record) {
        placesWords |= record.track().equals(Record.MAIN) && record.kind() == Record.Kind.EVENT;
        placesTitle |= record.track().equals(Record.MAIN) && record.kind() == Record.Kind.PROPERTY;
    }

    /** Leads the tool to the last message that is placed, if it would follow another one. */
    private void addGuide(TrackDraft main) throws IOException {
        Optional<String> tip = placesWords ? LeafSearch.findHiddenTip(main.transcript()) : Optional.empty();
        if (tip.isPresent()) {
            main.add(Record.state(Record.MAIN, GuideLine.bytesOf(placement.session(), tip.get()))
                    .asLine());
        }
    }

    /** Writes the session's name into the file beside the transcript, if the tool would not find it otherwise. */
    private void addNameFile(TrackDraft main) throws IOException {
        Path target = TrackName.fileOf(project, placement.session(), TrackName.NAME_FILE);
        boolean mayBeNamed = placesTitle || placement.expected().isPresent();
        if (!mayBeNamed || linkGuard.obstacleToFile(target).isPresent()) {
            return;
        }
        Optional<byte[]> content = new NameFile(target).findContent(main.transcript(), main.length());
        if (content.isPresent()) {
            TrackDraft file =
                    new TrackDraft(TrackName.NAME_FILE, temporaryTracks.createDraft(), target, false, Optional.empty());
            tracks.put(TrackName.NAME_FILE, file);
            file.add(Record.file(TrackName.NAME_FILE, content.get()));
        }
    }

    private void addRecord(Record record) throws IOException {
        if (TrackName.isShared(record.track()) && standsAlready(record)) {
            return;
        }
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

    /** Whether the session's part of a shared file has the record: such a file is there before a new session, and after a deleted one. */
    private boolean standsAlready(Record record) throws IOException {
        String track = record.track();
        if (TrackName.ownerOf(track).filter(placement.session()::equals).isEmpty()) {
            throw new UnsafeTrackException(placement.session(), track);
        }
        if (!standing.containsKey(track)) {
            Path file = TrackName.fileOf(project, placement.session(), track);
            standing.put(
                    track,
                    placement.continuing()
                            ? LegacyAgent.StandingLines.none()
                            : LegacyAgent.StandingLines.in(file, placement.session()));
        }
        return standing.get(track).cover(record);
    }

    private TrackDraft beginTrack(Record record) throws IOException {
        String track = record.track();
        checkName(track);
        Path target = TrackName.fileOf(project, placement.session(), track);
        linkGuard.obstacleToFile(target).ifPresent(link -> {
            throw new LinkedFolderException(link);
        });
        boolean replaces = placement.replacing() && track.isEmpty();
        boolean continues = placement.continuing() || TrackName.isShared(track);
        boolean appends = continues && TrackName.isLines(track) && !replaces;
        TrackDraft draft = new TrackDraft(
                track,
                temporaryTracks.createDraft(),
                target,
                appends,
                Optional.of(backupFolder).filter(folder -> replaces));
        tracks.put(track, draft);
        return draft;
    }

    // On many disks, two names that differ only in letter case are one file.
    private void checkName(String track) {
        boolean unused = tracks.containsKey(track) || lowerCaseNames.add(track.toLowerCase(Locale.ROOT));
        if (!TrackName.isKnown(track) || !unused) {
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
