package io.roam.transport.folder;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.ActionKind;
import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Copies missing files to a shared directory, and takes the files from it that this device lacks. */
final class FolderTransport implements SyncTransport {
    private static final int MAX_FAILURES = 10;
    private static final long LARGE = 16 << 20;
    private static final int BEGINNING = 64;
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    private final String address;
    private final Path folder;
    private final Path exchange;
    private final Inbox inbox;
    private final Machine machine;
    private final MeetingFolder meetingFolder;
    private final Path incoming;
    private final RefusedFiles refused;
    private final FolderLanes lanes;
    private final Set<String> given = new HashSet<>();
    private boolean tidy;
    private ExchangeState state = ExchangeState.UP_TO_DATE;
    private final Map<String, Path> mine = new LinkedHashMap<>();
    private Optional<Map<String, Path>> live = Optional.empty();

    FolderTransport(String address, Path folder, Path exchange, Inbox inbox, Machine machine) {
        this.address = address;
        this.folder = folder;
        this.exchange = exchange;
        this.inbox = inbox;
        this.machine = machine;
        this.meetingFolder = new MeetingFolder(folder, machine.disk());
        this.incoming = exchange.resolve(unique()); // other processes of this home take files, too
        this.refused = new RefusedFiles(exchange.resolve("refused"), machine.disk());
        this.lanes = new FolderLanes(folder, meetingFolder, inbox, machine.disk(), unique());
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public synchronized void publish(Collection<Path> files) {
        mine.clear();
        files.forEach(file -> mine.put(String.valueOf(file.getFileName()), file));
    }

    @Override
    public synchronized void live(Collection<Path> singles) {
        Map<String, Path> byName = new LinkedHashMap<>();
        singles.forEach(file -> byName.put(String.valueOf(file.getFileName()), file));
        live = Optional.of(byName);
    }

    @Override
    public synchronized TransportReport exchange() {
        Optional<Map<String, Path>> singles = live;
        live = Optional.empty();
        if (!Files.isDirectory(folder)) {
            state = ExchangeState.UNREACHABLE;
            return TransportReport.of(0, 0).withFailures(List.of(absence()));
        }
        Visit visit = new Visit();
        try {
            if (!tidy) {
                removeLeftovers();
                tidy = true;
            }
            visit.look();
            visit.hear();
            visit.giveAll();
            singles.ifPresent(visit::lay);
            notePassedOver(visit);
        } catch (IOException e) {
            visit.failures.add(failure("cannot sync through", e, ""));
            visit.complete = false;
        }
        state = visit.complete ? ExchangeState.UP_TO_DATE : ExchangeState.UNREACHABLE;
        return TransportReport.of(visit.sent, visit.received)
                .withFailures(visit.failures)
                .withNotes(visit.notes);
    }

    @Override
    public String title() {
        return "shared folder " + folder;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.of(folder);
    }

    @Override
    public List<Reason.Coded> remarks() {
        if (!Files.isDirectory(folder)) {
            return List.of(absence());
        }
        return meetingFolder.findUnusable().stream()
                .map(path -> Reason.Coded.of(
                        "shared-folder-not-writable",
                        "cannot read and write " + path + "; hint: check the owner and permissions"))
                .toList();
    }

    private Reason.Coded absence() {
        return Reason.Coded.of(
                "shared-folder-not-found",
                "shared folder not found: " + folder,
                Remedy.of("connect or mount it, then run: ").then(ActionKind.SYNC));
    }

    /** Returns a failure of the folder: what cannot be done, why, and what the user can do. */
    private Reason.Coded failure(String what, IOException e, String consequence) {
        return switch (DiskException.code(e)) {
            case DiskException.FULL ->
                Reason.Coded.of(
                        "shared-folder-full",
                        "shared folder is full: " + folder + "; hint: free some space; the next sync sends the rest");
            case "permission-denied" ->
                Reason.Coded.of(
                        "shared-folder-not-writable",
                        what + " " + folder + ": permission denied; hint: check the owner and permissions");
            default ->
                Reason.Coded.of(
                        "shared-folder-error", what + " " + folder + ": " + DiskException.reason(e) + consequence);
        };
    }

    @Override
    public synchronized ExchangeState state() {
        return state;
    }

    /** Removes files that an interrupted exchange took and did not hand over; they are taken again. */
    private void removeLeftovers() throws IOException {
        Instant before = machine.clock().instant().minus(LEFTOVER_AGE);
        if (Files.isDirectory(exchange)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(exchange, Files::isDirectory)) {
                for (Path old : folders) {
                    if (Files.getLastModifiedTime(old).toInstant().isBefore(before)) {
                        MoreFiles.deleteRecursively(old, RecursiveDeleteOption.ALLOW_INSECURE);
                    }
                }
            }
        }
        meetingFolder.removeParts(before);
        lanes.removeParts(before);
    }

    private void notePassedOver(Visit visit) {
        visit.note(meetingFolder.foreign(), "unknown files, for example conflict copies");
        visit.note(
                meetingFolder.irregular(),
                "pipes, symbolic links and other things that are not regular files or folders");
        visit.note(lanes.tooLarge(), "files of devices that are too large");
        visit.note(visit.tooLarge, "files that are too large, or larger than the free space");
        visit.note(visit.strange, "files with a wrong checksum");
    }

