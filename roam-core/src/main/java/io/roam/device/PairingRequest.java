package io.roam.device;

import io.roam.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new device's signed request to be trusted by the device whose pairing code it was given.
 *
 * @param key the key of the new device
 * @param name the user's name for the new device
 * @param to the device that made the code
 * @param proof proof in base64url that the new device knows the token of the code
 * @param addresses where the new device can be reached
 */
public record PairingRequest(
        String circle, DevicePublicKey key, String name, DeviceId to, String proof, DeviceAddresses addresses) {
    private static final SignedJson TEXT = new SignedJson("roam knock 1\n");

    /** Creates the request of {@code newcomer} to the device that made {@code code}. */
    public static PairingRequest create(
            PairingCode code, String circle, DevicePublicKey newcomer, String name, DeviceAddresses addresses) {
        byte[] proof = code.token().proof(newcomer, code.device());
        return new PairingRequest(circle, newcomer, name, code.device(), SignedJson.encode(proof), addresses);
    }

    /** Parses a request, and checks its signature. */
    public static PairingRequest parse(byte[] bytes) {
        return TEXT.read(bytes, PairingRequest::of);
    }

    private static PairingRequest of(JsonObject json, DevicePublicKey key) {
        DeviceId to = DeviceId.parse(json.string("to"))
                .orElseThrow(() -> new InvalidCardException("the field \"to\" is not a device", null));
        return new PairingRequest(
                json.string("circle"),
                key,
                json.string("name"),
                to,
                json.string("proof"),
                json.optionalObject("addresses")
                        .map(object -> DeviceAddresses.of(object.fields()))
                        .orElse(DeviceAddresses.NONE));
    }

    /** Returns the request as a file, signed with the new device's own key. */
    public byte[] toBytes(DeviceKey own) {
        if (!own.publicKey().equals(key)) {
            throw new IllegalArgumentException("a knock is signed by the newcomer");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("roam", 1L);
        json.put("circle", circle);
        json.put("device", device().text());
        json.put("key", key.text());
        json.put("name", name);
        json.put("to", to.text());
        json.put("proof", proof);
        if (!addresses.equals(DeviceAddresses.NONE)) {
            json.put("addresses", addresses.toJson());
        }
        return TEXT.write(json, own);
    }

    /** Returns the id of the new device. */
    public DeviceId device() {
        return key.id();
    }

    /** Whether the request is for {@code asked} and proves that its sender knows {@code token}. */
    public boolean proves(PairingToken token, DeviceId asked) {
        return to.equals(asked)
                && SignedJson.decode(proof)
                        .map(raw -> token.proves(raw, key, asked))
                        .orElse(false);
    }
}
