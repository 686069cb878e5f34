package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which conversation is resumed; {@link PickerInTerminalTest} tests the picker on the screen. */
class ResumeCommandTest {
    @TempDir
    Path folder;

    private TestDevice device;
    private Path beacon;
    private String lamp;
    private String sail;

    @BeforeEach
    void createConversations() {
        device = new TestDevice(folder.resolve("tower"));
        beacon = device.machine.folder("work/beacon");
        lamp = device.startConversation(beacon, "The lamp", "Why is it out?", "Because of the oyster.");
        device.machine.advance(Duration.ofHours(1));
        sail = device.startConversation(device.machine.folder("work/boat"), "Ströme und Segel", "Wann?", "Jetzt.");
        device.runOk("init", "--name", "tower");
        device.runOk("sync");
    }

    private void assertStarted(CommandResult result, String session) {
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(device.started).containsExactly(List.of("claude", "--resume", session));
    }

    @Test
    void anIdGoesBeforeWords() {
        assertStarted(device.run("resume", lamp), lamp);
    }

    @Test
    void wordsOfOneResumeIt() {
        assertStarted(device.run("resume", "STRÖME", "boat"), sail);
    }

    @Test
    void wordsThatWereSaidInOneResumeItIfNoTitleHasThem() {
        assertStarted(device.run("resume", "oyster"), lamp);
    }

    @Test
    void wordsOfSeveralAreAnErrorWhereNobodyIsThereToChoose() {
        for (CommandResult result : List.of(
                device.run("resume", "work", "claude"),
                device.runWithInput("1\n", true, "resume", "work", "claude", "--json"))) {
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .containsPattern("work claude\\\\?\" matches 2 conversations")
                    .contains("add words, or use an ID from the list")
                    .containsPattern("[0-9a-f]{8} · Ströme und Segel · .*\\s.*[0-9a-f]{8} · The lamp · ");
        }
        assertThat(device.started).isEmpty();
    }

    @Test
    void wordsOfNoneAreAnError() {
        for (List<String> words : List.of(List.of("resume", "wreck"), List.of("resume", "wreck", "lamp"))) {
            CommandResult result = device.run(words.toArray(String[]::new));
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err())
                    .isEqualTo("roam: no conversation matches \"" + String.join(" ", words.subList(1, words.size()))
                            + "\"\nhint: roam list\n");
        }
    }

    @Test
    void anIdThatTwoHaveSaysSo() {
        Optional<String> shared = Optional.empty();
        while (shared.isEmpty()) {
            device.startConversation(beacon, "Another", "Well?");
            device.runOk("sync");
            shared = digitOfTwoIds();
        }
        assertThat(device.run("resume", shared.get()).err())
                .containsPattern("\" matches [2-9] conversations") // a session's ID may begin with the digit, too
                .contains("hint: type more of the ID");
    }

    /** Returns a digit with which two ids begin; a letter might also be a word of one conversation. */
    private Optional<String> digitOfTwoIds() {
        Set<String> seen = new HashSet<>();
        return device.runOk("list", "--ids")
                .out()
                .lines()
                .map(line -> line.substring(0, 1))
                .filter(first -> Character.isDigit(first.charAt(0)) && !seen.add(first))
                .findFirst();
    }

    @Test
    void somebodyWhoSitsThereChooses() {
        CommandResult result = device.in(beacon).runWithInput("2\n", true, "resume");
        assertStarted(result, lamp);
        assertThat(result.out()).containsSubsequence("1  Ströme", "2  The lamp");
    }

    @Test
    void wordsOfSeveralLetSomebodyChoose() {
        device.startConversation(beacon, "Another", "Well?");
        device.runOk("sync");
        CommandResult result = device.runWithInput("1\n", true, "resume", "lamp", "beacon");
        assertStarted(result, lamp);
        device.started.clear();
        assertStarted(device.runWithInput("2\n", true, "resume", "beacon"), lamp);
    }

    @Test
    void whoLeavesWithoutAChoiceStartsNothing() {
        assertThat(device.runWithInput("", true, "resume").code()).isEqualTo(130);
        assertThat(device.runWithInput("\n", true, "list", "--pick").code()).isEqualTo(130);
        assertThat(device.started).isEmpty();
    }

    @Test
    void whereNobodySitsItIsTheNewestOfTheFolder() {
        assertStarted(device.in(beacon).run("resume"), lamp);
    }

    @Test
    void privateOnesAreNotOffered() {
        device.runOk("ignore", beacon.toString());
        CommandResult result = device.runWithInput("1\n", true, "resume");
        assertStarted(result, sail);
        assertThat(result.out()).doesNotContain("The lamp");
    }

    @Test
    void aListIsPrintedUnlessAConversationIsToBePicked() {
        device.startedEndsWith = Optional.of(4);
        assertThat(device.runWithInput("2\n", true, "list", "--pick").code()).isEqualTo(4);
        assertThat(device.started).containsExactly(List.of("claude", "--resume", lamp));
        for (String option : List.of("--here", "--plain", "--ids", "--json")) {
            CommandResult result = device.runWithInput("2\n", true, "list", option);
            assertThat(result.code()).isZero();
            assertThat(result).isEqualTo(device.run("list", option));
        }
        assertThat(device.started).hasSize(1);
    }
}
