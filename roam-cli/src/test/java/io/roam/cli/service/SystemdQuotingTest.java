package io.roam.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemdQuotingTest {
    @Test
    void nothingInAValueMeansAnythingButItself() {
        assertThat(SystemdQuoting.quote("A=b c")).isEqualTo("\"A=b c\"");
        assertThat(SystemdQuoting.quote("100%h 'x' \"y\" $HOME \\n;#"))
                .isEqualTo("\"100%%h 'x' \\\"y\\\" $HOME \\\\n;#\"");
        assertThat(SystemdQuoting.quote("a\nb\tc\rd")).isEqualTo("\"a\\nb\\tc\\rd\"");
        assertThat(SystemdQuoting.quote("/home/Zoë/日本")).isEqualTo("\"/home/Zoë/日本\"");
    }

    @Test
    void aProgramIsStartedByItsPath() {
        assertThat(SystemdQuoting.quoteCommand("/opt/my roam/100%/$x/roam", List.of("watch")))
                .isEqualTo("\"/opt/my roam/100%%/$x/roam\" watch");
    }

    @Test
    void aPathThatSystemdTakesForNoProgramIsStartedByAShell() {
        String shell = "/bin/sh -c \"exec \\\"$$0\\\" \\\"$$@\\\"\" ";
        assertThat(SystemdQuoting.quoteCommand("/ada's/roam", List.of("watch")))
                .isEqualTo(shell + "\"/ada's/roam\" watch");
        assertThat(SystemdQuoting.quoteCommand("/a\"\\$b%/roam", List.of("watch")))
                .isEqualTo(shell + "\"/a\\\"\\\\$$b%%/roam\" watch");
    }
}
