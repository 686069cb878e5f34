package io.roam.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Remedy;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorPrinterTest {
    private static final Path HOME = Path.of("/home/ada");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ErrorPrinter printer = new ErrorPrinter(
            new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, false, false),
            () -> Optional.of(HOME));

    private String printed() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anErrorSaysWhatWhereAndTheHints() {
        printer.printError(new ErrorMessage(
                "unreadable-config",
                "cannot read the configuration: invalid JSON at line 3",
                ErrorLocation.file(HOME.resolve(".config/roam/config.json")),
                List.of("one more line"),
                Remedy.of("fix the file").and(Remedy.run(ActionKind.INIT))));
        assertThat(printed())
                .isEqualTo("roam: cannot read the configuration: invalid JSON at line 3\n"
                        + "  file: ~/.config/roam/config.json\n  one more line\nhint: fix the file\nhint: roam init\n");
    }

    @Test
    void aLocationWithoutALabelEndsTheSentence() {
        printer.printError(
                new ErrorMessage("x", "unexpected response", ErrorLocation.other("::1"), List.of(), Remedy.none()));
        assertThat(printed()).isEqualTo("roam: unexpected response: ::1\n");
    }

    @Test
    void withJsonItIsOneObjectOnOneLine() {
        printer.printJson(new ErrorMessage(
                "disk",
                "cannot read \"x\u202e\"",
                ErrorLocation.file(HOME),
                List.of(),
                Remedy.of("a\nb: ").then(ActionKind.SHOW, "4af2")));
        assertThat(printed())
                .isEqualTo(
                        "{\"error\":{\"code\":\"disk\",\"message\":\"cannot read \\\"x\\u202e\\\"\",\"where\":\"/home/ada\","
                                + "\"hint\":\"a\\nb: roam show 4af2\","
                                + "\"actions\":[{\"action\":\"show\",\"arguments\":[\"4af2\"],\"here\":true}]}}\n");
    }

    @Test
    void warningsAndNotesAreNamedAndTheirHintsStandAlone() {
        printer.printWarning("shared folder not found: /home/ada/stick; hint: connect or mount it; hint: roam sync");
        printer.printNote("not tested with launchd yet", List.of("please report how it works"));
        assertThat(printed())
                .isEqualTo(
                        "roam: warning: shared folder not found: ~/stick\nhint: connect or mount it\nhint: roam sync\n"
                                + "roam: note: not tested with launchd yet\nhint: please report how it works\n");
    }

    @Test
    void onlyTheHomeFolderItselfIsShortened() {
        printer.print("/home/ada, /home/ada/x, /home/adam/x, /mnt/home/ada/x and \"/home/ada\"");
        assertThat(printed()).isEqualTo("roam: ~, ~/x, /home/adam/x, /mnt/home/ada/x and \"~\"\n");
    }

    @Test
    void aCommandInAHintStaysOneThatAShellUnderstands() {
        printer.printNote("x", List.of("cd /home/ada/x && ls '/home/ada/a b' --via folder:/home/ada/x"));
        assertThat(printed()).endsWith("hint: cd ~/x && ls '/home/ada/a b' --via folder:/home/ada/x\n");
    }

    @Test
    void aForgedLineStaysOnItsLine() {
        printer.printWarning("cannot read x\nroam: forged");
        assertThat(printed().lines()).hasSize(1);
    }
}
