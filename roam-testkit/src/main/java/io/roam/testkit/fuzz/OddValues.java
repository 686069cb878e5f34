package io.roam.testkit.fuzz;

import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Records with one value of another kind: a text where a number was, a name that nobody knows. JSON stays JSON. */
public final class OddValues {
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(\\s*+:)?");
    private static final Pattern NUMBER = Pattern.compile("(?<=[:,\\[] {0,1})-?\\d[\\d.]*");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final List<String> NO_TEXT = List.of("\"odd\"", "\"\"", "7", "null", "[{}]");
    private static final List<String> NO_NUMBER = List.of("\"odd\"", "-9223372036854775808", "1e400");
    private static final int MAX_VARIANTS = 60;

    private OddValues() {}

    /** Returns payloads like that one, a limited number of them, each with one odd value. */
    public static List<byte[]> of(byte[] payload) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        List<String> all = new ArrayList<>();
        for (MatchResult found : TEXT.matcher(text).results().toList()) {
            boolean isName = found.group(1) != null;
            (isName ? List.of("\"odd\":") : NO_TEXT).forEach(odd -> all.add(with(text, found, odd)));
        }
        for (MatchResult found : all.isEmpty()
                ? WORD.matcher(text).results().toList()
                : NUMBER.matcher(text).results().toList()) {
            (all.isEmpty() ? List.of("odd") : NO_NUMBER).forEach(odd -> all.add(with(text, found, odd)));
        }
        int step = Math.max(1, (all.size() + MAX_VARIANTS - 1) / MAX_VARIANTS);
        List<byte[]> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i).getBytes(StandardCharsets.ISO_8859_1));
        }
        return some;
    }

    private static String with(String text, MatchResult at, String odd) {
        return text.substring(0, at.start()) + odd + text.substring(at.end());
    }

    /** Returns records like that one, each with one odd value: values and properties under their keys, all others as events. */
    public static List<Record> of(Record record) {
        return of(record.payload()).stream()
                .map(odd -> withPayload(record, odd))
                .toList();
    }

    private static Record withPayload(Record record, byte[] payload) {
        Record odd = switch (record.kind()) {
            case PROPERTY -> Record.property(record.track(), record.key(), payload);
            case VALUE -> Record.value(record.track(), record.key(), payload);
            default -> Record.event(record.track(), payload);
        };
        return record.endsWithLineFeed() ? odd.asLine() : odd;
    }
}
