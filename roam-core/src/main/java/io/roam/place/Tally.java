package io.roam.place;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of placing so far.
 *
 * @param notes what else the user should know, a sentence each
 */
record Tally(List<Placed> placed, List<Left> left, List<String> notes) {
    Tally() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
