package io.roam.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.cli.args.CommandContext;
import io.roam.cli.command.CommandRunner;
import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TourTest {
    private static final Pattern FOLDER = Pattern.compile("happens in (\\S+),");

    @Test
    void itEndsWellAndLeavesNothingBehind() {
        String printed = runTour();
        assertThat(printed.lines().filter(line -> line.length() > 80)).isEmpty();
        assertThat(printed)
                .contains(
                        "✓ compared", "1. You use Claude Code on the desktop", "6. Now for real", "files were removed");
        assertThat(folder(printed)).doesNotExist();
    }

    @Test
    void keepLeavesTheFilesThere() throws Exception {
        Path folder = folder(runTour("--keep"));
        assertThat(folder.resolve("home/bob/work/beacon/.git/config")).exists();
        assertThat(Files.isDirectory(folder.resolve("stick"))).isTrue();
        deleteAll(folder);
    }

    @Test
    void whatGoesWrongIsSaidLoudly() {
        List<String> lines = new ArrayList<>();
        Tour tour = new Tour(lines::add, (machine, terminal, args) -> 1);
        assertThatThrownBy(() -> tour.run(false))
                .isInstanceOf(TourFailedException.class)
                .hasMessageContaining("roam init ended with 1");
        assertThat(folder(String.join("\n", lines))).doesNotExist();
    }

    private static void deleteAll(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static Path folder(String printed) {
        Matcher matcher = FOLDER.matcher(printed);
        assertThat(matcher.find()).isTrue();
        return Path.of(matcher.group(1));
    }

    /** Runs the tour in a machine without a home, which it must not read. */
    private static String runTour(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), false, false);
        List<String> all = new ArrayList<>(List.of("tour"));
        all.addAll(List.of(args));
        try (CommandContext context = new CommandContext(
                () -> {
                    throw new AssertionError("the tour asked for the real machine");
                },
                terminal,
                (command, folder, machine) -> Optional.empty(),
                ZoneOffset.UTC)) {
            assertThat(CommandRunner.run(context, all.toArray(String[]::new))).isZero();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
