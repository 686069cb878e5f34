package io.roam.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roam.batch.Keys;
import io.roam.chain.Hash;
import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    private static final DeviceKey DESK = Keys.of(1);
    private static final DeviceKey LAPTOP = Keys.of(2);

    @TempDir
    Path folder = Path.of("");

    private static DeviceCard card(DeviceKey key) {
        DeviceCard.Vouch vouch = new DeviceCard.Vouch(LAPTOP.publicKey(), "laptop");
        return new DeviceCard(
                "main",
                key.publicKey(),
                3,
                "desk",
                "linux",
                List.of(1L),
                List.of(vouch),
                Map.of("folder", Map.of("path", "/mnt")),
                List.of(new DeviceCard.Removal(
                        LAPTOP.publicKey(),
                        "laptop",
                        Instant.parse("2026-11-20T10:00:00.123Z"),
                        List.of(Hash.OF_NOTHING),
                        Optional.of(Hash.OF_NOTHING),
                        7)),
                44,
                Map.of("later", true));
    }

    @Test
    void aKeyIsStoredForItsUserAloneAndLoadedAgain() throws IOException {
        DeviceKey key = DeviceKey.generate(new SecureRandom());
        Path file = folder.resolve("key");
        key.store(Disk.real(), file);
        DeviceKey loaded = DeviceKey.load(file);
        assertThat(loaded.publicKey()).isEqualTo(key.publicKey());
        byte[] message = {1, 2, 3};
        assertThat(key.publicKey().verify(message, loaded.sign(message))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileWithoutAKeyIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        assertThatThrownBy(() -> DeviceKey.load(file))
                .isInstanceOf(UnreadableKeyException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void signaturesAreByOneKeyOverOneMessage() {
        byte[] message = "m".getBytes(UTF_8);
        byte[] signature = DESK.sign(message);
        assertThat(DESK.publicKey().verify(message, signature)).isTrue();
        assertThat(LAPTOP.publicKey().verify(message, signature)).isFalse();
        assertThat(DESK.publicKey().verify(new byte[0], signature)).isFalse();
        assertThat(DESK.publicKey().verify(message, new byte[3])).isFalse();
        assertThat(DevicePublicKey.of(new byte[32]).verify(message, new byte[64]))
                .isFalse();
    }

    @Test
    void anIdIsShownInGroups() {
        DeviceId id = DESK.publicKey().id();
        assertThat(id.fingerprint()).hasSize(39).startsWith(id.text().substring(0, 4) + "-");
        assertThat(id.shortId()).hasSize(8);
        assertThat(DeviceId.parse(id.text())).contains(id);
        assertThat(DeviceId.parse("../x")).isEmpty();
    }

    @Test
    void aCardComesBackWithWhatIsUnknownInIt() {
        assertThat(DeviceCard.parse(card(DESK).toBytes(DESK))).isEqualTo(card(DESK));
    }

    @Test
    void aCardIsSignedByWhomItIsAbout() {
        assertThatThrownBy(() -> card(DESK).toBytes(LAPTOP)).isInstanceOf(IllegalArgumentException.class);
        byte[] knock = knock(code(DESK)).toBytes(LAPTOP);
        assertThatThrownBy(() -> DeviceCard.parse(knock)).isInstanceOf(InvalidCardException.class);
    }

    @Test
    void anyChangedByteOfACardIsFound() {
        byte[] good = card(DESK).toBytes(DESK);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThatThrownBy(() -> DeviceCard.parse(bad)).isInstanceOf(InvalidCardException.class);
            byte[] cut = java.util.Arrays.copyOf(good, i);
            assertThatThrownBy(() -> DeviceCard.parse(cut)).isInstanceOf(InvalidCardException.class);
        }
    }

    @Test
    void aCardOfALaterVersionWaits() {
        String later = new String(card(DESK).toBytes(DESK), UTF_8).replace("\"roam\":1", "\"roam\":2");
        assertThatThrownBy(() -> DeviceCard.parse(later.getBytes(UTF_8))).isInstanceOf(NewerCardException.class);
    }

    private static PairingCode code(DeviceKey key) {
        PairingToken token = PairingToken.generate(new SecureRandom());
        return new PairingCode(key.publicKey().id(), token, PairingContact.of(new byte[32]));
    }

    private static PairingRequest knock(PairingCode code) {
        return PairingRequest.create(code, "main", LAPTOP.publicKey(), "laptop", DeviceAddresses.NONE);
    }

    @Test
    void aKnockProvesThatTheCodeWasKnown() {
        PairingCode code = code(DESK);
        PairingRequest pairingRequest = PairingRequest.parse(knock(code).toBytes(LAPTOP));
        assertThat(pairingRequest.device()).isEqualTo(LAPTOP.publicKey().id());
        assertThat(pairingRequest.proves(code.token(), DESK.publicKey().id())).isTrue();
        assertThat(pairingRequest.proves(code(DESK).token(), DESK.publicKey().id()))
                .isFalse();
        assertThat(pairingRequest.proves(code.token(), LAPTOP.publicKey().id())).isFalse();
    }

    @Test
    void aTokenIsNotedAndReadAgain() {
        PairingToken token = code(DESK).token();
        assertThat(PairingToken.parse(token.text())).contains(token);
        assertThat(PairingToken.parse("x")).isEmpty();
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void aPairingCodeIsReadHoweverItWasCopied() {
        PairingCode code = code(DESK);
        String text = code.text();
        assertThat(text).hasSizeLessThanOrEqualTo(120).matches("roam1-[0-9a-hjkmnp-tv-z]+");
        assertThat(PairingCode.parse(text)).isEqualTo(code);
        String wrapped =
                " " + text.substring(0, 20) + "\r\n\t" + text.substring(20).toUpperCase(Locale.ROOT) + "\u00a0\n";
        assertThat(PairingCode.parse(wrapped)).isEqualTo(code);
        String spelled = text.substring(0, 6) + " "
                + text.substring(6)
                        .replaceAll("(....)", "$1-")
                        .replace('0', 'O')
                        .replace('1', 'l');
        assertThat(PairingCode.parse(spelled)).isEqualTo(code);
        assertThat(PairingCode.parse(text.replace("roam1", "R0AMl"))).isEqualTo(code);
    }

    @Test
    void aPairingCodeForAFolderIsShort() {
        PairingCode code = new PairingCode(DESK.publicKey().id(), code(DESK).token(), PairingContact.NONE);
        assertThat(code.text()).hasSizeLessThanOrEqualTo(70);
        assertThat(PairingCode.parse(code.text())).isEqualTo(code);
    }

    @Test
    void everyTypingErrorInAPairingCodeIsFound() {
        String text = code(DESK).text();
        for (int length = 6; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> PairingCode.parse(cut))
                    .isInstanceOf(BadPairingCodeException.class)
                    .hasMessageContaining(length < 60 ? "incomplete" : "the pairing code is");
        }
        for (int i = 6; i < text.length(); i++) {
            char other = text.charAt(i) == 'a' ? 'b' : 'a';
            String typed = text.substring(0, i) + other + text.substring(i + 1);
            assertThatThrownBy(() -> PairingCode.parse(typed)).isInstanceOf(BadPairingCodeException.class);
            if (i + 1 < text.length() && text.charAt(i) != text.charAt(i + 1)) {
                String swapped = text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
                assertThatThrownBy(() -> PairingCode.parse(swapped)).isInstanceOf(BadPairingCodeException.class);
            }
        }
        assertThatThrownBy(() -> PairingCode.parse(text + "0")).isInstanceOf(BadPairingCodeException.class);
        assertThatThrownBy(() -> PairingCode.parse(text + text)).isInstanceOf(BadPairingCodeException.class);
        assertThatThrownBy(() -> PairingCode.parse(text.substring(0, 30) + "u" + text.substring(31)))
                .hasMessageContaining("invalid character \"u\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "roam1", "roam-abc", "ROAM"})
    void otherTextIsNoPairingCode(String text) {
        assertThatThrownBy(() -> PairingCode.parse(text)).hasMessageContaining("not a pairing code");
        assertThat(PairingCode.isLike(text)).isFalse();
    }

    @Test
    void aCodeOfAnotherVersionSaysSo() {
        assertThat(PairingCode.isLike("roam2-abcd")).isTrue();
        assertThatThrownBy(() -> PairingCode.parse("roam2-abcd")).hasMessageContaining("newer version of roam");
        String longer = code(DESK).text() + "zcnzqw2zjchirgizltnmrcyitbmrshezlton";
        assertThatThrownBy(() -> PairingCode.parse(longer)).isInstanceOf(BadPairingCodeException.class);
    }

    @Test
    void thePublicHalfIsKeptForItsOwnKeyAlone() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Path kept = cache.resolve("self");
        for (int i = 0; i < 2; i++) {
            DeviceKey key = DeviceKey.generate(new SecureRandom());
            Path file = folder.resolve("key" + i);
            key.store(Disk.real(), file);
            assertThat(DeviceKey.load(file, cache).publicKey()).isEqualTo(key.publicKey());
            assertThat(kept).exists();
            assertThat(DeviceKey.load(file, cache).publicKey()).isEqualTo(key.publicKey());
            byte[] message = {1};
            assertThat(key.publicKey()
                            .verify(message, DeviceKey.load(file, cache).sign(message)))
                    .isTrue();
        }
        byte[] whole = Files.readAllBytes(kept);
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= 1;
            Files.write(kept, wrong);
            Path file = folder.resolve("key1");
            assertThat(DeviceKey.load(file, cache).publicKey())
                    .isEqualTo(DeviceKey.load(file).publicKey());
        }
    }
}
