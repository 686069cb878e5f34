package io.roam.ledger;

import io.roam.api.HomeClosedException;
import io.roam.api.HomeClosure;
import io.roam.device.DeviceId;
import io.roam.files.ChainedLog;
import io.roam.files.OwnFiles;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The decisions of this device. Every change is one line that is on the disk before it takes effect, except for {@link #addDeferred}.
 * Thread-safe.
 *
 * <p>A ledger that is absent or damaged can be read as far as its lines are whole; nothing can be added to it. Unknown lines, which a
 * newer roam wrote, are kept.
 */
public final class Ledger {
    private static final int MIN_LINES_TO_COMPACT = 2_000;
    private static final int OUTDATED_FACTOR = 2;

    private final ChainedLog log;
    private final Path file;
    private final Path undoFolder;
    private final Disk disk;
    private final LedgerOwner owner = new LedgerOwner();
    private final Checkpoints checkpoints = new Checkpoints(this);
    private final Tombstones tombstones = new Tombstones(this);
    private final TrustedDevices trustedDevices = new TrustedDevices(this);
    private final AwaitedDevices awaitedDevices = new AwaitedDevices(this);
    private final AwaitedAcceptances awaitedAcceptances = new AwaitedAcceptances(this);
    private final HeardNotices notices = new HeardNotices(this);
    private final RunHistory runs = new RunHistory(this);
    private final UserRules userRules = new UserRules(this);
    private final PairingTokens tokens = new PairingTokens(this);
    private final List<JsonObject> unknown = new ArrayList<>();
    private final List<Map<String, Object>> deferred = new ArrayList<>();
    private final List<LedgerSection> sections = List.of(
            owner,
            checkpoints,
            tombstones,
            runs,
            awaitedDevices,
            awaitedAcceptances,
            trustedDevices,
            notices,
            userRules,
            tokens);

    private int lines;
    private int linesToCompact = MIN_LINES_TO_COMPACT;
    private boolean rebuilding;
    private Optional<HomeClosure> closure = Optional.empty();

    private Ledger(Path file, Disk disk) {
        this.log = new ChainedLog(file, disk);
        this.file = file;
        this.undoFolder = file.resolveSibling("undo");
        this.disk = disk;
    }

    /** Creates the ledger of a device, in place of one of another device. */
    public static Ledger create(Path file, DeviceId device, Disk disk) {
        new ChainedLog(file, disk).rewrite(List.of(LedgerOwner.line(device)), 1);
        return open(file, disk);
    }

    /** Reads the ledger in a file. */
    public static Ledger open(Path file, Disk disk) {
        Ledger ledger = new Ledger(file, disk);
        ChainedLog.Content content = ledger.log.read();
        content.lines().forEach(ledger::replay);
        ledger.lines = content.lines().size();
        ledger.closure = closure(content, file);
        return ledger;
    }

    private static Optional<HomeClosure> closure(ChainedLog.Content content, Path file) {
        if (!OwnFiles.exists(file) || (content.lines().isEmpty() && content.damagedLine() == 0)) {
            return Optional.of(HomeClosure.ledgerLost(file));
        }
        boolean begins = content.damagedLine() != 0
                || LedgerOwner.isOwnerLine(content.lines().get(0));
        long damaged = begins ? content.damagedLine() : 1;
        return damaged == 0 ? Optional.empty() : Optional.of(HomeClosure.ledgerDamaged(damaged));
    }

    /** Opens the ledger in a file to rebuild it without any of its lines, as they are another device's. */
    public static Ledger openBlank(Path file, Disk disk) {
        Ledger ledger = new Ledger(file, disk);
        ledger.log.read();
        ledger.closure = Optional.of(HomeClosure.ledgerLost(file));
        return ledger;
    }

    /** Returns why nothing can be added; empty if the ledger is whole. */
    public Optional<HomeClosure> closure() {
        return closure;
    }

    /** Returns whose ledger it is, and what it remembers of the home. */
    public LedgerOwner owner() {
        return owner;
    }

    /** Returns how many decisions of the user it ever had. */
    public long decisions() {
        return owner.decisions();
    }

    /** Remembers by which number the file system knows the file of the key; empty: by none that stays. */
    public void rememberKeyFile(OptionalLong number) {
        add(owner.lineWith(number, owner.isRebuilt()));
    }

    /** Records that a synchronization has looked which sessions are missing since the ledger was rebuilt. */
    public void endRebuilt() {
        add(owner.lineWith(owner.keyFile(), false));
    }

    /**
     * Rewrites a file that is mostly outdated; only under the lock of the home, as others may be adding lines. It looks at the lines only after
     * they became several times as many, so that it may be called as often as lines are added.
     */
    public synchronized void compact() {
        if (lines <= linesToCompact) {
            return;
        }
        List<Map<String, Object>> live = currentLines();
        if (lines > OUTDATED_FACTOR * live.size()) {
            new UndoFileCleaner(undoFolder, disk).remove(runs.expired(), runs.undoable());
            log.rewrite(live, 1);
            lines = live.size();
            sections.forEach(LedgerSection::forgetOutdated);
        }
        linesToCompact = Math.max(MIN_LINES_TO_COMPACT, OUTDATED_FACTOR * live.size());
    }

    /** Returns up to where each local session was captured or placed. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Returns the folder of the files that undo needs; it need not exist. */
    public Path undoFolder() {
        return undoFolder;
    }

    /** Returns which sessions the user or the tool deleted. */
    public Tombstones tombstones() {
        return tombstones;
    }

    /** Returns what each run received and placed. */
    public RunHistory runs() {
        return runs;
    }

    /** Returns the devices that the user trusts. */
    public TrustedDevices trustedDevices() {
        return trustedDevices;
    }

    /** Returns the devices that the user pairs with, and whose keys have not arrived. */
    public AwaitedDevices awaitedDevices() {
        return awaitedDevices;
    }

    /** Returns the devices whose own paired devices are trusted when they have accepted this one. */
    public AwaitedAcceptances awaitedAcceptances() {
        return awaitedAcceptances;
    }

    /** Returns what other devices said about removed devices. */
    public HeardNotices notices() {
        return notices;
    }

    /** Returns the user's folder mappings and private rules. */
    public UserRules userRules() {
        return userRules;
    }

    /** Returns the pairing tokens that were issued. */
    public PairingTokens tokens() {
        return tokens;
    }

    /**
     * Begins to rebuild this ledger for a device: what is added from now on is not written before {@link #finishRebuild}. Pairing codes
     * that were given out are void.
     */
    public synchronized void beginRebuild(DeviceId device) {
        rebuilding = true;
        owner.setDevice(device);
        tokens.revokeAll();
    }

    /** Remembers that another home may have the same key: that is why this one is rebuilt. */
    public synchronized void noteOvertaken() {
        owner.setOvertaken(true);
    }

    /**
     * Writes a new file in one step; one that exists is kept beside it as {@code ledger.damaged-N}.
     *
     * @param known the greatest number of decisions that any source has seen
     * @param keyFile as in {@link #rememberKeyFile}
     * @param isIncomplete whether lines may be missing, so that sessions which are in no store count as deleted
     * @return the file that was kept
     */
    public synchronized Optional<Path> finishRebuild(long known, OptionalLong keyFile, boolean isIncomplete) {
        Optional<Path> kept = Files.exists(file) ? Optional.of(keepOld()) : Optional.empty();
        owner.count(Math.max(known, owner.decisions()) + 1);
        owner.setKeyFile(keyFile);
        owner.setRebuilt(owner.isRebuilt() || isIncomplete);
        List<Map<String, Object>> live = currentLines();
        log.rewrite(live, 1);
        lines = live.size();
        deferred.clear();
        closure = Optional.empty();
        rebuilding = false;
        return kept;
    }

    private Path keepOld() {
        int number = 1;
        Path to;
        do {
            to = file.resolveSibling(file.getFileName() + ".damaged-" + number++);
        } while (Files.exists(to));
        try {
            disk.writeAtomically(to, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new DiskException("cannot keep the old ledger", to, e);
        }
        return to;
    }

    private List<Map<String, Object>> currentLines() {
        return Stream.concat(
                        sections.stream().flatMap(LedgerSection::currentLines),
                        unknown.stream().map(JsonObject::fields))
                .toList();
    }

    synchronized void add(Map<String, Object> line) {
        requireWhole();
        if (!rebuilding) {
            deferred.add(line);
            flush();
        }
        replay(JsonObject.of(line));
    }

    /** Adds a line with a decision of the user, which is counted. */
    synchronized void addDecision(Map<String, Object> line) {
        line.put(LedgerOwner.DECISION, owner.decisions() + 1);
        add(line);
    }

    private void requireWhole() {
        closure.filter(why -> !rebuilding).ifPresent(why -> {
            throw new HomeClosedException(why);
        });
    }

    /**
     * Adds a line that is written with the next line of {@link #add}, or by {@link #flush}: for what store and pool tell again if it is
     * lost.
     */
    synchronized void addDeferred(Map<String, Object> line) {
        requireWhole();
        deferred.add(line);
        replay(JsonObject.of(line));
    }

    /** Writes the deferred lines to the disk. */
    public synchronized void flush() {
        log.add(deferred);
        lines += deferred.size();
        deferred.clear();
    }

    private void replay(JsonObject line) {
        String what = line.fields().get("what") instanceof String word ? word : "";
        try {
            line.optionalNumber(LedgerOwner.DECISION).ifPresent(owner::count);
            boolean known = false;
            for (LedgerSection section : sections) {
                known |= section.replay(what, line);
            }
            if (!known) {
                unknown.add(line);
            }
        } catch (MalformedJsonException
                | IllegalArgumentException
                | DateTimeException e) { // not written by roam: ignored
            return;
        }
    }
}
