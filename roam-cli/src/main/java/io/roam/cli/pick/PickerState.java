package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is written, matches and is selected; every key makes a new one.
 *
 * @param typed the words that are looked for
 * @param holding the ids of those in which these words were said, as far as that is known
 * @param matches those of all that match, in the same order
 * @param selected which of the matches; 0 if there is none
 */
record PickerState(
        List<Candidate> all, String typed, Set<String> holding, List<Candidate> matches, int selected, State state) {
    /** Whether it goes on. */
    enum State {
        OPEN,
        CHOSEN,
        LEFT
    }

    /** The first; {@code preselected} is the id of the one that most will want. */
    static PickerState of(List<Candidate> all, String typed, Optional<String> preselected) {
        PickerState first = new PickerState(all, "", Set.of(), all, 0, State.OPEN);
        return first.typing(CellText.clean(typed)).selecting(typed.isBlank() ? preselected.orElse("") : "");
    }

    /** The one that is selected; nothing if none matches. */
    Optional<Candidate> candidate() {
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(selected));
    }

    /** {@code page}: how many rows are shown at once. */
    PickerState press(KeyPress keyPress, int page) {
        return switch (keyPress.kind()) {
            case TEXT -> typing(typed + keyPress.text());
            case DELETE ->
                typing(typed.isEmpty() ? "" : typed.substring(0, typed.offsetByCodePoints(typed.length(), -1)));
            case DELETE_WORD -> typing(typed.replaceFirst("\\S*\\s*$", ""));
            case DELETE_ALL -> typing("");
            case UP -> moving(selected - 1L);
            case DOWN -> moving(selected + 1L);
            case PAGE_UP -> moving(selected - (long) page);
            case PAGE_DOWN -> moving(selected + (long) page);
            case HOME -> moving(0);
            case END -> moving(matches.size());
            case CHOOSE -> matches.isEmpty() ? this : ending(State.CHOSEN);
            case LEAVE -> ending(State.LEFT);
            case LEAVE_EMPTY -> typed.isEmpty() ? ending(State.LEFT) : this;
            case NONE -> this;
        };
    }

    /** It came out in which conversations certain words were said. */
    PickerState finding(String words, Set<String> found) {
        if (!words.equals(typed) || found.equals(holding)) {
            return this;
        }
        String before = candidate().map(Candidate::id).orElse("");
        return matching(typed, found).selecting(before);
    }

    private PickerState typing(String words) {
        return words.equals(typed) ? this : matching(words, Set.of());
    }

    private PickerState matching(String words, Set<String> found) {
        WordFilter filter = new WordFilter(words);
        List<Candidate> matching = all.stream()
                .filter(one -> filter.matches(one) || found.contains(one.id()))
                .toList();
        return new PickerState(all, words, found, matching, 0, state);
    }

    private PickerState selecting(String id) {
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).id().equals(id)) {
                return moving(i);
            }
        }
        return this;
    }

    private PickerState moving(long to) {
        int last = Math.max(0, matches.size() - 1);
        return new PickerState(all, typed, holding, matches, (int) Math.max(0, Math.min(last, to)), state);
    }

    private PickerState ending(State end) {
        return new PickerState(all, typed, holding, matches, selected, end);
    }
}
