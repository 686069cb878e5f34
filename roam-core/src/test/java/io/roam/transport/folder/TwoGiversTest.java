package io.roam.transport.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.Hash;
import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices give the same file at the same time; in containers, both may well run as process 1. */
class TwoGiversTest {
    private static final String NAME = Hash.of("words".getBytes(UTF_8)).hex() + ".pack";

    @TempDir
    Path folder;

    @Test
    void neitherTouchesWhatTheOtherWrites() throws IOException {
        Path file = Files.writeString(folder.resolve(NAME), "words");
        Path meet = Files.createDirectories(folder.resolve("meet"));
        List<String> parts = new ArrayList<>();
        Queue<Runnable> meanwhile = new ArrayDeque<>();
        List<TransportReport> reports = new ArrayList<>();
        try (SyncTransport first = transport("first", meet, new Watched(parts, meanwhile));
                SyncTransport second = transport("second", meet, new Watched(parts, meanwhile))) {
            first.publish(List.of(file));
            second.publish(List.of(file));
            meanwhile.add(() -> reports.add(second.exchange()));
            reports.add(first.exchange());
        }

        assertThat(parts).hasSize(2).doesNotHaveDuplicates();
        assertThat(reports).hasSize(2).allSatisfy(report -> {
            assertThat(report.failures()).isEmpty();
            assertThat(report.failures()).isEmpty();
        });
        try (Stream<Path> there = Files.walk(meet)) {
            assertThat(there.filter(Files::isRegularFile))
                    .singleElement()
                    .satisfies(one -> assertThat(one).hasFileName(NAME).hasContent("words"));
        }
    }

    private SyncTransport transport(String name, Path meet, Disk disk) {
        Machine machine = new Machine(
                folder,
                folder,
                Map.of(),
                Os.LINUX,
                name,
                () -> Instant.EPOCH,
                Processes.ofThisMachine(),
                disk,
                Map.of());
        Inbox inbox = new Inbox() {
            @Override
            public boolean wants(String file) {
                return false;
            }

            @Override
            public boolean isIntact(Path file) {
                return true;
            }

            @Override
            public void arrived(Path file) {}
        };
        return new FolderTransportProvider().open("folder:" + meet, folder.resolve(name), inbox, machine);
    }

    /** Notes what is made, and lets the other one run when something is. */
    private record Watched(List<String> parts, Queue<Runnable> meanwhile) implements Disk {
        @Override
        public OutputStream create(Path file) throws IOException {
            parts.add(file.toString());
            OutputStream out = Disk.real().create(file);
            Runnable other = meanwhile.poll();
            if (other != null) {
                other.run();
            }
            return out;
        }

        @Override
        public OutputStream append(Path file) throws IOException {
            return Disk.real().append(file);
        }

        @Override
        public void publish(Path from, Path to) throws IOException {
            Disk.real().publish(from, to);
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            Disk.real().replace(from, to);
        }

        @Override
        public void delete(Path file) throws IOException {
            Disk.real().delete(file);
        }
    }
}
