package io.roam.ledger;

import io.roam.device.PairingToken;
import io.roam.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The one-time tokens of issued pairing codes; each is valid for an hour by this device's clock. */
public final class PairingTokens implements LedgerSection {
    /** How long a token is valid. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    private final Ledger ledger;
    private final Map<String, Instant> issued = new LinkedHashMap<>();

    PairingTokens(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the tokens that are valid at that time, newest last. */
    public synchronized List<PairingToken> valid(Instant now) {
        List<PairingToken> valid = new ArrayList<>();
        issued.forEach((token, at) -> {
            if (!at.isAfter(now) && at.plus(VALIDITY).isAfter(now)) {
                PairingToken.parse(token).ifPresent(valid::add);
            }
        });
        return valid;
    }

    /** Records a token that is issued now. */
    public void issue(PairingToken token, Instant now) {
        Map<String, Object> line = line("token", token.text());
        line.put("at", now.toString());
        ledger.add(line);
    }

    /** Ends all tokens that were issued; written with the next line of the ledger. */
    public synchronized void revokeAll() {
        List.copyOf(issued.keySet()).forEach(token -> ledger.addDeferred(line("spent", token)));
    }

    private static Map<String, Object> line(String what, String token) {
        Map<String, Object> line = LedgerLines.line(what);
        line.put("token", token);
        return line;
    }

    @Override
    public synchronized boolean replay(String what, JsonObject line) {
        if (what.equals("token")) {
            issued.put(line.string("token"), Instant.parse(line.string("at")));
        } else if (what.equals("spent") || what.equals("trust")) { // a trust spends the token that brought it
            line.optionalString("token").ifPresent(issued::remove);
        } else if (what.equals("retire")) { // who has a removed device may have seen the codes
            issued.clear();
        } else {
            return false;
        }
        return true;
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        return List.copyOf(issued.entrySet()).stream().map(entry -> {
            Map<String, Object> line = line("token", entry.getKey());
            line.put("at", entry.getValue().toString());
            return line;
        });
    }
}
