package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.exchange.ExchangeResult;
import io.roam.place.PlacedSession;
import io.roam.place.Skipped;
import java.util.List;

/**
 * What a synchronization did.
 *
 * @param captured the sessions of which something was captured
 * @param unsettled sessions whose last words are not settled yet
 * @param keptOut how many sessions are private
 * @param problems each a sentence
 */
public record Outcome(
        List<ScannedSession> captured,
        int unsettled,
        int keptOut,
        ExchangeResult result,
        List<PlacedSession> placed,
        List<Skipped> left,
        List<String> problems) {}
