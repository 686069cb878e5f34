package io.roam.device;

import io.roam.chain.Hash;
import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param removed the devices whose keys it does not accept, with the batches for which it vouches
 * @param decisions how many decisions of its user its ledger ever had; 0 if it does not say
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
        List<Removal> removed,
        long decisions,
        Map<String, @Nullable Object> otherFields) {
    private static final SignedJson CARD_TEXT = new SignedJson("roam card 1\n");
    /** The versions of the pool format that this roam reads. */
    public static final List<Long> FORMATS = List.of(1L);

    /** The field in {@link #otherFields} with the time at which the device left the circle. */
    public static final String LEFT = "left";

    private static final Set<String> KNOWN = Set.of(
            "roam",
            "circle",
            "device",
            "key",
            "number",
            "name",
            "platform",
            "formats",
            "vouches",
            "addresses",
            "removed",
            "decisions");

    /** A key that the device's user trusts, and the user's name for it. */
    public record Vouch(DevicePublicKey key, String name) {
        private static Vouch of(JsonObject json) {
            return new Vouch(SignedFields.key(json), json.string("name"));
        }

        private Map<String, @Nullable Object> toJson() {
            return named(key, name);
        }
    }

    /**
     * A device whose key the card's device does not accept, and what it had accepted of it.
     *
     * @param name the signer's name for it
     * @param since the signer vouches for what it accepted until then
     * @param notices the notices that count there, by the hashes of their files
     * @param list the list of the batches for which the signer vouches, by the hash of its file; empty: for none
     * @param count the number of batches in the list
     */
    public record Removal(
            DevicePublicKey key, String name, Instant since, List<Hash> notices, Optional<Hash> list, long count) {
        /** Copies the list. */
        public Removal {
            notices = List.copyOf(notices);
        }

        /** Returns the removed device. */
        public DeviceId device() {
            return key.id();
        }

        private static Removal of(JsonObject json) {
            return new Removal(
                    SignedFields.key(json),
                    json.string("name"),
                    SignedFields.time(json, "since"),
                    SignedFields.hashes(json, "notices"),
                    json.optionalString("list").map(text -> SignedFields.hash("list", text)),
                    json.optionalNumber("count").orElse(0));
        }

        private Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = named(key, name);
            json.put("since", since.toString());
            json.put("notices", notices.stream().map(Hash::hex).toList());
            list.ifPresent(hash -> json.put("list", hash.hex()));
            json.put("count", count);
            return json;
        }
    }

    private static Map<String, @Nullable Object> named(DevicePublicKey key, String name) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("device", key.id().text());
        json.put("key", key.text());
        json.put("name", name);
        return json;
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
                json.objects("removed").stream().map(Removal::of).toList(),
                json.optionalNumber("decisions").orElse(0),
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
        if (!removed.isEmpty()) {
            json.put("removed", removed.stream().map(Removal::toJson).toList());
        }
        if (decisions > 0) {
            json.put("decisions", decisions);
        }
        json.putAll(otherFields);
        return CARD_TEXT.write(json, own);
    }

    /** Returns this card under another number. */
    public DeviceCard withNumber(long other) {
        return new DeviceCard(
                circle, key, other, name, platform, formats, vouches, addresses, removed, decisions, otherFields);
    }

    /** Whether the device has left the circle. */
    public boolean hasLeft() {
        return otherFields.containsKey(LEFT);
    }

    /** Returns what the card states of a device that its signer does not accept. */
    public Optional<Removal> removal(DeviceId other) {
        return removed.stream().filter(entry -> entry.device().equals(other)).findFirst();
    }

    /** Returns the id of the device. */
    public DeviceId device() {
        return key.id();
    }
}
