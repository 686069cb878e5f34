package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roam.chain.ChainValue;
import io.roam.chain.ConversationId;
import io.roam.chain.Hash;
import io.roam.chain.TrackValue;
import io.roam.device.DeviceCard;
import io.roam.device.DeviceKey;
import io.roam.device.PairingCode;
import io.roam.device.PairingContact;
import io.roam.device.PairingRequest;
import io.roam.json.JsonObject;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published test vectors of docs/develop/archive-format.md. Once a version is released they are never changed. */
class VectorsTest {
    private static final DeviceKey DESK = Keys.of(1);
    private static final DeviceKey LAPTOP = Keys.of(2);

    private JsonObject vectors = JsonObject.of(java.util.Map.of());

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/pool-format-1.json")) {
            vectors = JsonObject.parse(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void chain() {
        JsonObject json = vectors.object("chain");
        List<String> values = new ArrayList<>();
        ChainValue chain = ChainValue.root(json.string("rule"));
        values.add(chain.value().hex());
        for (Hash event : hashes(json.strings("events"))) {
            chain = chain.next(event);
            values.add(chain.value().hex());
        }
        assertThat(values).isEqualTo(json.strings("values"));
        assertThat(hashes(json.strings("events")).stream().map(Hash::hex)).isEqualTo(json.strings("identityHashes"));
        Hash first = hashes(json.strings("events")).get(0);
        assertThat(ConversationId.of(json.string("tool"), first).hex()).isEqualTo(json.string("conversation"));
    }

    @Test
    void track() {
        JsonObject json = vectors.object("track");
        TrackValue root = TrackValue.root(json.string("name"));
        TrackValue next = root.next(hashes(json.strings("records")).get(0));
        assertThat(List.of(root.value().hex(), next.value().hex())).isEqualTo(json.strings("values"));
    }

    private static List<Hash> hashes(List<String> texts) {
        return texts.stream().map(text -> Hash.of(text.getBytes(UTF_8))).toList();
    }

    @Test
    void devices() {
        List<JsonObject> devices = vectors.objects("devices");
        for (int i = 0; i < devices.size(); i++) {
            DeviceKey key = Keys.of(i + 1);
            assertThat(key.publicKey().text()).isEqualTo(devices.get(i).string("key"));
            assertThat(key.publicKey().id().text()).isEqualTo(devices.get(i).string("device"));
        }
    }

    @Test
    void cardKnockAndPairingCode() {
        String card = vectors.string("card");
        assertThat(new String(DeviceCard.parse(card.getBytes(UTF_8)).toBytes(DESK), UTF_8))
                .isEqualTo(card);
        PairingCode code = PairingCode.parse(vectors.string("pairingCode"));
        assertThat(code.text()).isEqualTo(vectors.string("pairingCode"));
        assertThat(code.device()).isEqualTo(DESK.publicKey().id());
        assertThat(code.contact().isEmpty()).isTrue();
        String longer = vectors.object("pairingCodes").string("withSyncthing");
        byte[] hash = new byte[32];
        Arrays.fill(hash, (byte) 4);
        assertThat(new PairingCode(code.device(), code.token(), PairingContact.of(hash)).text())
                .isEqualTo(longer);
        assertThat(PairingCode.parse(longer).contact()).isEqualTo(PairingContact.of(hash));
        String knock = vectors.string("knock");
        PairingRequest read = PairingRequest.parse(knock.getBytes(UTF_8));
        assertThat(read.proves(code.token(), DESK.publicKey().id())).isTrue();
        assertThat(new String(read.toBytes(LAPTOP), UTF_8)).isEqualTo(knock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "again"})
    void batch(String field, @TempDir Path folder) throws IOException {
        JsonObject json = vectors.object("batch");
        byte[] bytes = Base64.getDecoder().decode(json.string(field));
        Path file = Files.write(folder.resolve(json.string("id") + ".batch"), bytes);
        try (BatchFile batch = BatchFile.open(file)) {
            BatchOutline outline = batch.verify(DESK.publicKey());
            assertThat(outline.id().hex()).isEqualTo(json.string("id"));
            assertThat(outline.events().stream().map(event -> event.segment().hex()))
                    .isEqualTo(json.strings("segments"));
            assertThat(outline.tail()).hasSize((int) json.number("trailing"));
            assertThat(BatchRoundTripTest.read(batch, 0))
                    .extracting(Record::kind)
                    .containsExactly(
                            Record.Kind.PROPERTY,
                            Record.Kind.EVENT,
                            Record.Kind.STATE,
                            Record.Kind.EVENT,
                            Record.Kind.STATE,
                            Record.Kind.EVENT,
                            Record.Kind.FILE);
        }
    }

    @Test
    void pack(@TempDir Path folder) throws IOException {
        JsonObject json = vectors.object("pack");
        byte[] bytes = Base64.getDecoder().decode(json.string("file"));
        assertThat(Hash.of(bytes).hex()).isEqualTo(json.string("id"));
        PackFile pack = PackFile.open(Files.write(folder.resolve(json.string("id") + ".pack"), bytes));
        assertThat(pack.verify(DESK.publicKey()))
                .extracting(outline -> outline.id().hex())
                .containsExactly(vectors.object("batch").string("id"));
    }
}
