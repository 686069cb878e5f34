package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.api.InitOptions;
import io.roam.api.NotInitializedException;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    private static final String NAME = "choosy.colour";

    @TempDir
    Path folder;

    private final Choosy tool = new Choosy();
    private TestMachine machine;
    private RoamHome home;
    private Providers providers;

    @BeforeEach
    void prepare() {
        machine = TestMachine.in(folder);
        home = RoamHome.of(machine.machine());
        providers = Providers.of(List.of(tool));
    }

    @Test
    void anAdapterIsToldWhatWasChosen() {
        init();
        try (Roam roam = Roam.open(home, machine.machine(), providers)) {
            roam.sync();
            assertThat(tool.told).containsOnly(Optional.empty());
            settings().set(NAME, "red");
            tool.told.clear();
            roam.sync();
            assertThat(tool.told).containsOnly(Optional.of("red"));
        }
    }

    @Test
    void aChoiceLastsUntilItIsTakenBack() {
        init();
        assertThat(settings().value(NAME)).isEmpty();
        settings().set(NAME, "red");
        assertThat(settings().value(NAME)).contains("red");
        init();
        assertThat(settings().value(NAME)).contains("red");
        settings().set(NAME, "");
        assertThat(settings().value(NAME)).isEmpty();
    }

    @Test
    void whatNoToolKnowsIsRefused() {
        init();
        assertThat(settings().known()).containsOnlyKeys(NAME);
        assertThatThrownBy(() -> settings().set("choosy.taste", "red"))
                .isInstanceOf(RoamException.class)
                .hasMessageContaining("roam config");
    }

    @Test
    void aHomeIsNeeded() {
        assertThatThrownBy(this::settings).isInstanceOf(NotInitializedException.class);
    }

    private void init() {
        Roam.init(home, machine.machine(), providers, InitOptions.none().allowingPlain());
    }

    private ToolSettings settings() {
        return ToolSettings.of(home, machine.machine(), providers);
    }

    /** A tool about which there is something to choose. */
    private static final class Choosy implements ToolAdapter {
        private final List<Optional<String>> told = new ArrayList<>();

        @Override
        public String id() {
            return "choosy";
        }

        @Override
        public List<StoreLocation> locate(Machine on) {
            told.add(on.setting(NAME));
            return List.of();
        }

        @Override
        public HistoryStore open(StoreLocation at, Machine on) {
            throw new AssertionError("it has no store");
        }

        @Override
        public boolean grantsPermissions(Record record) {
            return true;
        }

        @Override
        public Transcript transcript(RecordSource records) {
            throw new AssertionError("it has no words");
        }

        @Override
        public Map<String, String> settingDescriptions() {
            return Map.of(NAME, "what it looks like");
        }
    }
}
