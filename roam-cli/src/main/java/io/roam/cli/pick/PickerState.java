package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is written, matches and is selected; every key makes a new one.
 *
 * @param typed the words that are looked for
 * @param messageMatches the ids of those in which these words were said, as far as that is known
 * @param matches those of all that match, in the same order
 * @param selected which of the matches; 0 if there is none
 */
record PickerState(
        List<Candidate> all,
        String typed,
        Set<String> messageMatches,
        List<Candidate> matches,
        int selected,
        State state) {
    /** Whether it goes on. */
    enum State {
        OPEN,
        CHOSEN,
        CANCELLED
    }

    /** The first; {@code preselected} is the id of the one that most will want. */
    static PickerState of(List<Candidate> all, String typed, Optional<String> preselected) {
        PickerState first = new PickerState(all, "", Set.of(), all, 0, State.OPEN);
        return first.withTyped(CellText.clean(typed)).withSelected(typed.isBlank() ? preselected.orElse("") : "");
    }

    /** The one that is selected; nothing if none matches. */
    Optional<Candidate> selectedCandidate() {
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(selected));
    }

    /** {@code page}: how many rows are shown at once. */
    PickerState press(KeyPress keyPress, int page) {
        return switch (keyPress.kind()) {
            case TEXT -> withTyped(typed + keyPress.text());
            case DELETE ->
                withTyped(typed.isEmpty() ? "" : typed.substring(0, typed.offsetByCodePoints(typed.length(), -1)));
            case DELETE_WORD -> withTyped(typed.replaceFirst("\\S*\\s*$", ""));
            case DELETE_ALL -> withTyped("");
            case UP -> withSelectedIndex(selected - 1L);
            case DOWN -> withSelectedIndex(selected + 1L);
            case PAGE_UP -> withSelectedIndex(selected - (long) page);
            case PAGE_DOWN -> withSelectedIndex(selected + (long) page);
            case HOME -> withSelectedIndex(0);
            case END -> withSelectedIndex(matches.size());
            case CHOOSE -> matches.isEmpty() ? this : withState(State.CHOSEN);
            case CANCEL -> withState(State.CANCELLED);
            case CANCEL_IF_EMPTY -> typed.isEmpty() ? withState(State.CANCELLED) : this;
            case NONE -> this;
        };
    }

    /** It came out in which conversations certain words were said. */
    PickerState withMessageMatches(String words, Set<String> found) {
        if (!words.equals(typed) || found.equals(messageMatches)) {
            return this;
        }
        String before = selectedCandidate().map(Candidate::id).orElse("");
        return withMatches(typed, found).withSelected(before);
    }

    private PickerState withTyped(String words) {
        return words.equals(typed) ? this : withMatches(words, Set.of());
    }

    private PickerState withMatches(String words, Set<String> found) {
        WordFilter filter = new WordFilter(words);
        List<Candidate> matching = all.stream()
                .filter(one -> filter.matches(one) || found.contains(one.id()))
                .toList();
        return new PickerState(all, words, found, matching, 0, state);
    }

    private PickerState withSelected(String id) {
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).id().equals(id)) {
                return withSelectedIndex(i);
            }
        }
        return this;
    }

    private PickerState withSelectedIndex(long to) {
        int last = Math.max(0, matches.size() - 1);
        return new PickerState(all, typed, messageMatches, matches, (int) Math.max(0, Math.min(last, to)), state);
    }

    private PickerState withState(State end) {
        return new PickerState(all, typed, messageMatches, matches, selected, end);
    }
}
