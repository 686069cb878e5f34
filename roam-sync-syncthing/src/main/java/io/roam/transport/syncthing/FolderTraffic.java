package io.roam.transport.syncthing;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sends and receives files through the shared folder, and restores files of this device that others changed. */
final class FolderTraffic {
    private final SharedFolder shared;
    private final LaneReader lanes;
    private final OwnLane ownLane;
    private final FolderScan scan;
    private final Path incoming;
    private final String own = UUID.randomUUID().toString();
    private final Inbox inbox;
    private final EventListener listener;
    private final MisbehavingPeers peers;
    private final Disk disk;
    private final Map<String, Path> ownFiles = new HashMap<>();
    private final Set<Path> offered = new HashSet<>();
    private final Set<String> there = new HashSet<>();
    private final Set<String> unwanted = new HashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private Optional<List<Path>> live = Optional.empty();
    private boolean isAllPublished;

    FolderTraffic(
            SharedFolder shared,
            Path incoming,
            Inbox inbox,
            EventListener listener,
            MisbehavingPeers peers,
            Disk disk) {
        this.shared = shared;
        this.scan = new FolderScan(listener::ring);
        this.incoming = incoming;
        this.inbox = inbox;
        this.listener = listener;
        this.peers = peers;
        this.disk = disk;
        this.lanes = new LaneReader(shared.root(), inbox, disk, problems::add);
        this.ownLane = new OwnLane(shared.root(), incoming.resolve(own), lanes, scan, inbox, disk);
    }

    /** Sets the files that this device has. */
    void offer(Collection<Path> files) {
        Set<Path> now = new HashSet<>(files);
        if (!now.containsAll(offered)) {
            ownFiles.clear();
            offered.clear();
            ownLane.checkWithdrawals();
        }
        now.removeAll(offered);
        now.forEach(file -> ownFiles.put(String.valueOf(file.getFileName()), file));
        offered.addAll(now);
    }

    /** Sets what this device says now in its lane. */
    void say(Collection<Path> singles) {
        live = Optional.of(List.copyOf(singles));
    }

    /** Puts all files into the shared folder before Syncthing scans it, as missing files would count as deleted. */
    void prepare() throws IOException {
        if (!shared.isPrepared()) {
            there.clear();
        }
        if (there.isEmpty()) {
            shared.prepare();
        }
        lanes.begin();
        isAllPublished = true;
        Map<String, Path> missing = new HashMap<>();
        ownFiles.forEach((name, file) -> {
            if (!there.contains(name)) {
                missing.put(name, file);
            }
        });
        for (Map.Entry<String, Path> file : missing.entrySet()) {
            addToFolder(file.getKey(), file.getValue());
            inbox.goesOn();
        }
    }

    private void addToFolder(String name, Path from) throws IOException {
        try {
            if (shared.add(from, name)) {
                scan.add(SharedFolder.itemOf(name));
            }
            there.add(name);
        } catch (NoSuchFileException e) { // no longer in the pool
            ownFiles.remove(name, from);
            offered.remove(from);
            isAllPublished = false;
        }
    }

    /** Removes this process's folder for files that arrive. */
    void close() {
        try {
            Files.deleteIfExists(incoming.resolve(own));
        } catch (IOException e) { // files are in it that were not handed over, and come again
            return;
        }
    }

    /** Brings this device's lane up to date. All published files are in the shared folder then. */
    void lay() throws IOException {
        List<Path> singles = live.orElse(null);
        live = Optional.empty();
        if (singles != null) {
            ownLane.lay(singles, isAllPublished);
        }
    }

    /** Tells Syncthing of new files, and returns their number; does not wait until it knows them. */
    int send(RestClient client) {
        return scan.start(client);
    }

    /** Has Syncthing notice that an obstacle is gone; does not wait for it. */
    void rescan(RestClient client) {
        scan.startWhole(client);
    }

    /** Whether Syncthing knows all files. */
    boolean isSent() {
        return scan.isDone();
    }

