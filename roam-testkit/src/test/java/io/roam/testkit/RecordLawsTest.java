package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.StoreLocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract finds adapters that let grants of permissions pass, or give values as if they were something else. */
final class RecordLawsTest {
    private static final byte[] GRANT = "L everything".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void findsAnAdapterThatTakesAGrantUnderAnotherClass() {
        List<Record> records = List.of(Record.local("", GRANT));
        RecordLaws.checkLocal(new FakeTool(), records);
        assertThatThrownBy(() -> RecordLaws.checkLocal(new Credulous(), records))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("refuses it under another class");
    }

    @Test
    void findsAnAdapterThatGivesAGrantAsState() {
        assertThatThrownBy(() -> RecordLaws.checkLocal(new FakeTool(), List.of(Record.state("", GRANT))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not local");
    }

    @Test
    void findsAStoreThatGivesChangedValuesOnly() {
        List<Record> whole = List.of(Record.value("", "title", new byte[] {1}));
        RecordLaws.checkValues(whole, whole);
        assertThatThrownBy(() -> RecordLaws.checkValues(whole, List.of())).isInstanceOf(AssertionError.class);
        List<Record> twice = List.of(whole.get(0), Record.value("", "title", new byte[] {2}));
        assertThatThrownBy(() -> RecordLaws.checkValues(twice, twice)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aGrantUnderAnotherClassIsNeitherCapturedNorPlaced() {
        try (TestDevices devices = TestDevices.in(folder, 2, new Disguising())) {
            devices.get(0).session("one").say("e1", "-").line("L everything").say("e2", "e1");
            devices.syncAll();
            assertThat(devices.get(1).session("one").events()).containsExactly("e1", "e2");
            assertThat(devices.get(1).session("one").lines()).noneMatch(line -> line.startsWith("L "));
        }
    }

    /** Says of nothing that it grants permissions. */
    private static final class Credulous extends ForwardingTool {
        Credulous() {
            super(new FakeTool());
        }

        @Override
        public boolean grantsPermissions(Record record) {
            return false;
        }

        @Override
        public boolean hasValidClass(Record record) {
            return record.kind() != Record.Kind.LOCAL;
        }
    }

    /** Gives what is local as state. */
    private static final class Disguising extends ForwardingTool {
        Disguising() {
            super(new FakeTool());
        }

        @Override
        public HistoryStore open(StoreLocation at, Machine machine) {
            return new DisguisingTool.DisguisingStore(super.open(at, machine));
        }
    }
}