    // Others write there at the same time; a process number would not tell them apart.
    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static Path existing(Path folder) {
        Path found = folder;
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    /** One exchange with the directory. */
    private final class Visit {
        private final List<Reason.Coded> failures = new ArrayList<>();
        private final List<Reason.Coded> notes = new ArrayList<>();
        private final PassedOver tooLarge = new PassedOver();
        private final PassedOver strange = new PassedOver();
        private final Map<String, Path> missing = new LinkedHashMap<>();
        private int sent;
        private int received;
        private int failed;
        private boolean complete = true;
        private boolean isInterrupted;
        private boolean isAllGiven = true;

        /** Takes what is wanted, and finds out what of this device's is missing there. */
        void look() throws IOException {
            missing.putAll(mine);
            meetingFolder.visitNames(name -> {
                inbox.goesOn();
                Path own = missing.get(name);
                if (own != null && Files.exists(own)) {
                    noteGiven(name);
                } else if (failed < MAX_FAILURES && inbox.wants(name)) {
                    tryToTake(name);
                }
            });
        }

        /** Notes that a file of this device is there; the first time, it looks whether something else has its name. */
        private void noteGiven(String name) {
            if (given.contains(name) || meetingFolder.isFile(name) || !meetingFolder.removeObstacle(name)) {
                given.add(name);
                missing.remove(name);
            }
        }

        private void tryToTake(String name) {
            try {
                take(name);
            } catch (IOException e) {
                failed(Reason.Coded.of(
                        DiskException.code(e),
                        "cannot take " + meetingFolder.file(name) + " into " + exchange + ": "
                                + DiskException.reason(e)));
            } catch (RoamException e) {
                failed(Reason.Coded.of(e));
            }
        }

        void note(PassedOver files, String what) {
            files.sentence(what).ifPresent(sentence -> notes.add(Reason.Coded.of("files-skipped", sentence)));
        }

        private void failed(Reason.Coded problem) {
            failures.add(problem);
            complete = false;
            failed++;
        }

        private void take(String name) throws IOException {
            if (!meetingFolder.isFile(name)) {
                return;
            }
            BasicFileAttributes found = meetingFolder.attributes(name);
            if (refused.contains(name, found)) {
                strange.add(meetingFolder.file(name));
            } else if (found.size() > inbox.maxBytes(name) || !hasSpace(found.size())) {
                tooLarge.add(meetingFolder.file(name));
            } else if (found.size() > LARGE && !inbox.mayBegin(name, meetingFolder.beginning(name, BEGINNING))) {
                strange.add(meetingFolder.file(name));
                refused.add(name, found);
            } else {
                copy(name);
            }
        }

        private boolean hasSpace(long size) throws IOException {
            return size < LARGE || machine.disk().usableSpace(existing(exchange)) > size + LARGE;
        }

        private void copy(String name) throws IOException {
            Path here = incoming.resolve(name);
            machine.disk().delete(here);
            try {
                meetingFolder.copyOut(name, here, inbox.maxBytes(name), inbox::goesOn);
            } catch (NoSuchFileException e) { // removed meanwhile
                return;
            }
            received++;
            inbox.arrived(here);
        }

        /** Takes what is new in lanes. */
        void hear() throws IOException {
            received += lanes.hearAll(this::failed);
        }

        /** Brings this device's lane up to date. What it no longer says is removed there only once all packs are given. */
        void lay(Map<String, Path> singles) {
            if (isInterrupted) {
                return;
            }
            try {
                sent += lanes.lay(singles, this::failed);
                if (isAllGiven) {
                    lanes.clear(singles);
                }
            } catch (IOException e) {
                failed(failure("cannot write this device's files in", e, "; the next sync sends the rest"));
            }
        }

        void giveAll() {
            for (Map.Entry<String, Path> file : missing.entrySet()) {
                inbox.goesOn();
                if (!give(file.getKey(), file.getValue())) {
                    complete = false;
                    isInterrupted = true;
                    return;
                }
            }
        }

        private void forget(String name, Path file) {
            mine.remove(name, file);
            isAllGiven = false;
        }

        private boolean give(String name, Path file) {
            try {
                if (!Files.exists(file)) { // no longer in the pool
                    throw new NoSuchFileException(file.toString());
                }
                if (!inbox.isIntact(file)) {
                    failures.add(
                            Reason.Coded.of("checksum-mismatch", "not sent: " + file + ": checksum does not match"));
                    forget(name, file);
                    return true;
                }
                meetingFolder.copyIn(file, name, unique(), inbox::goesOn);
                given.add(name);
                sent++;
                return true;
            } catch (NoSuchFileException e) { // no longer in the pool
                forget(name, file);
                return Files.isDirectory(folder);
            } catch (RoamException e) {
                failures.add(Reason.Coded.of(e));
                return false;
            } catch (IOException e) {
                failures.add(failure("cannot write to", e, "; the next sync sends the rest"));
                return false;
            }
        }
    }

    @Override
    public synchronized void reportCorrupt(String name) {
        Path copy = incoming.resolve(name);
        try {
            if (!meetingFolder.isFile(name)) {
                return;
            }
            BasicFileAttributes found = meetingFolder.attributes(name);
            machine.disk().delete(copy);
            meetingFolder.copyOut(name, copy, inbox.maxBytes(name), inbox::goesOn);
            if (!inbox.isIntact(
                    copy)) { // where it cannot be removed, it is not taken again as long as it stays as it is
                refused.add(name, found);
                meetingFolder.remove(name);
            }
        } catch (IOException | RoamException e) { // another device may remove it
            return;
        } finally {
            discard(copy);
        }
    }

    private void discard(Path copy) {
        try {
            machine.disk().delete(copy);
        } catch (IOException e) { // removed with the folder
            return;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(incoming);
        } catch (IOException e) { // a later run removes it
            return;
        }
    }
}
