package io.roam.ledger;

import io.roam.files.LineLog;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The decisions of this device. Every change is one line that is on the disk before it takes effect, except for {@link #addDeferred}.
 * Thread-safe.
 *
 * <p>Unknown lines, which a newer roam wrote, are kept.
 */
public final class Ledger {
    private static final int MIN_LINES_TO_COMPACT = 2_000;

    private final LineLog log;
    private final Path undoFolder;
    private final Disk disk;
    private final Checkpoints checkpoints = new Checkpoints(this);
    private final Tombstones tombstones = new Tombstones(this);
    private final TrustedDevices trustedDevices = new TrustedDevices(this);
    private final HeardNotices notices = new HeardNotices(this);
    private final RunHistory runs = new RunHistory(this);
    private final UserRules userRules = new UserRules(this);
    private final PairingTokens tokens = new PairingTokens(this);
    private final List<JsonObject> unknown = new ArrayList<>();
    private final List<Map<String, Object>> deferred = new ArrayList<>();
    private final List<LedgerSection> sections =
            List.of(checkpoints, tombstones, runs, trustedDevices, notices, userRules, tokens);

    private int lines;

    private Ledger(LineLog log, Path undoFolder, Disk disk) {
        this.log = log;
        this.undoFolder = undoFolder;
        this.disk = disk;
    }

    /** Reads the ledger in a file, which need not exist. */
    public static Ledger open(Path file, Disk disk) {
        Ledger ledger = new Ledger(new LineLog(file, disk), file.resolveSibling("undo"), disk);
        List<JsonObject> lines = ledger.log.read();
        lines.forEach(ledger::replay);
        ledger.lines = lines.size();
        return ledger;
    }

    /** Rewrites a file that is mostly outdated; only under the lock of the home, as others may be adding lines. */
    public synchronized void compact() {
        if (lines > MIN_LINES_TO_COMPACT) {
            List<Map<String, Object>> live = Stream.concat(
                            sections.stream().flatMap(LedgerSection::currentLines),
                            unknown.stream().map(JsonObject::fields))
                    .toList();
            if (lines > 4 * live.size()) {
                new UndoFileCleaner(undoFolder, disk).remove(runs.expired(), runs.undoable());
                log.rewrite(live);
                lines = live.size();
            }
        }
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

    synchronized void add(Map<String, Object> line) {
        deferred.add(line);
        flush();
        replay(JsonObject.of(line));
    }

    /**
     * Adds a line that is written with the next line of {@link #add}, or by {@link #flush}: for what store and pool tell again if it is
     * lost.
     */
    synchronized void addDeferred(Map<String, Object> line) {
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
