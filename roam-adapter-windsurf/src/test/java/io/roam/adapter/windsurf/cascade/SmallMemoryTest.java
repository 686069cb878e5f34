package io.roam.adapter.windsurf.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.roam.Roam;
import io.roam.ToolSettings;
import io.roam.adapter.windsurf.ProtobufWriter;
import io.roam.adapter.windsurf.TestStep;
import io.roam.adapter.windsurf.TestTrajectory;
import io.roam.adapter.windsurf.WindsurfHome;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a conversation of 50 MB is captured, shown, and placed on another device with a heap of 256 MB. */
@Tag("slow")
final class SmallMemoryTest {
    private static final String ID = WindsurfHome.id(1);
    private static final int SIZE = 50_000_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void manySteps() throws IOException, InterruptedException {
        goesOver(4_000);
    }

    @Test
    void oneStep() throws IOException, InterruptedException {
        goesOver(SIZE);
    }

    @Test
    void whatIsTooLargeIsNamed() throws IOException, InterruptedException {
        write(new byte[SIZE * 2]);
        assertThat(run()).contains("too large for roam's memory", ID);
    }

    private void goesOver(int step) throws IOException, InterruptedException {
        byte[] plain = trajectory(step);
        write(Envelope.withKey(Envelope.PUBLISHED_KEY).orElseThrow().seal(new byte[12], plain));
        assertThat(run()).contains("placed the same");
    }

    private static byte[] trajectory(int size) {
        Random random = new Random(1);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 1; all.size() < SIZE; i++) {
            byte[] noise = new byte[size / 2];
            random.nextBytes(noise);
            String words = HexFormat.of().formatHex(noise);
            all.writeBytes(ProtobufWriter.message()
                    .message(
                            2,
                            TestStep.modelAnswer(words)
                                    .withTime(TestTrajectory.CREATED + i)
                                    .toProtobuf())
                    .toBytes());
        }
        all.writeBytes(ProtobufWriter.message().text(6, ID).toBytes());
        return all.toByteArray();
    }

    private void write(byte[] bytes) throws IOException {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        WindsurfHome.on(ada);
        Files.write(ada.home().resolve(".codeium/windsurf/cascade").resolve(ID + ".pb"), bytes);
    }

    private String run() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        getClass().getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        return said;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        TestMachine bob = TestMachine.in(folder.resolve("bob"));
        WindsurfHome.on(bob);
        try (Roam a = open(ada, folder)) {
            System.out.println(a.sync().problems());
            if (!a.conversations().list().isEmpty()) {
                try (Stream<Message> messages = a.conversations().transcript(ID).messages()) {
                    System.out.println(messages.count() + " messages");
                }
                try (Roam b = open(bob, folder)) {
                    String code = a.devices().pairingCode();
                    a.sync();
                    b.devices().pair(code, false);
                    a.sync();
                    b.restore(ID, Optional.of(bob.folder("work")));
                }
                compare(ada, bob);
            }
        }
    }

    private static void compare(TestMachine ada, TestMachine bob) throws IOException {
        String there = hash(ada);
        System.out.println(hash(bob).equals(there) ? "placed the same" : "placed something else");
    }

    private static String hash(TestMachine machine) {
        return Hashing.sha256()
                .hashBytes(WindsurfHome.on(machine).readContent(ID))
                .toString();
    }

    private static Roam open(TestMachine machine, Path folder) throws IOException {
        Path meet = Files.createDirectories(folder.resolve("meet"));
        RoamHome home = RoamHome.under(machine.home().resolve("roam"));
        Providers providers = Providers.of(List.of(new WindsurfAdapter()));
        String name = machine.machine().name();
        Roam.init(
                home,
                machine.machine(),
                providers,
                InitOptions.none().named(name).via("folder:" + meet).allowingPlain());
        ToolSettings.of(home, machine.machine(), providers).set(WindsurfSettings.WRITE, "on");
        return Roam.open(home, machine.machine(), providers, machine::advance);
    }
}
