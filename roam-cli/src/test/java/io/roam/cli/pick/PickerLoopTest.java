package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.KeyPress.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PickerLoopTest {
    private static final PickerStart START = new PickerStart("Resume:", "", Optional.empty());

    /** A window whose user presses each key as soon as an expected text is shown. */
    private static class ScriptedWindow implements PickerScreen {
        private record Step(Predicate<String> sign, KeyPress press) {}

        private final ArrayDeque<Step> steps = new ArrayDeque<>();
        private final List<String> seen = new ArrayList<>();
        private WindowSize size = new WindowSize(80, 24);
        private String screen = "";

        ScriptedWindow pressWhenShown(String text, KeyPress press) {
            steps.add(new Step(screen -> screen.contains(text), press));
            return this;
        }

        @Override
        public WindowSize size() {
            return size;
        }

        @Override
        public void show(PickerView view) {
            screen = SampleCandidates.textOf(view);
            seen.add(screen);
        }

        @Override
        public Optional<KeyPress> readKey() {
            if (!steps.isEmpty() && steps.peek().sign.test(screen)) {
                return Optional.of(steps.remove().press);
            }
            pause();
            return Optional.empty();
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {}
    }

    private static final PreviewSource SAYINGS = new PreviewSource() {
        @Override
        public List<PreviewMessage> lastMessages(String id, BooleanSupplier wanted) {
            if (id.equals("3")) {
                throw new IllegalStateException("torn");
            }
            return List.of(new PreviewMessage("you", "words of " + id));
        }

        @Override
        public Set<String> conversationsContaining(List<String> words) {
            return words.equals(List.of("oyster")) ? Set.of("2") : Set.of();
        }
    };

    private static Optional<String> pick(ScriptedWindow window) {
        return pick(window, CandidateUpdates.NONE);
    }

    private static Optional<String> pick(ScriptedWindow window, CandidateUpdates updates) {
        try (PickerLoop loop = new PickerLoop(window, SAYINGS, updates)) {
            return loop.run(SampleCandidates.ALL, START);
        }
    }

    @Test
    void theLastWordsComeWhenTheyAreRead() {
        ScriptedWindow window = new ScriptedWindow()
                .pressWhenShown("you: words of 1", KeyPress.of(Kind.DOWN))
                .pressWhenShown("you: words of 2", KeyPress.of(Kind.CHOOSE));
        assertThat(pick(window)).contains("2");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        ScriptedWindow window = new ScriptedWindow()
                .pressWhenShown("", KeyPress.of(Kind.END))
                .pressWhenShown("Cannot read this conversation: torn", KeyPress.of(Kind.CANCEL));
        assertThat(pick(window)).isEmpty();
    }

    @Test
    void wordsThatWereSaidAreFoundToo() {
        ScriptedWindow window = new ScriptedWindow();
        "oyster".chars().forEach(c -> window.pressWhenShown("", KeyPress.ofCharacter(c)));
        assertThat(pick(window.pressWhenShown("> Ströme", KeyPress.of(Kind.CHOOSE))))
                .contains("2");
        assertThat(window.seen).anyMatch(screen -> screen.contains("No match"));
    }

    @Test
    void whatASyncBringsAppearsAndTheSelectionStays() {
        Candidate fresh = new Candidate("9", "A fresh one", "~/x", "claude", "laptop", "just now");
        List<Candidate> more = new ArrayList<>(List.of(fresh));
        more.addAll(SampleCandidates.ALL);
        AtomicReference<Optional<List<Candidate>>> news = new AtomicReference<>(Optional.empty());
        AtomicBoolean pending = new AtomicBoolean(true);
        ScriptedWindow window = new ScriptedWindow() {
            @Override
            public void show(PickerView view) {
                super.show(view);
                if (super.screen.contains("> Ströme") && pending.getAndSet(false)) {
                    news.set(Optional.of(more));
                }
            }
        };
        window.pressWhenShown("syncing… ", KeyPress.of(Kind.DOWN))
                .pressWhenShown("A fresh one", KeyPress.of(Kind.CHOOSE));
        assertThat(pick(window, new CandidateUpdates() {
                    @Override
                    public Optional<List<Candidate>> poll() {
                        return news.getAndSet(Optional.empty());
                    }

                    @Override
                    public boolean isPending() {
                        return pending.get();
                    }

                    @Override
                    public void await() {}
                }))
                .contains("2");
        assertThat(window.seen.get(window.seen.size() - 1)).contains("> Ströme").doesNotContain("syncing");
    }

    @Test
    void anotherSizeIsTakenUp() {
        ScriptedWindow window = new ScriptedWindow() {
            @Override
            public void show(PickerView view) {
                super.show(view);
                super.size = new WindowSize(30, 4);
            }
        };
        window.pressWhenShown("Enter continue · Esc quit · t…", KeyPress.of(Kind.CANCEL));
        assertThat(pick(window)).isEmpty();
    }
}
