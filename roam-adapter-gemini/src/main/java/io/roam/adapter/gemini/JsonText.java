package io.roam.adapter.gemini;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.JsonSlicer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/** JSON as JavaScript reads it: at any depth, and with a substitute for what is no UTF-8. */
final class JsonText {
    private static final JsonSlicer SLICER = new JsonSlicer(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private JsonText() {}

    /** Returns the object that a text is; empty if it is anything else. */
    static Optional<JsonSlice> object(byte[] text) {
        return SLICER.slice(text).or(() -> SLICER.slice(mended(text))).filter(JsonSlice::isObject);
    }

    /** Whether a text is an object. */
    static boolean isObject(byte[] text) {
        return object(text).isPresent();
    }

    private static byte[] mended(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the bytes of a value as {@code JSON.stringify} writes it: without white space outside of texts. */
    static byte[] compact(JsonSlice value) {
        byte[] text = value.bytes();
        ByteArrayOutputStream compact = new ByteArrayOutputStream(text.length);
        boolean inText = false;
        for (int at = 0; at < text.length; at++) {
            byte one = text[at];
            if (inText && one == '\\') {
                compact.write(one);
                at++;
                compact.write(text[at]);
                continue;
            }
            inText ^= one == '"';
            if (inText || one > ' ' || one < 0) {
                compact.write(one);
            }
        }
        return compact.toByteArray();
    }

    /** Returns the members of an object that are wanted, as a compact object. */
    static byte[] object(JsonSlice object, Predicate<String> isWanted) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        object.forEachMember(member -> {
            if (isWanted.test(member.name())) {
                kept.write(kept.size() == 0 ? '{' : ',');
                kept.writeBytes(JsonSlice.quoted(member.name()).getBytes(StandardCharsets.UTF_8));
                kept.write(':');
                kept.writeBytes(compact(member.value()));
            }
        });
        if (kept.size() == 0) {
            kept.write('{');
        }
        kept.write('}');
        return kept.toByteArray();
    }
}
