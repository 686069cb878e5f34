package io.roam.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a device can be reached: for each transport, by its scheme, what that transport needs to know, by its own keys. */
public record DeviceAddresses(Map<String, Map<String, String>> byTransport) {
    /** None. */
    public static final DeviceAddresses NONE = new DeviceAddresses(Map.of());

    /** Makes them; the map is copied. */
    public DeviceAddresses {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        byTransport.forEach((scheme, keys) -> {
            if (!keys.isEmpty()) {
                copy.put(scheme, Map.copyOf(keys));
            }
        });
        byTransport = Map.copyOf(copy);
    }

    /** What stands in JSON; what a newer roam wrote in another form is passed over. */
    public static DeviceAddresses of(Map<?, ?> json) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        json.forEach((scheme, keys) -> {
            if (keys instanceof Map<?, ?> map) {
                all.put(String.valueOf(scheme), texts(map));
            }
        });
        return new DeviceAddresses(all);
    }

    private static Map<String, String> texts(Map<?, ?> map) {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(String.valueOf(key), text);
            }
        });
        return texts;
    }

    /** As JSON, always in the same order. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        new TreeMap<>(byTransport).forEach((scheme, keys) -> json.put(scheme, new TreeMap<>(keys)));
        return json;
    }

    /** What a transport needs to know. */
    public Map<String, String> forTransport(String scheme) {
        return byTransport.getOrDefault(scheme, Map.of());
    }

    /** These, and of the others what these do not say. */
    public DeviceAddresses withDefaults(DeviceAddresses others) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        others.byTransport.forEach((scheme, keys) -> all.put(scheme, new TreeMap<>(keys)));
        byTransport.forEach((scheme, keys) ->
                all.computeIfAbsent(scheme, s -> new TreeMap<>()).putAll(keys));
        return new DeviceAddresses(all);
    }
}
