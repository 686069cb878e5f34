package io.roam.cli.pick;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is typed, found and selected in a picker. It is immutable: each key leads to a new state.
 *
 * @param typed the words to search for
 * @param messageMatches the ids of candidates with a message that contains these words, as far as known
 * @param matches the candidates that match, in the given order
 * @param selected the index in {@code matches}; 0 if there is none
 */
record PickerState(
        List<Candidate> all,
        String typed,
        Set<String> messageMatches,
        List<Candidate> matches,
        int selected,
        State state) {
    /** Whether the user has decided. */
    enum State {
        OPEN,
        CHOSEN,
        CANCELLED
    }

    /**
     * Returns the initial state.
     *
     * @param preselected the id of the candidate selected first, if {@code typed} is blank
     */
    static PickerState of(List<Candidate> all, String typed, Optional<String> preselected) {
        PickerState first = new PickerState(all, "", Set.of(), all, 0, State.OPEN);
        return first.withTyped(CellText.clean(typed)).withSelected(typed.isBlank() ? preselected.orElse("") : "");
    }

    /** Returns the selected candidate; nothing if none matches. */
    Optional<Candidate> selectedCandidate() {
        return matches.isEmpty() ? Optional.empty() : Optional.of(matches.get(selected));
    }

    /**
     * Returns the state after a key.
     *
     * @param page how many candidates are shown at once
     */
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

    /** Returns the state with the results of a search in messages; unchanged if other words are typed by now. */
    PickerState withMessageMatches(String words, Set<String> found) {
        if (!words.equals(typed) || found.equals(messageMatches)) {
            return this;
        }
        String before = selectedCandidate().map(Candidate::id).orElse("");
        return withMatches(typed, found).withSelected(before);
    }

    /** Returns the state with other candidates, and the same one selected if it is among them. */
    PickerState withCandidates(List<Candidate> candidates) {
        String before = selectedCandidate().map(Candidate::id).orElse("");
        return new PickerState(candidates, typed, messageMatches, candidates, 0, state)
                .withMatches(typed, messageMatches)
                .withSelected(before);
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
