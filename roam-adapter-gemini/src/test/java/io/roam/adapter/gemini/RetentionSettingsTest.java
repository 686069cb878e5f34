package io.roam.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Diagnosis;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSettingsTest {
    @TempDir
    Path configuration;

    private List<Diagnosis> advice() {
        TestMachine machine = TestMachine.in(configuration.resolve("machine"));
        return new StoreAdvice(configuration.resolve("tmp"), machine.machine()).diagnose();
    }

    private RetentionSettings settings(String text) throws IOException {
        Files.writeString(configuration.resolve("settings.json"), text);
        return RetentionSettings.read(configuration);
    }

    private Optional<Duration> kept(String retention) throws IOException {
        RetentionSettings settings = settings("{\"general\":{\"sessionRetention\":" + retention + "}}");
        assertThat(settings.isReadable()).isTrue();
        return settings.retention();
    }

    @Test
    void withoutSettingsSessionsAreKeptForThirtyDays() throws IOException {
        assertThat(RetentionSettings.read(configuration).retention()).contains(Duration.ofDays(30));
        assertThat(settings("{}").retention()).contains(Duration.ofDays(30));
        assertThat(kept("{\"enabled\":true}")).contains(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({"48h,48", "7d,168", "2w,336", "1m,720"})
    void agesHaveUnits(String age, long hours) throws IOException {
        assertThat(kept("{\"maxAge\":\"" + age + "\"}")).contains(Duration.ofHours(hours));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enabled\":false}",
                "{\"maxAge\":\"soon\"}",
                "{\"maxAge\":30}",
                "{\"maxAge\":\"0d\"}",
                "{\"maxAge\":\"12h\"}",
                "{\"maxAge\":\"2d\",\"minRetention\":\"3d\"}",
                "{\"maxCount\":0}"
            })
    void theToolDeletesNothingIfItDoesNotAcceptAValue(String retention) throws IOException {
        assertThat(kept(retention)).isEmpty();
    }

    @Test
    void settingsHaveComments() throws IOException {
        String text = """
                { // how long
                  "general": { "name": "// \\" /*", /* not
                    "sessionRetention": {"maxAge": "9d"}, */
                    "sessionRetention": {"maxAge": "2d"} }
                } // end""";
        assertThat(settings(text).retention()).contains(Duration.ofDays(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"general\":", "{} /", "\"", "\"\\", "{}//\n}", "/*", "{\"a\":1} x"})
    void whatIsNoObjectIsReported(String text) throws IOException {
        assertThat(settings(text).isReadable()).isFalse();
        assertThat(advice())
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo("gemini-settings"));
    }

    @Test
    void commentsAreReplacedByteForByte() {
        byte[] text = "{\"a\":\"//é\"} /* é\n*/ / é".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(SettingsComments.blank(text), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"//é\"}      \n   / é");
    }

    @Test
    void theDoctorNamesTheSettingThatStopsTheDeletion() throws IOException {
        Diagnosis found = advice().get(0);
        assertThat(found.severity()).isEqualTo(Diagnosis.Severity.NOTICE);
        assertThat(found.what()).startsWith("Gemini CLI deletes sessions after 30 days");
        settings("{\"general\": {\"sessionRetention\": {\"enabled\": false}}}");
        assertThat(advice().get(0).severity()).isEqualTo(Diagnosis.Severity.GOOD);
        settings("{\"general\": {\"sessionRetention\": {\"maxAge\": \"36h\"}}}");
        assertThat(advice().get(0).what()).startsWith("Gemini CLI deletes sessions after 36 hours");
    }
}
