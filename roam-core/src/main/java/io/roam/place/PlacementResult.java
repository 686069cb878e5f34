package io.roam.place;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of placing so far.
 *
 * @param notes what else the user should know, a sentence each
 */
record PlacementResult(List<PlacedSession> placed, List<Skipped> left, List<String> notes) {
    PlacementResult() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
