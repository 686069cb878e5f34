package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Record;
import io.roam.spi.tool.ToolAdapter;
import java.util.List;
import java.util.stream.Stream;

/** What must hold of the records that an adapter gives. */
final class RecordLaws {
    private RecordLaws() {}

    /** What stays on a device is local, and accepted under no other class. */
    static void checkLocal(ToolAdapter adapter, List<Record> records) {
        for (Record record : records) {
            assertThat(adapter.hasValidClass(Record.local(record.track(), record.payload())))
                    .as("what another device calls local is accepted: %s", record)
                    .isFalse();
            if (record.kind() != Record.Kind.LOCAL) {
                assertThat(adapter.grantsPermissions(record))
                        .as("it grants permissions, and is not local: %s", record)
                        .isFalse();
                continue;
            }
            assertThat(disguises(record))
                    .as("what is local, and neither hasValidClass nor grantsPermissions refuses it under another class")
                    .noneMatch(one -> adapter.hasValidClass(one) && !adapter.grantsPermissions(one));
        }
    }

    private static Stream<Record> disguises(Record local) {
        String track = local.track();
        byte[] payload = local.payload();
        return Stream.of(
                Record.event(track, payload).asLine(),
                Record.state(track, payload).asLine(),
                Record.property(track, "title", payload).asLine(),
                Record.value(track, "title", payload),
                Record.event(track, payload, new byte[] {1}));
    }

    /** A value has one place, and every reading gives all of them. */
    static void checkValues(List<Record> whole, List<Record> continued) {
        List<String> values = values(whole);
        assertThat(values.stream().map(text -> text.substring(0, text.indexOf('='))))
                .doesNotHaveDuplicates();
        assertThat(values(continued)).as("a reading that continues").isEqualTo(values);
    }

    private static List<String> values(List<Record> records) {
        return records.stream()
                .filter(record -> record.kind() == Record.Kind.VALUE)
                .map(record -> record.track() + " " + record.key() + "=" + ToolFixture.text(record))
                .toList();
    }
}
