package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SyncthingIdentityTest {
    @TempDir
    Path folder;

    @Test
    void anIdHasCheckDigits() {
        assertThat(SyncthingIdentity.text(new byte[32]))
                .isEqualTo("AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA-AAAAAAA")
                .matches(SyncthingIdentity.ID);
    }

    /** The program says itself which id a certificate has. */
    @ParameterizedTest
    @EnumSource(RealSyncthing.class)
    void theIdIsTheOneThatSyncthingSays(RealSyncthing syncthing) throws Exception {
        TestMachine machine = TestMachine.in(folder);
        SyncthingAddress address = SyncthingAddress.parse(syncthing.address());
        SyncthingProgram program = SyncthingProgram.find(address, machine.machine());
        SyncthingIdentity identity = SyncthingIdentity.findOrGenerate(
                folder.resolve("exchange"), program, machine.machine().disk());
        Path home = Files.createDirectories(folder.resolve("home2"));
        identity.copyTo(home, machine.machine().disk());
        Process process = new ProcessBuilder(syncthing.program().toString(), "--device-id", "--home=" + home)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(identity.id());
    }
}
