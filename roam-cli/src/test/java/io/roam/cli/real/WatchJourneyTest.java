package io.roam.cli.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.cli.circle.RealSyncthing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code over the real Syncthing: while both devices watch, nobody types a roam command. */
@NeedsRealProgram(RealProgram.CLAUDE)
class WatchJourneyTest {
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    private final List<RoamUser.WatchHandle> watching = new ArrayList<>();
    private StandInServer model;
    private Developer ada;
    private Developer bob;

    @BeforeEach
    void open() throws IOException {
        RealClaude claude = new RealClaude(RealProgram.CLAUDE);
        model = StandInServer.open(new MessagesModel());
        ada = new Developer(claude, model, folder.resolve("home/ada"), folder.resolve("home/ada/work/lamp"));
        bob = new Developer(claude, model, folder.resolve("Users/bob"), folder.resolve("Users/bob/code/light"));
    }

    @AfterEach
    void close() {
        watching.forEach(RoamUser.WatchHandle::close);
        model.close();
    }

    @Test
    void whatIsSaidIsReadyOnTheOtherMachine() throws Exception {
        ada.runClaude("-p", "first words");
        ada.roam().init(RealSyncthing.OLD.address());
        bob.roam().init(RealSyncthing.NEW.address());
        bob.roam().mapFolder(ada.workspace(), bob.workspace());
        watching.add(ada.roam().watch());
        bob.roam().pair(ada.roam().pairingCode());
        watching.add(bob.roam().watch());
        String session = ada.requireOnlySession();
        awaitEqual(session);

        List<String> said = new ArrayList<>(model.lastTurns());
        said.add("assistant: ack 1");
        assertThat(bob.runClaude("-p", "--resume", session, "from bob")).isEqualTo("ack 2");
        said.add("user: from bob");
        assertThat(model.lastTurns()).isEqualTo(said);
        awaitEqual(session);

        said.add("assistant: ack 2");
        assertThat(ada.runClaude("-p", "--resume", session, "back at ada's")).isEqualTo("ack 3");
        said.add("user: back at ada's");
        assertThat(model.lastTurns()).isEqualTo(said);
        awaitEqual(session);

        assertThat(watching.stream().map(RoamUser.WatchHandle::terminate)).containsOnly(SIGTERM);
    }

    /** Waits until both have equal files of the session. */
    private void awaitEqual(String session) throws Exception {
        TreeMap<String, String> wanted = files(ada, session);
        for (int i = 0; i < 1_200 && (wanted.isEmpty() || !wanted.equals(files(bob, session))); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
            wanted = files(ada, session);
        }
        assertThat(files(bob, session)).isNotEmpty().isEqualTo(files(ada, session));
    }

    private static TreeMap<String, String> files(Developer of, String session) throws IOException {
        return of.projectFolder().toFile().exists() ? of.files(session) : new TreeMap<>();
    }
}
