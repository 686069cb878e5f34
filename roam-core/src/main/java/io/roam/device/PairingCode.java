package io.roam.device;

import com.google.common.base.CharMatcher;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Bytes;
import io.roam.chain.Hash;
import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The word that a device's user carries to a new device, so that both can pair.
 *
 * @param key the key of the device that made the code
 * @param name the user's name for that device
 * @param addresses where that device can be reached, by transport
 */
public record PairingCode(
        DevicePublicKey key, PairingToken token, String name, Map<String, @Nullable Object> addresses) {
    private static final BaseEncoding BASE32 = BaseEncoding.base32().lowerCase().omitPadding();
    private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('2', '7'));
    private static final Pattern NEWER = Pattern.compile("roam\\d+-.*");
    private static final String PREFIX = "roam1-";
    private static final int TEXT_AT = DevicePublicKey.BYTES + PairingToken.BYTES;
    private static final int SUM_BYTES = 4;

    /** Returns the code as one word. */
    public String text() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("addresses", addresses);
        byte[] body = Bytes.concat(key.bytes(), token.bytes(), Json.bytes(json));
        return PREFIX + BASE32.encode(Bytes.concat(body, sum(body)));
    }

    /** Parses a code; white space and upper case are ignored. */
    public static PairingCode parse(String text) {
        String code = CharMatcher.whitespace().removeFrom(text).toLowerCase(Locale.ROOT);
        if (!code.startsWith(PREFIX)) {
            throw NEWER.matcher(code).matches()
                    ? new BadPairingCodeException("this pairing code was made by a newer roam", "update roam here")
                    : new BadPairingCodeException("this is no pairing code", "it begins with " + PREFIX);
        }
        byte[] all = decode(code.substring(PREFIX.length()));
        byte[] body = Arrays.copyOf(all, all.length - SUM_BYTES);
        if (!Arrays.equals(sum(body), 0, SUM_BYTES, all, body.length, all.length)) {
            throw body[body.length - 1] == '}' ? mistyped("") : cutOff();
        }
        return of(body);
    }

    private static byte[] decode(String letters) {
        String others = LETTERS.removeFrom(letters);
        if (!others.isEmpty()) {
            throw mistyped(": \"" + others.charAt(0) + "\" stands in no code");
        }
        byte[] all = BASE32.canDecode(letters) ? BASE32.decode(letters) : new byte[0];
        if (all.length <= TEXT_AT + SUM_BYTES || !BASE32.encode(all).equals(letters)) { // surplus bits at the end
            throw cutOff();
        }
        return all;
    }

    private static PairingCode of(byte[] body) {
        try {
            JsonObject json = JsonObject.parse(Arrays.copyOfRange(body, TEXT_AT, body.length));
            return new PairingCode(
                    DevicePublicKey.of(Arrays.copyOf(body, DevicePublicKey.BYTES)),
                    PairingToken.of(Arrays.copyOfRange(body, DevicePublicKey.BYTES, TEXT_AT)),
                    json.string("name"),
                    json.optionalObject("addresses").map(JsonObject::fields).orElse(Map.of()));
        } catch (MalformedJsonException e) {
            throw mistyped("");
        }
    }

    private static byte[] sum(byte[] body) {
        return Arrays.copyOf(Hash.of(body).bytes(), SUM_BYTES);
    }

    private static BadPairingCodeException mistyped(String where) {
        return new BadPairingCodeException("this pairing code is mistyped" + where, "copy it once more");
    }

    private static BadPairingCodeException cutOff() {
        return new BadPairingCodeException("this pairing code is cut off", "copy all of it");
    }
}
