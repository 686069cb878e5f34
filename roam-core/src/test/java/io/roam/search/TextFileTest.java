package io.roam.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class TextFileTest {
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

    private static Entry entry(int number, String text) {
        return new Entry(
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
                writer.add(entry(i, texts.get(i)));
            }
            writer.add(Hash.OF_NOTHING);
            writer.end("made");
        }
    }

    private static List<Entry> found(Path file, Words words) throws IOException {
        List<Entry> found = new ArrayList<>();
        Sieve sieve = new Sieve(words.words());
        Lines lines = new Lines(words, sieve);
        try (TextFile texts = TextFile.open(file)) {
            for (TextFile.Place place : texts.places(sieve)) {
                Page page = texts.page(place, new TextFile.Room());
                page.search(sieve, at -> lines.in(page, at).ifPresent(line -> found.add(page.entry(at, line))));
            }
        }
        return found;
    }

    private static List<Entry> sought(List<String> texts, Words words) {
        List<Entry> found = new ArrayList<>();
        Lines lines = new Lines(words, new Sieve(words.words()));
        for (int i = 0; i < texts.size(); i++) {
            Optional<String> line = lines.in(texts.get(i));
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
            Words words = new Words(given);
            if (!words.words().isEmpty()) {
                assertThat(found(file, words)).isEqualTo(sought(texts, words));
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
            assertThat(old.made()).isEqualTo("made");
            writer.add(old);
            for (int i = entries / 2; i < entries; i++) {
                writer.add(entry(i, texts.get(i)));
            }
            writer.end("more");
        }
        for (String word : List.of("lamp", "last" + (entries - 1), "nothing")) {
            Words words = new Words(List.of(word));
            assertThat(found(next, words)).isEqualTo(sought(texts, words));
        }
        try (TextFile all = TextFile.open(next)) {
            assertThat(all.batches()).containsExactly(Hash.OF_NOTHING);
            assertThat(all.places(new Sieve(List.of("zebrafish")))).isEmpty();
        }
    }

    /** Whatever is wrong with a file is noticed, and so it is made anew. */
    @Property(tries = 300)
    void whatIsDamagedIsNoticed(@ForAll @IntRange(max = 400) int at, @ForAll @IntRange(min = 1, max = 255) int flip)
            throws IOException {
        write(List.of("the lamp", "ärger", "the bulb"));
        byte[] whole = Files.readAllBytes(file);
        Words words = new Words(List.of("e"));
        List<Entry> right = found(file, words);
        byte[] wrong = whole.clone();
        wrong[at % wrong.length] ^= (byte) flip;
        Files.write(file, wrong);
        assertThat(read(words, right)).isTrue();
        Files.write(file, java.util.Arrays.copyOf(whole, at % whole.length));
        assertThat(read(words, right)).isTrue();
    }

    private boolean read(Words words, List<Entry> right) {
        try {
            return found(file, words).equals(right);
        } catch (IOException e) {
            return true;
        }
    }
}
