package io.roam.transport.syncthing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.roam.testkit.TestMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    @Test
    void aContactHoldsTheHashInAnIdAndAddresses() {
        byte[] hash = Hashing.sha256().hashBytes(new byte[] {1}).asBytes();
        String id = SyncthingIdentity.text(hash);
        SyncthingTransportProvider provider = new SyncthingTransportProvider();
        assertThat(provider.packContact(Map.of("id", id))).isEqualTo(hash);
        assertThat(provider.packContact(Map.of("id", id.substring(1)))).isEmpty();
        assertThat(provider.packContact(Map.of())).isEmpty();
        Map<String, String> all = Map.of("id", id, "at", "tcp://192.168.1.5:22037,quic://[::1]:9");
        assertThat(provider.unpackContact(provider.packContact(all))).contains(all);
        assertThat(provider.unpackContact(hash)).contains(Map.of("id", id));
        assertThat(provider.unpackContact(new byte[0])).isEmpty();
        assertThat(provider.unpackContact(new byte[31])).isEmpty();
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
