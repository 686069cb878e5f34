package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.spi.tool.Record;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The metadata of all answers in a trajectory. Each is a value under the steps that it belongs to. */
final class GeneratorMetadataMap {
    private final Map<String, GeneratorMetadata> byKey = new LinkedHashMap<>();

    /** Takes in fields, in their order. */
    static GeneratorMetadataMap of(List<WireField> fields) {
        GeneratorMetadataMap map = new GeneratorMetadataMap();
        Map<String, Integer> counts = new HashMap<>();
        for (WireField field : fields) {
            GeneratorMetadata first = GeneratorMetadata.of(field, 1);
            GeneratorMetadata numbered = GeneratorMetadata.of(field, counts.merge(first.key(), 1, Integer::sum));
            map.byKey.put(numbered.numberedKey(), numbered);
        }
        return map;
    }

    List<Record> records() {
        return byKey.values().stream()
                .map(one ->
                        Record.value(Record.MAIN, one.numberedKey(), one.field().raw()))
                .toList();
    }

    /** Whether a value is one of these, or says that one was removed. */
    static boolean isValid(Record value) {
        String key = value.key();
        if (!GeneratorMetadata.isNumberedKey(key)) {
            return false;
        }
        return value.payload().length == 0
                || ClassRule.singleField(value.payload())
                        .filter(field -> field.number() == Trajectory.GENERATION)
                        .filter(field -> GeneratorMetadata.of(field, GeneratorMetadata.numberIn(key))
                                .numberedKey()
                                .equals(key))
                        .isPresent();
    }

    /** Sets a value, or removes one. */
    void set(Record value) {
        ClassRule.singleField(value.payload())
                .ifPresentOrElse(
                        field -> byKey.put(
                                value.key(), GeneratorMetadata.of(field, GeneratorMetadata.numberIn(value.key()))),
                        () -> byKey.remove(value.key()));
    }

    /** Returns the keys in their order, if that is not the one that the tool usually writes. */
    Optional<String> unusualOrder() {
        List<GeneratorMetadata> all = List.copyOf(byKey.values());
        return all.equals(all.stream().sorted(GeneratorMetadata.ORDER).toList())
                ? Optional.empty()
                : Optional.of(String.join(" ", byKey.keySet()));
    }

    /** Returns the fields in an order of keys, if that names exactly these; else in the usual one. */
    List<WireField> fields(Optional<String> order) {
        List<String> keys = order.map(text -> List.of(text.split(" ", -1))).orElse(List.of());
        boolean named = keys.size() == byKey.size() && byKey.keySet().equals(Set.copyOf(keys));
        List<GeneratorMetadata> all = named
                ? keys.stream().map(byKey::get).toList()
                : byKey.values().stream().sorted(GeneratorMetadata.ORDER).toList();
        List<WireField> fields = new ArrayList<>();
        all.forEach(one -> fields.add(one.field()));
        return fields;
    }
}
