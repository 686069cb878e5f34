package io.roam.sync;

import io.roam.capture.ScannedSession;
import io.roam.capture.SessionState;
import io.roam.exchange.ExchangeResult;
import io.roam.place.PlacedSession;
import io.roam.place.PlacementResult;
import io.roam.place.Skipped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a synchronization did.
 *
 * @param captured the sessions of which something was captured
 * @param unsettled how many sessions have last messages that may still change
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
        List<String> problems) {

    /** Collects what a run does. */
    static final class Builder {
        private final List<ScannedSession> captured = new ArrayList<>();
        private final List<PlacedSession> placed = new ArrayList<>();
        private final List<Skipped> skipped = new ArrayList<>();
        private final Set<String> problems = new LinkedHashSet<>();
        private ExchangeResult exchanged = ExchangeResult.NOTHING;

        /** Adds those of the sessions of which something was captured; returns whether there are any. */
        boolean addCaptured(List<ScannedSession> scanned) {
            List<ScannedSession> changed = scanned.stream()
                    .filter(session -> session.counts().records() > 0)
                    .toList();
            return captured.addAll(changed);
        }

        void addExchange(ExchangeResult result) {
            exchanged = exchanged.plus(result);
        }

        void addPlacement(PlacementResult result) {
            placed.addAll(result.placed());
            skipped.addAll(result.skipped());
            problems.addAll(result.notes());
        }

        void addSkipped(Skipped one) {
            skipped.add(one);
        }

        List<Skipped> skipped() {
            return List.copyOf(skipped);
        }

        /** Forgets what was skipped, as it is tried again. */
        void clearSkipped() {
            skipped.clear();
        }

        void addProblem(String sentence) {
            problems.add(sentence);
        }

        void addProblems(List<String> sentences) {
            problems.addAll(sentences);
        }

        /** Builds the outcome; {@code sessions} are those that are here at the end. */
        Outcome build(List<ScannedSession> sessions) {
            return new Outcome(
                    List.copyOf(captured),
                    count(sessions, SessionState.Flags::unsettled),
                    count(sessions, SessionState.Flags::isPrivate),
                    exchanged,
                    List.copyOf(placed),
                    List.copyOf(skipped),
                    List.copyOf(problems));
        }

        private static int count(List<ScannedSession> sessions, Predicate<SessionState.Flags> flag) {
            return (int) sessions.stream()
                    .filter(session -> flag.test(session.state().flags()))
                    .count();
        }
    }
}
