package io.roam.device;

import com.google.common.base.CharMatcher;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Bytes;
import io.roam.chain.Hash;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user carries from a device to a new one, so that both can pair. It names the device's key by its hash: the key itself comes
 * later, and is checked against the hash.
 *
 * @param device the device that made the code
 * @param contact what a new device needs to reach it, as a transport packs that; no bytes if nothing is needed
 */
public record PairingCode(DeviceId device, PairingToken token, PairingContact contact) {
    private static final BaseEncoding BASE32_HEX = BaseEncoding.base32Hex().omitPadding();
    private static final String HEX_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    /** Crockford's alphabet: no i, l, o and u. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final CharMatcher IGNORED =
            CharMatcher.whitespace().or(CharMatcher.anyOf("-\u2010\u2011\u2012\u2013\u2014"));
    private static final Pattern SHAPE = Pattern.compile("r[o0]am([\\d]+|[il])-(.*)", Pattern.DOTALL);
    private static final String PREFIX = "roam1-";
    private static final int TOKEN_AT = DeviceId.BYTES;
    private static final int CONTACT_AT = TOKEN_AT + PairingToken.BYTES;
    private static final int SUM_BYTES = 3;

    /** Returns the code as one word. */
    public String text() {
        byte[] body = Bytes.concat(device.bytes(), token.bytes(), contact.bytes());
        return PREFIX + encode(Bytes.concat(body, sum(body)));
    }

    /** Whether a text looks like a pairing code, complete or not, of this version or another. */
    public static boolean isLike(String text) {
        return SHAPE.matcher(normalize(text)).matches();
    }

    /** Parses a code. Upper case, white space and hyphens do not matter; o counts as 0, i and l count as 1. */
    public static PairingCode parse(String text) {
        Matcher shape = SHAPE.matcher(normalize(text));
        if (!shape.matches()) {
            throw new BadPairingCodeException(
                    "not a pairing code: \"" + text.strip() + "\"", "copy the whole code, which starts with " + PREFIX);
        }
        if (!shape.group(1).matches("[1il]")) {
            throw new BadPairingCodeException(
                    "the pairing code was created by a newer version of roam", "update roam on this device");
        }
        byte[] all = decode(IGNORED.removeFrom(shape.group(2)));
        byte[] body = Arrays.copyOf(all, all.length - SUM_BYTES);
        if (!Arrays.equals(sum(body), 0, SUM_BYTES, all, body.length, all.length)) {
            throw new BadPairingCodeException("the pairing code is not valid", "copy it again");
        }
        return new PairingCode(
                DeviceId.ofBytes(Arrays.copyOf(body, TOKEN_AT)),
                PairingToken.of(Arrays.copyOfRange(body, TOKEN_AT, CONTACT_AT)),
                PairingContact.of(Arrays.copyOfRange(body, CONTACT_AT, body.length)));
    }

    private static String normalize(String text) {
        return CharMatcher.whitespace().removeFrom(text).toLowerCase(Locale.ROOT);
    }

    private static String encode(byte[] bytes) {
        return translate(BASE32_HEX.encode(bytes), HEX_DIGITS, DIGITS);
    }

    private static byte[] decode(String typed) {
        String digits = typed.replace('o', '0').replace('i', '1').replace('l', '1');
        String others = CharMatcher.anyOf(DIGITS).removeFrom(digits);
        if (!others.isEmpty()) {
            throw new BadPairingCodeException(
                    "invalid character \"" + others.charAt(0) + "\" in the pairing code", "copy it again");
        }
        String hex = translate(digits, DIGITS, HEX_DIGITS);
        byte[] all = BASE32_HEX.canDecode(hex) ? BASE32_HEX.decode(hex) : new byte[0];
        if (all.length < CONTACT_AT + SUM_BYTES || !encode(all).equals(digits)) { // surplus bits at the end
            throw new BadPairingCodeException(
                    "the pairing code is incomplete or too long", "copy the whole code, including " + PREFIX);
        }
        return all;
    }

    private static String translate(String text, String from, String to) {
        StringBuilder translated = new StringBuilder(text.length());
        text.chars().forEach(sign -> translated.append(to.charAt(from.indexOf(sign))));
        return translated.toString();
    }

    private static byte[] sum(byte[] body) {
        return Arrays.copyOf(Hash.of(body).bytes(), SUM_BYTES);
    }
}
