package io.roam.adapter.cursor;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.InitOptions;
import io.roam.api.Providers;
import io.roam.api.RoamHome;
import io.roam.api.SyncReport;
import io.roam.spi.tool.ToolAdapter;
import io.roam.testkit.TestMachine;
import io.roam.transcript.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Two homes that meet in a folder. */
public final class FolderCircle implements AutoCloseable {
    public final TestMachine ada;
    public final TestMachine bob;
    public final Roam here;
    public final Roam there;

    private FolderCircle(TestMachine ada, TestMachine bob, Roam here, Roam there) {
        this.ada = ada;
        this.bob = bob;
        this.here = here;
        this.there = there;
    }

    public static FolderCircle in(Path folder, ToolAdapter... tools) {
        try {
            Path meet = Files.createDirectories(folder.resolve("meet"));
            TestMachine ada = TestMachine.in(folder.resolve("ada"));
            TestMachine bob = TestMachine.in(folder.resolve("bob"));
            Providers providers = Providers.of(List.of(tools));
            Roam here = open(ada, meet, providers);
            Roam there = open(bob, meet, providers);
            String code = here.devices().pairingCode();
            here.sync();
            there.devices().pair(code, false);
            return new FolderCircle(ada, bob, here, there);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Roam open(TestMachine machine, Path meet, Providers providers) {
        RoamHome home = home(machine);
        Optional<String> name = Optional.of(machine.machine().name());
        Roam.init(home, machine.machine(), providers, new InitOptions(name, Optional.of("folder:" + meet), true));
        return Roam.open(home, machine.machine(), providers, machine::advance);
    }

    static RoamHome home(TestMachine machine) {
        return RoamHome.under(machine.home().resolve("roam"));
    }

    /** Lets both be quiet, and both synchronize until each has what the other had. */
    public SyncReport settle() {
        SyncReport last = here.sync();
        for (int i = 0; i < 3; i++) {
            ada.advance(Duration.ofSeconds(10));
            bob.advance(Duration.ofSeconds(10));
            last = here.sync();
            there.sync();
        }
        return last;
    }

    public List<Message> told(Roam roam, String session) {
        return roam.conversations().transcript(session).all();
    }

    public Conversation conversation(Roam roam, String session) {
        return roam.conversations().list().stream()
                .filter(one -> one.session().equals(session))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        here.close();
        there.close();
    }
}
