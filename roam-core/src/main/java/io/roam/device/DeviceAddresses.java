package io.roam.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The addresses at which a device can be reached: for each scheme of a transport, values by keys of that transport. */
public record DeviceAddresses(Map<String, Map<String, String>> byTransport) {
    /** No addresses. */
    public static final DeviceAddresses NONE = new DeviceAddresses(Map.of());

    /** Copies the map, and leaves out schemes without values. */
    public DeviceAddresses {
        Map<String, Map<String, String>> copy = new TreeMap<>();
        byTransport.forEach((scheme, keys) -> {
            if (!keys.isEmpty()) {
                copy.put(scheme, Map.copyOf(keys));
            }
        });
        byTransport = Map.copyOf(copy);
    }

    /** Reads addresses from JSON, and ignores what a newer roam wrote in another form. */
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

    /** Returns the addresses as JSON, in a stable order. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        new TreeMap<>(byTransport).forEach((scheme, keys) -> json.put(scheme, new TreeMap<>(keys)));
        return json;
    }

    /** Returns the values for a transport. */
    public Map<String, String> forTransport(String scheme) {
        return byTransport.getOrDefault(scheme, Map.of());
    }

    /** Returns these addresses, completed by those of {@code others} that are missing here. */
    public DeviceAddresses withDefaults(DeviceAddresses others) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        others.byTransport.forEach((scheme, keys) -> all.put(scheme, new TreeMap<>(keys)));
        byTransport.forEach((scheme, keys) ->
                all.computeIfAbsent(scheme, s -> new TreeMap<>()).putAll(keys));
        return new DeviceAddresses(all);
    }
}
