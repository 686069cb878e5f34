package io.roam.transport.syncthing;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.roam.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Devices that Syncthing rejects as unknown. A new device's instance introduces itself by its pairing request in place of a name: nothing
 * else passes before two devices know each other.
 */
final class UnknownDevices {
    private static final String KNOCK = "roam-knock:";
    private static final BaseEncoding TEXT = BaseEncoding.base64Url().omitPadding();

    private UnknownDevices() {}

    /** Returns the name by which an instance introduces itself with a request. */
    static String nameOf(byte[] knock) {
        return KNOCK + TEXT.encode(knock);
    }

    /** Returns the request in a name. */
    static Optional<byte[]> requestIn(String name) {
        String text = name.startsWith(KNOCK) ? name.substring(KNOCK.length()) : "";
        return !text.isEmpty() && TEXT.canDecode(text) ? Optional.of(TEXT.decode(text)) : Optional.empty();
    }

    /** Returns the file name of a request. */
    static String fileNameOf(byte[] knock) {
        return Hashing.sha256().hashBytes(knock) + ".knock";
    }

    /** Returns the devices that are rejected now: names by ids. */
    static Map<String, String> list(RestClient client) {
        Map<String, String> all = new TreeMap<>();
        JsonObject pending = client.get("/rest/cluster/pending/devices");
        pending.fields()
                .keySet()
                .forEach(id ->
                        all.put(id, pending.object(id).optionalString("name").orElse("")));
        return all;
    }
}
