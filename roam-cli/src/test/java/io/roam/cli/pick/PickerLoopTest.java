package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.pick.Key.Kind;
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
    private static class Somebody implements Window {
        private record Step(Predicate<String> sign, Key key) {}

        private final ArrayDeque<Step> steps = new ArrayDeque<>();
        private final List<String> seen = new ArrayList<>();
        private Size size = new Size(80, 24);
        private String screen = "";

        Somebody seeing(String text, Key key) {
            steps.add(new Step(screen -> screen.contains(text), key));
            return this;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void show(View view) {
            screen = Samples.text(view);
            seen.add(screen);
        }

        @Override
        public Optional<Key> key() {
            if (!steps.isEmpty() && steps.peek().sign.test(screen)) {
                return Optional.of(steps.remove().key);
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

    private static Optional<String> pick(Somebody somebody) {
        try (PickerLoop loop = new PickerLoop(somebody, SAYINGS)) {
            return loop.of(Samples.ALL, START);
        }
    }

    @Test
    void theLastWordsComeWhenTheyAreRead() {
        Somebody somebody = new Somebody()
                .seeing("you: words of 1", Key.of(Kind.DOWN))
                .seeing("you: words of 2", Key.of(Kind.CHOOSE));
        assertThat(pick(somebody)).contains("2");
    }

    @Test
    void whatCannotBeReadIsSaid() {
        Somebody somebody =
                new Somebody().seeing("", Key.of(Kind.END)).seeing("cannot be read: torn", Key.of(Kind.LEAVE));
        assertThat(pick(somebody)).isEmpty();
    }

    @Test
    void wordsThatWereSaidAreFoundToo() {
        Somebody somebody = new Somebody();
        "oyster".chars().forEach(c -> somebody.seeing("", Key.writing(c)));
        assertThat(pick(somebody.seeing("> Ströme", Key.of(Kind.CHOOSE)))).contains("2");
        assertThat(somebody.seen).anyMatch(screen -> screen.contains("no conversation has these words"));
    }

    @Test
    void anotherSizeIsTakenUp() {
        Somebody somebody = new Somebody() {
            @Override
            public void show(View view) {
                super.show(view);
                super.size = new Size(30, 4);
            }
        };
        somebody.seeing("Enter resumes, Esc leaves; wo…", Key.of(Kind.LEAVE));
        assertThat(pick(somebody)).isEmpty();
    }
}
