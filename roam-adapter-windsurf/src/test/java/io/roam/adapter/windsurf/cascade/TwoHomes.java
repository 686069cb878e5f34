package io.roam.adapter.windsurf.cascade;

import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.adapter.windsurf.TestEnvelope;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two paired homes with the tool, in the second of which conversations are placed. */
final class TwoHomes implements AutoCloseable {
    private static final Providers PROVIDERS = Providers.of(List.of(new WindsurfAdapter()));

    private final Path meeting;
    private final TestMachine first;
    private final TestMachine second;
    private final WindsurfHome from;
    private final WindsurfHome to;
    private final Roam a;
    private final Roam b;

    private TwoHomes(Path folder) throws IOException {
        meeting = Files.createDirectories(folder.resolve("meet"));
        first = TestMachine.in(folder.resolve("first"));
        second = TestMachine.in(folder.resolve("second"));
        from = WindsurfHome.on(first);
        to = WindsurfHome.on(second);
        second.folder("work");
        a = open(first);
        b = open(second);
        ToolSettings.of(home(second), second.machine(), PROVIDERS).set(WindsurfSettings.WRITE, "on");
        String code = a.devices().pairingCode();
        a.sync();
        b.devices().pair(code, false);
        settle();
    }

    static TwoHomes in(Path folder) throws IOException {
        return new TwoHomes(folder);
    }

    private Roam open(TestMachine machine) {
        Roam.init(
                home(machine),
                machine.machine(),
                PROVIDERS,
                InitOptions.none()
                        .named(machine.machine().name())
                        .via("folder:" + meeting)
                        .allowingPlain());
        return Roam.open(home(machine), machine.machine(), PROVIDERS, machine::advance);
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }

    /** Writes the content of a conversation in the first home. */
    void write(String id, byte[] content) {
        from.writeBytes(
                id,
                TestEnvelope.seal(
                        TestEnvelope.KEY,
                        "nonce nonce!".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        content));
        first.advance(Duration.ofSeconds(10));
    }

    TestMachine first() {
        return first;
    }

    void syncFirst() {
        a.sync();
    }

    void settle() {
        for (int i = 0; i < 2; i++) {
            a.sync();
            b.sync();
        }
        a.sync();
    }

    /** Returns the content of a conversation in the second home. */
    byte[] placed(String id) {
        return to.readContent(id);
    }

    /** Returns the size of all batches in the first home. */
    long poolBytes() throws IOException {
        try (Stream<Path> files = Files.walk(home(first).data().resolve("pool"))) {
            return files.filter(file -> file.toString().endsWith(".batch")
                            || file.toString().endsWith(".pack"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() {
        a.close();
        b.close();
    }
}