    /** Takes files that arrived, restores changed ones, and returns the number of those that arrived. */
    int receive(RestClient client, PeerStatusQuery query) throws IOException {
        int received = listener.takePending() ? receiveRequests(client) : 0;
        Map<String, Boolean> finished = listener.takeFinished();
        lanes.add(listener.takeFinishedSlots());
        if (listener.takeGap()) {
            received += receiveAll(query);
            lanes.addAll();
        } else {
            for (Map.Entry<String, Boolean> file : finished.entrySet()) {
                received += receive(file.getKey(), file.getValue(), query);
            }
        }
        lanes.hearAdded();
        return received + receiveNamed(query) + lanes.taken();
    }

    /** Takes files that were not wanted, but are since a card that names them arrived. */
    private int receiveNamed(PeerStatusQuery query) throws IOException {
        int received = 0;
        for (String name : List.copyOf(unwanted)) {
            if (inbox.wants(name)) {
                unwanted.remove(name);
                received += receive(name, false, query);
            }
        }
        return received;
    }

    private int receiveAll(PeerStatusQuery query) throws IOException {
        int received = 0;
        Set<String> names = shared.scanNames();
        for (String name : names) {
            received += receive(name, false, query);
        }
        List<String> gone = new ArrayList<>(ownFiles.keySet());
        gone.removeAll(names);
        for (String name : gone) {
            receive(name, true, query);
        }
        return received;
    }

    private int receive(String name, boolean gone, PeerStatusQuery query) throws IOException {
        Path own = ownFiles.get(name);
        if (own != null) {
            restoreOwn(name, own, gone, query);
            return 0;
        }
        if (gone || !shared.exists(name)) {
            return 0;
        }
        if (!shared.isFile(name)) {
            remove(name, query);
            return 0;
        }
        if (!inbox.wants(name)) {
            addUnwanted(name);
            return 0;
        }
        return take(name) ? 1 : 0;
    }

    /** Remembers a file that a card may name later. */
    private void addUnwanted(String name) {
        if (SharedFolder.isNamedByCards(name)) {
            unwanted.add(name);
        }
    }

    private void restoreOwn(String name, Path own, boolean gone, PeerStatusQuery query) throws IOException {
        if (!Files.exists(own) || (!gone && (shared.links(own, name) || isIntact(name)))) {
            return;
        }
        String author = query.author(name);
        if (gone && !shared.exists(name)) {
            peers.recordDeleted(author);
        } else if (!gone) {
            peers.recordForged(author);
        }
        shared.restore(own, name);
        scan.add(SharedFolder.itemOf(name));
    }

    private boolean isIntact(String name) {
        return shared.isFile(name) && inbox.isIntact(shared.file(name));
    }

    private void remove(String name, PeerStatusQuery query) throws IOException {
        peers.recordForged(query.author(name));
        shared.remove(name);
        scan.add(SharedFolder.itemOf(name));
        there.remove(name);
    }

    private boolean take(String name) throws IOException {
        Path here = incoming.resolve(own).resolve(name); // other processes of this home take files, too
        try {
            if (shared.size(name) > inbox.maxBytes(name)) {
                problems.add("skipped " + shared.file(name) + ": it is too large");
                return false;
            }
            shared.linkOrCopyTo(name, here, inbox.maxBytes(name));
        } catch (NoSuchFileException e) { // removed meanwhile
            return false;
        }
        there.add(name);
        inbox.arrived(here);
        return true;
    }

    /** Returns the problems since the last call, a sentence each. */
    List<String> takeProblems() {
        List<String> all = List.copyOf(problems);
        problems.clear();
        return all;
    }

    private int receiveRequests(RestClient client) throws IOException {
        int found = 0;
        for (String deviceName : UnknownDevices.list(client).values()) {
            byte[] request = UnknownDevices.requestIn(deviceName).orElse(new byte[0]);
            String name = UnknownDevices.fileNameOf(request);
            if (request.length > 0 && inbox.wants(name)) {
                Path file = incoming.resolve(own).resolve(name);
                disk.delete(file);
                try (OutputStream out = disk.create(file)) {
                    out.write(request);
                }
                inbox.arrived(file);
                found++;
            }
        }
        return found;
    }

    /** Removes a file that is not what its name says, so that a good one can arrive. */
    void removeCorrupt(String name, PeerStatusQuery query) {
        try {
            if (shared.exists(name) && !isIntact(name)) {
                remove(name, query);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove", shared.file(name), e);
        }
    }
}
