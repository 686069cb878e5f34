package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.KeyPress.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PickerLoopTest {
    private static final PickerStart START = new PickerStart("Resume:", "", Optional.empty());

    /** Somebody who presses a key as soon as what they wait for is to be seen. */
    private static class ScriptedWindow implements PickerWindow {
        private record Step(Predicate<String> sign, KeyPress press) {}

        private final ArrayDeque<Step> steps = new ArrayDeque<>();
        private final List<String> seen = new ArrayList<>();
        private WindowSize size = new WindowSize(80, 24);
        private String screen = "";

        ScriptedWindow seeing(String text, KeyPress press) {
            steps.add(new Step(screen -> screen.contains(text), press));
            return this;
        }

        @Override
        public WindowSize size() {
            return size;
        }

        @Override
        public void show(PickerView view) {
            screen = SampleCandidates.text(view);
            seen.add(screen);
        }

        @Override
        public Optional<KeyPress> key() {
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
        public List<PreviewMessage> lastOf(String id, BooleanSupplier wanted) {
            if (id.equals("3")) {
                throw new IllegalStateException("torn");
            }
            return List.of(new PreviewMessage("you", "words of " + id));
        }

        @Override
        public Set<String> holding(List<String> words) {
            return words.equals(List.of("oyster")) ? Set.of("2") : Set.of();
        }
    };

    private static Optional<String> pick(ScriptedWindow window) {
        try (PickerLoop loop = new PickerLoop(window, SAYINGS)) {
            return loop.of(SampleCandidates.ALL, START);
        }
    }

    @Test
    void theLastWordsComeWhenTheyAreRead() {
        ScriptedWindow window = new ScriptedWindow()
                .seeing("you: words of 1", KeyPress.of(Kind.DOWN))
                .seeing("you: words of 2", KeyPress.of(Kind.CHOOSE));
        assertThat(pick(window)).contains("2");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        ScriptedWindow window = new ScriptedWindow()
                .seeing("", KeyPress.of(Kind.END))
                .seeing("cannot be read: torn", KeyPress.of(Kind.LEAVE));
        assertThat(pick(window)).isEmpty();
    }

    @Test
    void wordsThatWereSaidAreFoundToo() {
        ScriptedWindow window = new ScriptedWindow();
        "oyster".chars().forEach(c -> window.seeing("", KeyPress.writing(c)));
        assertThat(pick(window.seeing("> Ströme", KeyPress.of(Kind.CHOOSE)))).contains("2");
        assertThat(window.seen).anyMatch(screen -> screen.contains("no conversation has these words"));
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
        window.seeing("Enter resumes, Esc leaves; wo…", KeyPress.of(Kind.LEAVE));
        assertThat(pick(window)).isEmpty();
    }
}
