package io.roam.ledger;

import io.roam.device.PairingToken;
import io.roam.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The one-time tokens of issued pairing codes; each is valid for an hour by this device's clock. */
public final class PairingTokens implements LedgerSection {
    /** How long a token is valid. */
    public static final Duration VALIDITY = Duration.ofHours(1);

    /** How many tokens that are no longer valid are remembered, to say what is wrong with a code. */
    private static final int MAX_ENDED = 20;

    private static final String SPENT = "spent";

    private final Ledger ledger;
    private final Map<String, Instant> issued = new LinkedHashMap<>();
    private final Set<String> spent = new LinkedHashSet<>();

    PairingTokens(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Returns the tokens that are valid at that time, newest last. */
    public synchronized List<PairingToken> valid(Instant now) {
        return issued.entrySet().stream()
                .filter(token -> isValid(token.getValue(), now))
                .flatMap(token -> PairingToken.parse(token.getKey()).stream())
                .toList();
    }

    /** Returns the tokens that were not used in time, newest last. */
    public synchronized List<PairingToken> expired(Instant now) {
        return issued.entrySet().stream()
                .filter(token -> !isValid(token.getValue(), now))
                .flatMap(token -> PairingToken.parse(token.getKey()).stream())
                .toList();
    }

    private static boolean isValid(Instant issued, Instant now) {
        return !issued.isAfter(now) && issued.plus(VALIDITY).isAfter(now);
    }

    /** Returns the tokens that a device was paired by, or that a removal ended, as far as they are remembered. */
    public synchronized List<PairingToken> spent() {
        return spent.stream()
                .flatMap(token -> PairingToken.parse(token).stream())
                .toList();
    }

    /** Records a token that is issued now. */
    public void issue(PairingToken token, Instant now) {
        Map<String, Object> line = line("token", token.text());
        line.put("at", now.toString());
        ledger.add(line);
    }

    /** Ends all tokens that were issued; written with the next line of the ledger. */
    public synchronized void revokeAll() {
        List.copyOf(issued.keySet()).forEach(token -> ledger.addDeferred(line(SPENT, token)));
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
            forgetOldest(issued.keySet());
        } else if (what.equals(SPENT) || what.equals("trust")) { // a trust spends the token that brought it
            line.optionalString("token").ifPresent(this::end);
        } else if (what.equals("retire")) { // who has a removed device may have seen the codes
            List.copyOf(issued.keySet()).forEach(this::end);
        } else {
            return false;
        }
        return true;
    }

    private void end(String token) {
        issued.remove(token);
        spent.add(token);
        forgetOldest(spent);
    }

    private static void forgetOldest(Set<String> tokens) {
        while (tokens.size() > MAX_ENDED) {
            tokens.remove(tokens.iterator().next());
        }
    }

    @Override
    public synchronized Stream<Map<String, Object>> currentLines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        spent.forEach(token -> lines.add(line(SPENT, token)));
        issued.forEach((token, at) -> {
            Map<String, Object> line = line("token", token);
            line.put("at", at.toString());
            lines.add(line);
        });
        return lines.stream();
    }
}
