package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.BatchId;
import io.roam.chain.Hash;
import io.roam.device.DeviceId;
import io.roam.transcript.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

@Tag("slow")
class TextFileTest {
    private static final BatchId BATCH = new BatchId(Hash.OF_NOTHING);

    private Path folder = Path.of("");
    private Path file = folder;

    @BeforeProperty
    void place() throws IOException {
        folder = Files.createTempDirectory("texts");
        file = folder.resolve("file");
    }

    @AfterProperty
    void tidy() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder.resolve("next"));
        Files.delete(folder);
    }

    /** Any characters, but halves of such, and four letters that are other forms of ASCII ones: nobody looks for a Kelvin sign. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> few = Arbitraries.strings()
                .withChars("aAbBeEäÄ_4.-\"\\\n\r\t 日本ß\u03c3\u03c2\u03a3")
                .ofMaxLength(40);
        return Arbitraries.oneOf(any, few)
                .filter(text -> text.chars().noneMatch(c -> "\u212a\u017f\u0130\u0131".indexOf(c) >= 0))
                .map(text -> new String(text.getBytes(UTF_8), UTF_8));
    }

    private static IndexedMessage entry(int number, String text) {
        return new IndexedMessage(
                Instant.parse("2026-11-28T10:00:00.123456789Z").plusSeconds(number),
                number % 2 == 0,
                number * 7L,
                Role.values()[number % Role.values().length],
                new DeviceId("a".repeat(32)),
                number % 3 == 0 ? "" : "subagents/ägent",
                text);
    }

    private void write(List<String> texts) throws IOException {
        try (TextWriter writer = new TextWriter(file)) {
            for (int i = 0; i < texts.size(); i++) {
                writer.addMessage(entry(i, texts.get(i)));
            }
            writer.addBatch(BATCH);
            writer.finish("made");
        }
    }

    private static List<IndexedMessage> found(Path file, SearchTerms terms) throws IOException {
        List<IndexedMessage> found = new ArrayList<>();
        CandidateFilter filter = new CandidateFilter(terms.words());
        LineFinder finder = new LineFinder(terms, filter);
        try (TextFile texts = TextFile.open(file)) {
            for (TextFile.Place place : texts.places(filter)) {
                MessagePage page = texts.readPage(place, new TextFile.Room());
                page.forEachCandidate(
                        filter, at -> finder.findLine(page, at).ifPresent(line -> found.add(page.message(at, line))));
            }
        }
        return found;
    }

    private static List<IndexedMessage> sought(List<String> texts, SearchTerms terms) {
        List<IndexedMessage> found = new ArrayList<>();
        LineFinder finder = new LineFinder(terms, new CandidateFilter(terms.words()));
        for (int i = 0; i < texts.size(); i++) {
            Optional<String> line = finder.findLine(texts.get(i));
            if (line.isPresent()) {
                found.add(entry(i, line.get()));
            }
        }
        return found;
    }

    /** Words are taken from the texts, in another case, or are any. */
    @Property(tries = 2000)
    void whatIsFoundIsWhatLookingIntoEachTextFinds(
            @ForAll @Size(min = 1, max = 8) List<@net.jqwik.api.From("texts") String> texts,
            @ForAll("texts") String any,
            @ForAll @IntRange(max = 7) int of,
            @ForAll @IntRange(max = 40) int from,
            @ForAll @IntRange(min = 1, max = 12) int length)
            throws IOException {
        String text = texts.get(of % texts.size());
        int begin = Math.min(from, text.length());
        String part = text.substring(begin, Math.min(text.length(), begin + length));
        String whole = new String(part.getBytes(UTF_8), UTF_8);
        write(texts);
        for (List<String> given : List.of(
                List.of(whole), List.of(whole.toUpperCase(java.util.Locale.ROOT)), List.of(whole, any), List.of(any))) {
            SearchTerms terms = new SearchTerms(given);
            if (!terms.words().isEmpty()) {
                assertThat(found(file, terms)).isEqualTo(sought(texts, terms));
            }
        }
    }

    @Property(tries = 20)
    void whatIsLongIsCutIntoPagesAndGoneOnWith(@ForAll @IntRange(min = 1, max = 40) int entries) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            texts.add(("word" + i + " ").repeat(10_000 * (i % 4)) + " last" + i + "\nlamp");
        }
        write(texts.subList(0, entries / 2));
        Path next = folder.resolve("next");
        try (TextFile old = TextFile.open(file);
                TextWriter writer = new TextWriter(next)) {
            assertThat(old.origin()).isEqualTo("made");
            writer.addAll(old);
            for (int i = entries / 2; i < entries; i++) {
                writer.addMessage(entry(i, texts.get(i)));
            }
            writer.finish("more");
        }
        for (String word : List.of("lamp", "last" + (entries - 1), "nothing")) {
            SearchTerms terms = new SearchTerms(List.of(word));
            assertThat(found(next, terms)).isEqualTo(sought(texts, terms));
        }
        try (TextFile all = TextFile.open(next)) {
            assertThat(all.batches()).containsExactly(BATCH);
            assertThat(all.places(new CandidateFilter(List.of("zebrafish")))).isEmpty();
        }
    }

    /** Whatever is wrong with a file is noticed, and so it is made anew. */
    @Property(tries = 300)
    void whatIsDamagedIsNoticed(@ForAll @IntRange(max = 400) int at, @ForAll @IntRange(min = 1, max = 255) int flip)
            throws IOException {
        write(List.of("the lamp", "ärger", "the bulb"));
        byte[] whole = Files.readAllBytes(file);
        SearchTerms terms = new SearchTerms(List.of("e"));
        List<IndexedMessage> right = found(file, terms);
        byte[] wrong = whole.clone();
        wrong[at % wrong.length] ^= (byte) flip;
        Files.write(file, wrong);
        assertThat(read(terms, right)).isTrue();
        Files.write(file, java.util.Arrays.copyOf(whole, at % whole.length));
        assertThat(read(terms, right)).isTrue();
    }

    private boolean read(SearchTerms terms, List<IndexedMessage> right) {
        try {
            return found(file, terms).equals(right);
        } catch (IOException e) {
            return true;
        }
    }
}
