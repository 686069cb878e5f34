package io.roam.adapter.codex;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.Diagnosis;
import io.roam.spi.tool.StoreLocation;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAdviceTest {
    private static final String FIRST = "01a22f91-c3a2-7c50-8ff3-a2e2b597dd9f";
    private static final String SECOND = "01a22f98-b22e-7942-90ce-099efda8588d";

    @TempDir
    Path folder;

    private TestMachine machine;
    private Path config;

    @BeforeEach
    void makeHome() throws IOException {
        machine = TestMachine.in(folder);
        config = Files.createDirectories(machine.home().resolve(".codex"));
    }

    @Test
    @DisplayName("sessions whose provider is not configured are counted, and those of built-in providers are not")
    void counts() throws IOException {
        write(FIRST, "acme");
        write(SECOND, "acme");
        write("01a22f99-5646-7282-8af8-bc5ddea068d6", "openai");

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo("codex-provider");
            assertThat(found.severity()).isEqualTo(Diagnosis.Severity.NOTICE);
            assertThat(found.what())
                    .isEqualTo("2 sessions of Codex use the model provider \"acme\", which is not configured here");
            assertThat(found.where()).isEqualTo(config.resolve("config.toml").toString());
        });
        Files.writeString(config.resolve("config.toml"), "model_provider = \"acme\"\n[model_providers.other]\n");
        assertThat(diagnose()).hasSize(1);
    }

    @ParameterizedTest
    @DisplayName("a provider counts as configured in each form that the settings take")
    @ValueSource(
            strings = {
                "[model_providers.acme]\nname = \"Acme\"\n",
                "[ model_providers . \"acme\" ]\n",
                "[model_providers.'acme'.http_headers]\n",
                "model_providers.acme.base_url = \"http://localhost\"\n",
                "[model_providers]\nacme = { name = \"Acme\" }\n",
                "model_providers = { acme = { name = \"Acme\" } }\n"
            })
    void configured(String settings) throws IOException {
        write(FIRST, "acme");
        Files.writeString(config.resolve("config.toml"), settings);

        assertThat(diagnose()).isEmpty();
    }

    @Test
    @DisplayName("a session that names no provider is no finding")
    void unnamed() throws IOException {
        Files.writeString(
                rollout(FIRST),
                "{\"timestamp\":\"x\",\"type\":\"session_meta\",\"payload\":{\"id\":\"" + FIRST + "\"}}\n");

        assertThat(diagnose()).isEmpty();
    }

    private List<Diagnosis> diagnose() {
        return new CodexAdapter().diagnose(StoreLocation.of(config), machine.machine());
    }

    private void write(String thread, String provider) throws IOException {
        Files.writeString(
                rollout(thread),
                "{\"timestamp\":\"2026-12-01T03:06:51.718Z\",\"type\":\"session_meta\",\"payload\":{\"id\":\"" + thread
                        + "\",\"model_provider\":\"" + provider + "\",\"base_instructions\":{\"text\":\"x\"}}}\n");
    }

    private Path rollout(String thread) throws IOException {
        return Files.createDirectories(config.resolve("sessions/2026/12/01"))
                .resolve("rollout-2026-12-01T03-06-51-" + thread + ".jsonl");
    }
}
