package io.roam.adapter.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.Roam;
import io.roam.api.InitOptions;
import io.roam.api.Inventory;
import io.roam.api.PairingReport;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";

    @TempDir
    Path folder;

    @Test
    void aSessionGoesOverAndComesBack() throws IOException {
        TestMachine ada = TestMachine.in(folder.resolve("ada"));
        TestMachine bob = TestMachine.in(folder.resolve("bob"));
        Path meet = Files.createDirectories(folder.resolve("meet"));
        Path there = Files.createDirectories(ada.home().resolve("work/lamp"));
        Path here = Files.createDirectories(bob.home().resolve("work/lamp"));
        Path session = projects(ada, there).resolve(ID + ".jsonl");
        Files.createDirectories(session.getParent());
        String when = ada.clock().instant().minusSeconds(60).toString();
        Files.writeString(
                session,
                user("u1", null, "hello", there, when) + state() + user("u2", "u1", "again", there, when) + state());
        Files.createDirectories(bob.home().resolve(".claude/projects"));

        Providers providers = Providers.of(List.of(new ClaudeAdapter()));
        Inventory inventory = Roam.init(
                home(ada),
                ada.machine(),
                providers,
                InitOptions.none().named("ada").via("folder:" + meet).allowingPlain());
        assertThat(inventory.conversations()).isEqualTo(1);
        Roam.init(
                home(bob),
                bob.machine(),
                providers,
                InitOptions.none().named("bob").via("folder:" + meet).allowingPlain());
        try (Roam a = Roam.open(home(ada), ada.machine(), providers, ada::advance);
                Roam b = Roam.open(home(bob), bob.machine(), providers, bob::advance)) {
            String code = a.devices().pairingCode();
            SyncReport first = a.sync();
            PairingReport pair = b.devices().pair(code, false);
            Path copy = projects(bob, here).resolve(ID + ".jsonl");
            assertThat(copy).hasSameBinaryContentAs(session);
            b.sync();
            assertThat(b.sync().isQuiet()).isTrue();
            Files.writeString(copy, user("u3", "u2", "from bob", here, when), StandardOpenOption.APPEND);
            bob.advance(Duration.ofSeconds(10));
            b.sync();
            a.sync();
            assertThat(session).hasSameBinaryContentAs(copy);
            assertThat(a.status().inbox().deferred()).isEmpty();
            assertThat(a.conversations().list()).hasSize(1);
            assertThat(a.conversations().transcript(ID).all()).hasSize(3);
        }
    }

    private static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }

    private static Path projects(TestMachine machine, Path work) throws IOException {
        return machine.home()
                .resolve(".claude/projects")
                .resolve(work.toRealPath().toString().replaceAll("[^A-Za-z0-9]", "-"));
    }

    private static String state() {
        return "{\"type\":\"mode\",\"mode\":\"normal\",\"sessionId\":\"" + ID + "\"}\n";
    }

    private static String user(String id, String parent, String text, Path cwd, String when) {
        return "{\"parentUuid\":" + (parent == null ? "null" : "\"" + parent + "\"")
                + ",\"isSidechain\":false,\"cwd\":\"" + cwd + "\",\"sessionId\":\"" + ID
                + "\",\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"},\"uuid\":\"" + id
                + "\",\"timestamp\":\"" + when
                + "\"}\n";
    }
}
