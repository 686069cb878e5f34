package io.roam.exchange;

import com.google.common.base.Ticker;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.transport.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The files that transports delivered and that wait to be taken in under the lock of the home. Transports add them at any time, in any
 * process: a file's name says its content, and each is moved here in one step. Thread-safe.
 */
final class ArrivedFiles implements Inbox {
    private static final int MAX_FAILURES = 10;

    /** How much may wait: what transports bring beyond that stays where it is until this is taken in. */
    private static final int MAX_FILES = 2_000;

    private static final long MAX_BYTES = 1L << 30;

    private final Path folder;
    private final Path taken;
    private final Disk disk;
    private final InboxReceiver receiver;
    private final LaneReader lanes;
    private Map<Path, Long> ranks = Map.of();
    private int files;
    private long bytes;
    private boolean refused;

    /**
     * Opens the folder.
     *
     * @param exchange the folder in which it is
     * @param receiver knows which files are wanted
     * @param lanes reads what lies in lanes
     */
    ArrivedFiles(Path exchange, Disk disk, InboxReceiver receiver, LaneReader lanes) {
        this.folder = exchange.resolve("arrived");
        this.taken = exchange.resolve("taken");
        this.disk = disk;
        this.receiver = receiver;
        this.lanes = lanes;
    }

    @Override
    public boolean wants(String name) {
        if (isFull()) { // what memory alone does not tell need not be found out now
            refused |= receiver.mayWant(name);
            return false;
        }
        return receiver.wants(name) && !Files.exists(folder.resolve(name)) && !Files.exists(taken.resolve(name));
    }

    private synchronized boolean isFull() {
        return files >= MAX_FILES || bytes >= MAX_BYTES;
    }

    /** Counts what still waits; returns whether files were not taken since the last call, as too many waited. */
    synchronized boolean wasFull() {
        boolean was = refused;
        refused = false;
        List<Path> waiting = list(folder);
        files = waiting.size();
        bytes = waiting.stream().mapToLong(file -> file.toFile().length()).sum();
        return was;
    }

    private synchronized void count(long size) {
        files++;
        bytes += size;
    }

    @Override
    public long maxBytes(String name) {
        return receiver.maxBytes(name);
    }

    @Override
    public boolean mayBegin(String name, byte[] beginning) {
        return receiver.mayBegin(name, beginning);
    }

    @Override
    public boolean isIntact(Path file) {
        return receiver.isIntact(file);
    }

    @Override
    public void arrived(Path file) {
        try {
            count(Files.size(file));
            disk.replace(file, folder.resolve(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw new DiskException("cannot read a received file", file, e);
        }
    }

    @Override
    public String device() {
        return lanes.device();
    }

    @Override
    public boolean hears(String device) {
        return lanes.hears(device);
    }

    @Override
    public boolean isWithdrawn(Path file) {
        return lanes.isWithdrawn(file);
    }

    @Override
    public boolean heard(Path file) {
        if (isFull()) {
            throw new FullInboxException(folder);
        }
        Optional<LaneReader.LiveBatch> batch = lanes.findNew(file)
                .filter(found -> !Files.exists(folder.resolve(found.id().fileName()))
                        && !Files.exists(taken.resolve(found.id().fileName())));
        batch.ifPresent(this::store);
        return batch.isPresent();
    }

    private void store(LaneReader.LiveBatch batch) {
        Path to = folder.resolve(batch.id().fileName());
        Path part = folder.resolve(batch.id().fileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out = disk.create(part)) {
                out.write(batch.content());
            }
            disk.replace(part, to);
            count(batch.content().length);
        } catch (IOException e) {
            throw new DiskException("cannot read a received file", to, e);
        }
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return list(folder).isEmpty() && list(taken).isEmpty();
    }

    /**
     * Takes in the waiting files for so long, until many failed; returns whether another turn is worthwhile.
     *
     * @param take takes one in, and returns whether that succeeded
     */
    boolean takeForATurn(Duration longest, Predicate<Path> take) {
        List<Path> files = inOrder(); // reading what many new files hold takes longer than a turn
        return new TakingTurn(longest, MAX_FAILURES, Ticker.systemTicker()).run(files, take);
    }

    /** Returns the waiting files: small ones first, then each batch after its predecessors. */
    List<Path> inOrder() {
        List<Path> all = new ArrayList<>(list(taken));
        all.addAll(list(folder));
        Map<Path, Long> now = new HashMap<>();
        all.forEach(file -> now.put(file, Optional.ofNullable(ranks.get(file)).orElseGet(() -> rank(file))));
        ranks = now; // each file is read once, although few of many may be taken in a turn
        all.sort(Comparator.comparingLong(now::get));
        return all;
    }

    private static long rank(Path file) {
        return ExchangeFileName.parse(file)
                .filter(ExchangeFileName::holdsBatches)
                .map(name -> DeferredFiles.fromLength(file))
                .orElse(-1L);
    }

    private static List<Path> list(Path folder) {
        List<Path> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> ExchangeFileName.parse(file).ifPresent(name -> all.add(file)));
            return all;
        } catch (IOException e) {
            throw new DiskException("cannot read", folder, e);
        }
    }

    /** Moves a file to where no transport replaces it while it is verified, and returns its path there. */
    Path take(Path file) throws IOException {
        Path to = taken.resolve(String.valueOf(file.getFileName()));
        if (!file.equals(to)) {
            disk.replace(file, to);
        }
        return to;
    }
}
