package io.roam.cli.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class NumberedPickerTest {
    private static final PreviewSource SAYINGS = new PreviewSource() {
        @Override
        public List<PreviewMessage> lastMessages(String id, BooleanSupplier wanted) {
            return List.of();
        }

        @Override
        public Set<String> conversationsContaining(List<String> words) {
            return words.equals(List.of("oyster")) ? Set.of("2") : Set.of();
        }
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Optional<String> pick(List<Candidate> all, String typed, String answers) {
        Terminal terminal =
                new Terminal(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)), out, out, true, false);
        Optional<String> picked = new NumberedPicker(terminal, SAYINGS).pick(all, typed);
        terminal.flush();
        return picked;
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNumberPicks() {
        assertThat(pick(SampleCandidates.ALL, "", "2\n")).contains("2");
        assertThat(output()).isEqualTo("""
                #  TITLE             FOLDER         TOOL    DEVICE  UPDATED
                1  The lamp's oil    ~/work/beacon  claude  tower   just now
                2  Ströme und Segel  ~/work/boat    claude  laptop  2 hours ago
                3  港の灯台を直す    /srv/port      cursor  laptop  3 days ago
                Number, or text to search for (empty to quit):\s""");
    }

    @Test
    void wordsLookForFewer() {
        assertThat(pick(SampleCandidates.ALL, "", "laptop\n2\n")).contains("3");
        assertThat(pick(SampleCandidates.ALL, "laptop", "1\n")).contains("2");
        assertThat(pick(SampleCandidates.ALL, "", "oyster\n1\n")).contains("2");
    }

    @Test
    void nothingLeaves() {
        assertThat(pick(SampleCandidates.ALL, "", "\n1\n")).isEmpty();
        assertThat(pick(SampleCandidates.ALL, "", "")).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThat(pick(SampleCandidates.ALL, "", "4\n0\nnowhere\n1\n\n")).isEmpty();
        assertThat(output()).contains("No entry 4", "No entry 0", "No match").contains("No entry 1");
    }

    @Test
    void ofManyTheNewestAreListed() {
        assertThat(pick(Collections.nCopies(23, SampleCandidates.LAMP), "", "21\n\n"))
                .isEmpty();
        assertThat(output()).contains("\n20  The lamp", "… and 3 more", "No entry 21");
    }
}
