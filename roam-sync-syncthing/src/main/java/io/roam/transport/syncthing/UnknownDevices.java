package io.roam.transport.syncthing;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.roam.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Devices that Syncthing turns away, as it does not know them. A newcomer's roam lets its instance introduce itself by its request to be
 * paired, in the place of a name: that is all that passes before two devices know each other.
 */
final class UnknownDevices {
    private static final String KNOCK = "roam-knock:";
    private static final BaseEncoding TEXT = BaseEncoding.base64Url().omitPadding();

    private UnknownDevices() {}

    /** The name by which an instance introduces itself with a request. */
    static String nameOf(byte[] knock) {
        return KNOCK + TEXT.encode(knock);
    }

    /** The request in a name. */
    static Optional<byte[]> requestIn(String name) {
        String text = name.startsWith(KNOCK) ? name.substring(KNOCK.length()) : "";
        return !text.isEmpty() && TEXT.canDecode(text) ? Optional.of(TEXT.decode(text)) : Optional.empty();
    }

    /** The name of the file that a request is. */
    static String fileNameOf(byte[] knock) {
        return Hashing.sha256().hashBytes(knock) + ".knock";
    }

    /** Who is turned away now: ids and names. */
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
