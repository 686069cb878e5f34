package io.roam.ledger;

import io.roam.chain.Hash;
import io.roam.device.RemovalNotice;
import io.roam.json.JsonObject;
import io.roam.spi.RoamException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What other devices said about removed devices, kept whole from when it was heard first. */
public final class HeardNotices implements LedgerSection {
    private final Ledger ledger;
    private final Map<Hash, RemovalNotice> notices = new ConcurrentSkipListMap<>();

    HeardNotices(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns all notices that were heard, by their hashes. */
    public List<RemovalNotice> all() {
        return List.copyOf(notices.values());
    }

    /** Whether the notice with that hash was heard. */
    public boolean contains(Hash hash) {
        return notices.containsKey(hash);
    }

    /** Keeps a notice. */
    public void add(RemovalNotice notice) {
        if (!contains(notice.hash())) {
            ledger.addDecision(line(notice));
        }
    }

    private static Map<String, Object> line(RemovalNotice notice) {
        Map<String, Object> line = LedgerLines.line("notice");
        line.put("text", new String(notice.bytes(), StandardCharsets.UTF_8));
        return line;
    }

    @Override
    public boolean replay(String what, JsonObject line) {
        if (!what.equals("notice")) {
            return false;
        }
        try {
            RemovalNotice notice = RemovalNotice.parse(line.string("text").getBytes(StandardCharsets.UTF_8));
            notices.put(notice.hash(), notice);
        } catch (RoamException e) { // it is heard again from a card that names it
            return true;
        }
        return true;
    }

    @Override
    public Stream<Map<String, Object>> currentLines() {
        return notices.values().stream().map(HeardNotices::line);
    }
}
