package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.help.HelpTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What users read is plain: at most one mannered construction in 1,000 words, none in the help, and no term in help and messages
 * that only code uses. Each finding of a run is written to {@code target/words.txt}.
 */
final class WordsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    static Path folder;

    /** Where texts are read, and how many findings each place may have. */
    enum Room {
        HELP(0, 0),
        MESSAGES(0.5, 0),
        README(0.5, Integer.MAX_VALUE),
        DOCS(0.5, Integer.MAX_VALUE),
        CHANGELOG(1, Integer.MAX_VALUE),
        SCRIPTS(0, Integer.MAX_VALUE);

        /** Mannered constructions in 1,000 words. */
        final double mostMannered;

        final int mostPrivateTerms;

        Room(double mostMannered, int mostPrivateTerms) {
            this.mostMannered = mostMannered;
            this.mostPrivateTerms = mostPrivateTerms;
        }
    }

    private static List<TextPassage> read(Room room) throws IOException {
        return switch (room) {
            case HELP -> help();
            case MESSAGES -> messages();
            case README -> DocumentProse.read(ROOT, ROOT.resolve("README.md"));
            case DOCS -> documents();
            case CHANGELOG -> DocumentProse.read(ROOT, ROOT.resolve("CHANGELOG.md"));
            case SCRIPTS -> ScriptTexts.read(ROOT);
        };
    }

    private static List<TextPassage> help() {
        TestDevice device = new TestDevice(folder.resolve("device"));
        List<TextPassage> help = new ArrayList<>();
        help.add(new TextPassage("roam --help", device.runOk("--help").out().replaceAll("\\s+", " ")));
        for (String command : Commands.names()) {
            String text = device.runOk(command, "--help").out();
            help.add(new TextPassage("roam " + command + " --help", text.replaceAll("\\s+", " ")));
        }
        for (HelpTopic topic : HelpTopic.values()) {
            String text = device.runOk("help", topic.word()).out();
            help.add(new TextPassage("roam help " + topic.word(), text.replaceAll("\\s+", " ")));
        }
        return help;
    }

    private static List<TextPassage> messages() throws IOException {
        String help = help().stream().map(TextPassage::text).collect(Collectors.joining("\n"));
        return MessageLiterals.read(ROOT).stream()
                .filter(literal -> !help.contains(literal.text()))
                .toList();
    }

    private static List<TextPassage> documents() throws IOException {
        List<TextPassage> prose = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                prose.addAll(DocumentProse.read(ROOT, file));
            }
        }
        return prose;
    }

    private static List<String> find(List<TextPassage> passages, String kind) {
        List<String> found = new ArrayList<>();
        for (TextPassage passage : passages) {
            List<String> words = kind.equals("mannered")
                    ? WordingRules.findMannered(passage.text())
                    : WordingRules.findPrivateTerms(passage.text());
            words.forEach(word -> found.add(kind + "\t" + passage.place() + "\t" + word + "\t" + passage.text()));
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void whatUsersReadIsPlain(Room room) throws IOException {
        List<TextPassage> passages = read(room);
        List<String> mannered = find(passages, "mannered");
        List<String> terms = room.mostPrivateTerms < Integer.MAX_VALUE ? find(passages, "term") : List.of();
        int words = passages.stream()
                .mapToInt(passage -> WordingRules.countWords(passage.text()))
                .sum();
        double rate = mannered.size() * 1000.0 / words;
        System.out.printf(
                Locale.ROOT,
                "%s: %d words, %d mannered (%.1f in 1,000, at most %.1f), %d private terms%n",
                room,
                words,
                mannered.size(),
                rate,
                room.mostMannered,
                terms.size());
        Path list = Files.createDirectories(Path.of("target"))
                .resolve("words-" + room.name().toLowerCase(Locale.ROOT) + ".txt");
        Files.write(list, Stream.concat(mannered.stream(), terms.stream()).toList());

        assertThat(words).isGreaterThan(100);
        assertThat(rate).as("see %s", list).isLessThanOrEqualTo(room.mostMannered);
        assertThat(terms).as("see %s", list).hasSizeLessThanOrEqualTo(room.mostPrivateTerms);
    }
}
