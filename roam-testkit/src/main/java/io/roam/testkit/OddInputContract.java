package io.roam.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionInfo;
import io.roam.testkit.fuzz.OddValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** The contract of an adapter for reading what its author did not expect, and for what must not leave the device. */
abstract class OddInputContract extends ToolFixture {
    /** Other programs leave such files: an editor, a cloud drive, a tool that was killed while it wrote. */
    @ContractRule("strange-files")
    final void aTemporaryFileIsNoSessionAndReplacesNone() throws IOException {
        Map<String, List<String>> before = said();
        StoreFiles files = StoreFiles.below(here.home());
        for (Path file : files.paths()) {
            if (!files.isDatabase(file)) {
                byte[] half = Arrays.copyOf(files.content(file), files.content(file).length / 2);
                String name = file.getFileName().toString();
                for (String strange : List.of(name + ".tmp", name + "~", "." + name + ".swp")) {
                    Files.write(file.resolveSibling(strange), half);
                }
            }
        }
        assertThat(said())
                .as("sessions with their messages, when temporary files of other programs are next to them")
                .isEqualTo(before);
    }

    private Map<String, List<String>> said() {
        Map<String, List<String>> all = new TreeMap<>();
        for (SessionInfo session : visit(here).sessions()) {
            assertThat(all.put(session.id(), texts(events(visit(here).read(session.id())))))
                    .as("session %s is shown once", session.id())
                    .isNull();
        }
        return all;
    }

    @ContractRule("reading-any")
    final void aRecordOfAnyFormIsRead() {
        StoreFiles files = StoreFiles.below(here.home());
        boolean any = false;
        for (String id : ids) {
            for (Record record : visit(here).read(id)) {
                for (Path file : files.paths()) {
                    int at = files.isDatabase(file)
                            ? -1
                            : EqualLengthChange.indexOf(files.content(file), record.payload());
                    if (at >= 0) {
                        any = true;
                        readOdd(id, record, files, file, at);
                    }
                }
            }
        }
        skipUnless(any, "no record stands in a file in its own bytes");
    }

    /** Reads a session with each odd variant of a record in its place. A session may be unreadable then, but no adapter fails. */
    private void readOdd(String id, Record record, StoreFiles files, Path file, int at) {
        byte[] content = files.content(file);
        byte[] behind = Arrays.copyOfRange(content, at + record.payload().length, content.length);
        for (byte[] odd : OddValues.of(record.payload())) {
            byte[] changed = Arrays.copyOf(content, at + odd.length + behind.length);
            System.arraycopy(odd, 0, changed, at, odd.length);
            System.arraycopy(behind, 0, changed, at + odd.length, behind.length);
            files.overwrite(file, changed);
            try {
                visit(here).readSettled(id, Position.START);
            } catch (RuntimeException e) {
                throw new AssertionError("a session with this record cannot be read: " + line(odd), e);
            } finally {
                files.restore(file);
            }
        }
    }

    private static String line(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }

    @ContractRule("transcript-any")
    final void aTranscriptIsMadeOfWhateverRecordsHold() {
        Random random = new Random(1);
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            records.add(Record.event(Record.MAIN, noise).asLine());
        }
        for (String id : ids) {
            List<Record> own = visit(here).read(id);
            List<Record> mixed = new ArrayList<>(own);
            for (Record noise : records) {
                mixed.add(random.nextInt(mixed.size()), noise);
            }
            assertThat(adapter.transcript(RecordList.of(mixed)).all()).isNotEmpty();
            own.forEach(record -> OddValues.of(record).forEach(odd -> checkTranscript(own, odd)));
        }
        assertThat(adapter.transcript(RecordList.of(records)).all()).isNotEmpty();
        assertThat(adapter.transcript(RecordList.of(List.of())).all()).isEmpty();
    }

    private void checkTranscript(List<Record> own, Record odd) {
        List<Record> mixed = new ArrayList<>(own);
        mixed.add(odd);
        try {
            adapter.transcript(RecordList.of(mixed)).all();
        } catch (RuntimeException e) {
            throw new AssertionError("a transcript with this record cannot be made: " + line(odd.payload()), e);
        }
    }

    @ContractRule("identity-own")
    final void anIdentityIsThatOfOneMessage() {
        boolean any = false;
        for (String id : ids) {
            List<String> identities = visit(here).read(id).stream()
                    .filter(record -> record.kind() == Record.Kind.EVENT && record.hasOwnIdentity())
                    .map(record -> HexFormat.of().formatHex(record.identity()))
                    .toList();
            any |= !identities.isEmpty();
            assertThat(identities)
                    .as("identities of the events of session %s, in hexadecimal digits", id)
                    .doesNotHaveDuplicates();
        }
        skipUnless(any, "no event has an identity other than its bytes");
    }

    @ContractRule("permission-stays")
    final void whatGrantsPermissionsIsInNoRecordThatTravels() {
        Set<String> permissions = permissions();
        skipUnless(!permissions.isEmpty(), "permissions does not say which texts of fill grant some");
        StoreFiles files = StoreFiles.below(here.home());
        for (String permission : permissions) {
            byte[] bytes = permission.getBytes(StandardCharsets.UTF_8);
            assertThat(!storesPlainBytes()
                            || files.paths().stream()
                                    .anyMatch(file -> EqualLengthChange.indexOf(files.content(file), bytes) >= 0))
                    .as("fill writes the permission %s", permission)
                    .isTrue();
            for (String id : ids) {
                assertThat(travelling(id))
                        .as("records that leave the device with the permission %s: class it as a grant", permission)
                        .noneMatch(record -> EqualLengthChange.indexOf(record.payload(), bytes) >= 0);
            }
        }
    }
}
