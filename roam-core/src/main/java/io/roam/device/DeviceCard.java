package io.roam.device;

import io.roam.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device's signed description of itself.
 *
 * @param number its version, which grows with each change; the greatest counts
 * @param platform {@code linux}, {@code mac} or {@code windows}
 * @param formats the versions of the pool format that it reads
 * @param vouches the keys that the device's user trusts
 * @param addresses at which the device can be reached, by transport
 * @param otherFields the fields that this version does not know
 */
public record DeviceCard(
        String circle,
        DevicePublicKey key,
        long number,
        String name,
        String platform,
        List<Long> formats,
        List<Vouch> vouches,
        Map<String, @Nullable Object> addresses,
        Map<String, @Nullable Object> otherFields) {
    private static final SignedJson CARD_TEXT = new SignedJson("roam card 1\n");
    /** The versions of the pool format that this roam reads. */
    public static final List<Long> FORMATS = List.of(1L);

    /** The field in {@link #otherFields} with the time at which the device left the circle. */
    public static final String LEFT = "left";

    private static final Set<String> KNOWN =
            Set.of("roam", "circle", "device", "key", "number", "name", "platform", "formats", "vouches", "addresses");

    /** A key that the device's user trusts, and the user's name for it. */
    public record Vouch(DevicePublicKey key, String name) {
        private static Vouch of(JsonObject json) {
            DevicePublicKey key = DevicePublicKey.parse(json.string("key"))
                    .filter(k -> k.id().text().equals(json.string("device")))
                    .orElseThrow(() -> new InvalidCardException("it vouches for an id that has another key", null));
            return new Vouch(key, json.string("name"));
        }

        private Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("device", key.id().text());
            json.put("key", key.text());
            json.put("name", name);
            return json;
        }
    }

    /** Parses a card, and checks its signature. */
    public static DeviceCard parse(byte[] bytes) {
        return CARD_TEXT.read(bytes, DeviceCard::of);
    }

    private static DeviceCard of(JsonObject json, DevicePublicKey key) {
        return new DeviceCard(
                json.string("circle"),
                key,
                json.number("number"),
                json.string("name"),
                json.string("platform"),
                json.numbers("formats"),
                json.objects("vouches").stream().map(Vouch::of).toList(),
                json.optionalObject("addresses").map(JsonObject::fields).orElse(Map.of()),
                json.without(KNOWN));
    }

    /** Returns the card as a file, signed with the device's own key. */
    public byte[] toBytes(DeviceKey own) {
        if (!own.publicKey().equals(key)) {
            throw new IllegalArgumentException("a card is signed by the device that it is about");
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("roam", 1L);
        json.put("circle", circle);
        json.put("device", device().text());
        json.put("key", key.text());
        json.put("number", number);
        json.put("name", name);
        json.put("platform", platform);
        json.put("formats", formats);
        json.put("vouches", vouches.stream().map(Vouch::toJson).toList());
        json.put("addresses", addresses);
        json.putAll(otherFields);
        return CARD_TEXT.write(json, own);
    }

    /** Whether the device has left the circle. */
    public boolean hasLeft() {
        return otherFields.containsKey(LEFT);
    }

    /** Returns the id of the device. */
    public DeviceId device() {
        return key.id();
    }
}
