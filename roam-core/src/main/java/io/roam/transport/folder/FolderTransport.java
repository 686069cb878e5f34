package io.roam.transport.folder;

import io.roam.spi.Machine;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Copies missing files to a shared directory, and takes the files from it that this device lacks. */
final class FolderTransport implements SyncTransport {
    private static final int NAMED_FILES = 3;
    private static final int MAX_FAILURES = 10;
    private static final Duration LEFTOVER_AGE = Duration.ofDays(1);

    private final String address;
    private final Path folder;
    private final Path exchange;
    private final Inbox inbox;
    private final Machine machine;
    private final MeetingFolder meetingFolder;
    private boolean tidy;
    private ExchangeState state = ExchangeState.UP_TO_DATE;
    private final Map<String, Path> mine = new LinkedHashMap<>();

    FolderTransport(String address, Path folder, Path exchange, Inbox inbox, Machine machine) {
        this.address = address;
        this.folder = folder;
        this.exchange = exchange;
        this.inbox = inbox;
        this.machine = machine;
        this.meetingFolder = new MeetingFolder(folder, machine.disk());
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
    public synchronized TransportReport exchange() {
        if (!Files.isDirectory(folder)) {
            state = ExchangeState.UNREACHABLE;
            return new TransportReport(0, 0, List.of(absence()), List.of());
        }
        Visit visit = new Visit();
        try {
            if (!tidy) {
                removeLeftovers();
                tidy = true;
            }
            Set<String> there = meetingFolder.scanNames();
            visit.takeAll(there);
            visit.giveAll(there);
            tellDebris(visit.notes);
        } catch (IOException e) {
            visit.failures.add("cannot exchange through " + folder + ": " + reason(e));
            visit.complete = false;
        }
        state = visit.complete ? ExchangeState.UP_TO_DATE : ExchangeState.UNREACHABLE;
        return new TransportReport(visit.sent, visit.received, visit.failures, visit.notes);
    }

    @Override
    public List<String> remarks() {
        if (!Files.isDirectory(folder)) {
            return List.of(absence());
        }
        return meetingFolder.findUnusable().stream()
                .map(path -> "cannot read and write " + path + "; check its owner and permissions")
                .toList();
    }

    private String absence() {
        return "the folder " + folder + " is not there; plug it in or mount it, and run roam sync again";
    }

    @Override
    public synchronized ExchangeState state() {
        return state;
    }

    /** Removes files that an interrupted exchange took and did not hand over; they are taken again. */
    private void removeLeftovers() throws IOException {
        if (Files.isDirectory(exchange)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(exchange, Files::isRegularFile)) {
                for (Path file : files) {
                    machine.disk().delete(file);
                }
            }
        }
        meetingFolder.removeParts(machine.clock().instant().minus(LEFTOVER_AGE));
    }

    private void tellDebris(List<String> notes) {
        List<String> debris = meetingFolder.foreignFiles();
        if (!debris.isEmpty()) {
            String some = String.join(", ", debris.subList(0, Math.min(NAMED_FILES, debris.size())));
            notes.add("passed over " + debris.size() + " files that are not roam's, such as conflict copies: " + some);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    /** One exchange with the directory. */
    private final class Visit {
        private final List<String> failures = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private int sent;
        private int received;
        private int failed;
        private boolean complete = true;

        /** Takes what is wanted; what was taken may name files that were not wanted before. */
        void takeAll(Set<String> there) {
            int before;
            do {
                before = received;
                takeWanted(there);
            } while (received > before);
        }

        private void takeWanted(Set<String> there) {
            for (String name : there) {
                if (failed < MAX_FAILURES && inbox.wants(name) && !isMine(name)) {
                    tryToTake(name);
                }
            }
        }

        private boolean isMine(String name) {
            Path file = mine.get(name);
            return file != null && Files.exists(file);
        }

        private void tryToTake(String name) {
            try {
                take(name);
            } catch (IOException e) {
                failed("cannot take " + meetingFolder.file(name) + " into " + exchange + ": " + reason(e));
            } catch (RoamException e) {
                failed(e.getMessage());
            }
        }

        private void failed(String problem) {
            failures.add(problem);
            complete = false;
            failed++;
        }

        private void take(String name) throws IOException {
            Path here = exchange.resolve(name);
            if (meetingFolder.size(name) > inbox.maxBytes(name)) {
                notes.add("passed over " + meetingFolder.file(name) + ": it is larger than such a file can be");
                return;
            }
            try {
                meetingFolder.copyOut(name, here);
            } catch (NoSuchFileException e) { // removed meanwhile
                return;
            }
            received++;
            inbox.arrived(here);
        }

        void giveAll(Set<String> there) {
            for (Map.Entry<String, Path> file : List.copyOf(mine.entrySet())) {
                if (!there.contains(file.getKey()) && !give(file.getKey(), file.getValue())) {
                    complete = false;
                    return;
                }
            }
        }

        // Others write there at the same time; a process number would not tell them apart.
        private static String unique() {
            return UUID.randomUUID().toString().replace("-", "");
        }

        private boolean give(String name, Path file) {
            try {
                if (!Files.exists(file)) { // no longer in the pool
                    throw new NoSuchFileException(file.toString());
                }
                if (!inbox.isIntact(file)) {
                    failures.add("did not give out " + file + ": its content is not what its name says");
                    mine.remove(name, file);
                    return true;
                }
                meetingFolder.copyIn(file, name, unique());
                sent++;
                return true;
            } catch (NoSuchFileException e) { // no longer in the pool
                mine.remove(name, file);
                return Files.isDirectory(folder);
            } catch (RoamException e) {
                failures.add(e.getMessage());
                return false;
            } catch (IOException e) {
                failures.add("cannot write to " + folder + ": " + reason(e)
                        + "; what is missing there is given at the next sync");
                return false;
            }
        }
    }

    @Override
    public synchronized void reportCorrupt(String name) {
        try {
            Path file = meetingFolder.file(name);
            if (Files.exists(file) && !inbox.isIntact(file)) {
                meetingFolder.remove(name);
            }
        } catch (IOException | RoamException e) { // the next exchange finds it corrupt again
            return;
        }
    }

    @Override
    public void close() {}
}
