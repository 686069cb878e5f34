package io.roam.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    Path folder;

    TestDevice device;

    @BeforeEach
    void device() {
        device = new TestDevice(folder.resolve("desktop"));
    }

    static Stream<String> names() {
        return Commands.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandHasHelp(String name) {
        CommandResult result = device.run(name, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith(Commands.summary(name) + "\n")
                .contains("\nUSAGE\n  roam " + name, "\nEXAMPLES\n  ", "  -h, --help   ");
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(device.run("help", name).out()).isEqualTo(result.out());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandRefusesOptionsThatItDoesNotHave(String name) {
        CommandResult result = device.run(name, "--nonsense");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("roam: ").contains("roam " + name + " --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair",
                "pair laptop",
                "devices",
                "unpair x",
                "sync",
                "sync --dry-run",
                "list",
                "list --json",
                "show x",
                "branches x",
                "resume",
                "resume x",
                "restore x",
                "map /x .",
                "config",
                "import x",
                "hook install claude",
                "hook install windsurf",
                "ignore .",
                "ignore x",
                "service install",
                "status"
            })
    void nothingWorksBeforeInit(String line) {
        CommandResult result = device.run(line.split(" "));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo(
                        line.contains("--json")
                                ? "{\"error\":{\"code\":\"not-initialized\",\"message\":\"roam is not set up on this device\","
                                        + "\"where\":null,\"hint\":\"roam init\","
                                        + "\"actions\":[{\"action\":\"init\",\"arguments\":[],\"here\":true}]}}\n"
                                : "roam: roam is not set up on this device\nhint: roam init\n");
    }

    @Test
    void theOverviewNamesEveryCommand() {
        assertThat(device.run("--help").out().lines()).allMatch(line -> line.length() <= 80);
        for (CommandGroup group : CommandGroup.values()) {
            group.commands()
                    .forEach(name -> assertThat(device.run("--help").out())
                            .containsPattern("\n  " + name + " +" + Pattern.quote(Commands.summary(name)) + "\n"));
        }
        assertThat(device.run("help").out()).isEqualTo(device.run("--help").out());
        CommandResult shortHelp = device.run();
        assertThat(shortHelp.code()).isEqualTo(2);
        assertThat(shortHelp.out())
                .contains("GET STARTED", "CONVERSATIONS", "roam --help lists all commands")
                .doesNotContain("DEVICES AND FOLDERS");
        assertThat(shortHelp.out().lines()).hasSizeLessThan(24);
        assertThat(device.run("--version").out())
                .startsWith("roam ")
                .isEqualTo(device.run("version").out());
    }

    @Test
    void aWrongCommandIsNamed() {
        assertThat(device.run("synk").err())
                .isEqualTo("roam: unknown command \"synk\"\n"
                        + "hint: did you mean \"sync\"?\nhint: roam --help lists all commands\n");
        assertThat(device.run("synk").code()).isEqualTo(2);
        assertThat(device.run("synk", "--json").err())
                .isEqualTo("{\"error\":{\"code\":\"usage\",\"message\":\"unknown command \\\"synk\\\"\",\"where\":null,"
                        + "\"hint\":\"did you mean \\\"sync\\\"?\\nroam --help lists all commands\"}}\n");
        assertThat(device.run("--json", "synk").err()).startsWith("{\"error\":{\"code\":\"usage\",");
        assertThat(device.run("help", "exit-cods").err())
                .isEqualTo("roam: unknown command or topic \"exit-cods\"\nhint: did you mean \"exit-codes\"?\n"
                        + "hint: roam --help lists all commands and topics\n");
        assertThat(device.run("frobnicate").err())
                .startsWith("roam: unknown command \"frobnicate\"\n  get started: tour, init, pair\n  conversations: ")
                .endsWith("\nhint: roam --help lists all commands\n");
        assertThat(device.run("show").code()).isEqualTo(2);
        assertThat(device.run("show", "a", "b").code()).isEqualTo(2);
    }

    @Test
    void aWrongOptionOrArgumentIsNamed() {
        assertThat(device.run("sync", "--dry-rnu").err())
                .isEqualTo("roam: unknown option \"--dry-rnu\"\nhint: did you mean \"--dry-run\"?\n"
                        + "hint: roam sync --help\n");
        assertThat(device.run("show", "a", "b").err())
                .isEqualTo("roam: unexpected argument \"b\"\nhint: roam show --help\n");
        assertThat(device.run("show").err())
                .isEqualTo("roam: missing <id>\n  usage: roam show <id> [options]\n"
                        + "  example: roam show d389895d\nhint: roam show --help\n");
        assertThat(device.run("restore", "--to").err()).startsWith("roam: option --to needs a value: <");
    }

    @Test
    void aMalformedValueIsAUsageError() {
        device.runOk("init");
        assertThat(device.run("sync", "--wait", "soon"))
                .isEqualTo(new CommandResult(
                        2, "", "roam: not a duration: \"soon\"\nhint: write for example 20s, 5m or 0\n"));
        assertThat(device.run("search", "lamp", "--since", "june", "--json"))
                .isEqualTo(new CommandResult(
                        2,
                        "",
                        "{\"error\":{\"code\":\"invalid-date\",\"message\":\"not a date or age: \\\"june\\\"\","
                                + "\"where\":null,\"hint\":\"write for example 2026-11-25, 7d or 12h\"}}\n"));
    }

    @Test
    void aMistypedNameIsGuessed() {
        device.runOk("init");
        assertThat(device.run("config", "windsurf.wriet", "on").err())
                .startsWith("roam: unknown setting \"windsurf.wriet\"\nhint: did you mean \"windsurf.write\"?\n");
        assertThat(device.run("unpair", "lapptop").err())
                .isEqualTo("roam: no device named \"lapptop\"\nhint: roam devices\n");
    }

    @Test
    void aBugIsOneLine() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandContext context = new CommandContext(
                () -> {
                    throw new IllegalStateException("boo");
                },
                new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, false, false),
                (command, in, machine) -> Optional.empty(),
                ZoneOffset.UTC);
        assertThat(CommandRunner.run(context, "list")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "roam: internal error: java.lang.IllegalStateException: boo",
                        "hint: please report it, with what the command prints if ROAM_DEBUG=1 is set");
    }
}
