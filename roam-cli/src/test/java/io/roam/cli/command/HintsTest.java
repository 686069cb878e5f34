package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.Command;
import io.roam.spi.ActionKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** Every error says what to do about it: as an imperative, or as a command that can be typed. */
final class HintsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** Where nothing is to be done, with the reason. */
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("AdapterFailure.java", "a bug: its text asks for a report"),
            Map.entry("AgentPlacementChecks.java", "such a session can never be written"),
            Map.entry("BranchesText.java", "the session is on this device"),
            Map.entry("CancelledException.java", "the user cancelled"),
            Map.entry("ConversationOrigin.java", "what needs the folder names the command"),
            Map.entry("MalformedJsonException.java", "who reads the JSON says what to do"),
            Map.entry("OutputClosedException.java", "it is never printed"),
            Map.entry("PendingSummary.java", "the next sync continues automatically"),
            Map.entry("PlacementChecks.java", "such a conversation can never be written"),
            Map.entry("PlacementPhase.java", "ignored, or without its tool, on purpose"),
            Map.entry("Reason.java", "a text without a hint"),
            Map.entry("RoamClosedException.java", "a bug of the program that uses the library"),
            Map.entry("UninstallCommand.java", "nothing is left"),
            Map.entry("WriteErrors.java", "only a full disk has one"));

    private static final Pattern COMMAND =
            Pattern.compile("(?:^|: |, |&& |\\| |\\b(?:run|or|then|and) )roam ([a-z][a-z-]*(?: [^,;|&]*)?)");
    private static final Pattern END = Pattern.compile(" (?:and|or|on|in|there|then|with the|again)\\b.*|[.:)].*");
    private static final String VERBS =
            "add|ask|check|choose|close|compare|connect|copy|create|delete|exclude|finish|fix|free|get|give|install"
                    + "|keep|let|list|log in|mount|move|open|pair|pipe|please|put|raise|remove|replace|report|restore|run|save|see|set|start|stop|try"
                    + "|turn on|type|unpair|update|use|wait|write";
    private static final Pattern IMPERATIVE =
            Pattern.compile("(?:[.;] (?:hint: )?)?(?:(?:to|if|in|on|with|without|for) .*[,:] )?(?:roam |\\{\\}|(?i:"
                    + VERBS + ")\\b).*|to .*: .+|to .*, run .+");
    private static final Pattern ASIDE = Pattern.compile(
            "(?i)(?<!\\$)\\((?:or )?(?:roam [a-z]|(?:run|use|try|free|close|update|start|hint|install|remove|delete|rename|set|add)\\b)[^)]*\\)");

    private static List<TextPassage> hints() throws IOException {
        List<TextPassage> hints = HintLiterals.read(ROOT);
        assertThat(hints).hasSizeGreaterThan(60);
        return hints;
    }

    @Test
    void everyErrorHasAHint() throws IOException {
        assertThat(hints().stream()
                        .filter(hint -> hint.text().isBlank())
                        .map(TextPassage::place)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(WITHOUT.keySet());
    }

    @Test
    void aHintIsAnImperativeOrACommand() throws IOException {
        assertThat(hints())
                .filteredOn(hint -> !hint.text().isBlank())
                .filteredOn(hint -> !IMPERATIVE.matcher(hint.text()).matches())
                .isEmpty();
    }

    @Test
    void noRemedyIsInParentheses() throws IOException {
        assertThat(MessageLiterals.read(ROOT))
                .filteredOn(message -> ASIDE.matcher(message.text()).find())
                .isEmpty();
    }

    @Test
    void commandsInHintsCanBeTyped() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (TextPassage hint : hints()) {
            Matcher command = COMMAND.matcher(hint.text());
            while (command.find()) {
                error(command.group(1)).ifPresent(error -> wrong.add(hint.place() + ": " + hint.text() + ": " + error));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyActionCanBeTyped() {
        for (ActionKind kind : ActionKind.values()) {
            String command = kind.command(Collections.nCopies(kind.arity(), "1").toArray(String[]::new));
            assertThat(error(command.substring("roam ".length()))).as(command).isEmpty();
        }
    }

    /** Returns why the command that begins a text cannot be typed. */
    private static Optional<String> error(String text) {
        String typed = END.matcher(text)
                .replaceFirst("")
                .replaceAll("(?<=\\w)\\{\\}", "")
                .replaceAll("<[^>]*>|\\{\\}", "x")
                .strip();
        List<String> words = List.of(typed.split(" +"));
        Optional<Command> command = Commands.find(words.get(0));
        if (command.isEmpty()) {
            return Optional.of("no such command");
        }
        try {
            command.get()
                    .syntax()
                    .createParser()
                    .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }
}
