package io.roam.adapter.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A JSON value in a text, by its byte range. What is in it is looked up in the text each time; nothing of it is kept. Immutable and thread-safe, as
 * long as the text is not changed. A question about a member that is missing, or of another type, has an empty answer and is no error.
 */
public final class JsonSlice {
    private static final int HEX_DIGITS = 4;

    private final byte[] text;
    private final int from;
    private final int to;

    JsonSlice(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** What a value can be. */
    public enum Kind {
        /** Members in braces. */
        OBJECT,
        /** Elements in brackets. */
        ARRAY,
        /** A text in quotes. */
        STRING,
        /** A number. */
        NUMBER,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** {@code null}. */
        NULL
    }

    /**
     * A member of an object.
     *
     * @param from the offset of its name's opening quote
     */
    public record Member(String name, int from, JsonSlice value) {}

    /** Returns the value that a text is, as {@link JsonSlicer#STRICT} takes it; empty if the text is anything else. */
    public static Optional<JsonSlice> parse(byte[] text) {
        return JsonSlicer.STRICT.slice(text);
    }

    /** Returns a text as a JSON string. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < ' ' || Character.isSurrogate(c) ? escaped(c, text) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static String escaped(char c, String text) {
        boolean pair = Character.isSurrogate(c) && UTF_8.newEncoder().canEncode(text);
        return pair ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }

    /** Returns what it is. */
    public Kind kind() {
        return switch (text[from]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case '"' -> Kind.STRING;
            case 't', 'f' -> Kind.BOOLEAN;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return kind() == Kind.OBJECT;
    }

    /** Returns the offset of its first byte. */
    public int from() {
        return from;
    }

    /** Returns the offset behind its last byte. */
    public int to() {
        return to;
    }

    /** Returns a copy of its bytes. */
    public byte[] bytes() {
        return Arrays.copyOfRange(text, from, to);
    }

    /** Returns the members of an object, in their order; none of any other value. */
    public List<Member> members() {
        List<Member> all = new ArrayList<>();
        forEachMember(all::add);
        return all;
    }

    /** Shows the members of an object, in their order; of several with one name all. */
    public void forEachMember(Consumer<Member> each) {
        JsonGrammar grammar = new JsonGrammar(text);
        int at = isObject() ? grammar.skipSpace(from + 1) : to;
        while (at < to && text[at] != '}') {
            int value = grammar.endOfName(at);
            int end = grammar.endOfValue(value, Integer.MAX_VALUE);
            each.accept(new Member(stringAt(at), at, new JsonSlice(text, value, end)));
            at = afterComma(grammar, end);
        }
    }

    /** Returns the elements of an array, in their order; none of any other value. */
    public List<JsonSlice> elements() {
        List<JsonSlice> all = new ArrayList<>();
        forEachElement(all::add);
        return all;
    }

    /** Shows the elements of an array, in their order. */
    public void forEachElement(Consumer<JsonSlice> each) {
        JsonGrammar grammar = new JsonGrammar(text);
        int at = kind() == Kind.ARRAY ? grammar.skipSpace(from + 1) : to;
        while (at < to && text[at] != ']') {
            int end = grammar.endOfValue(at, Integer.MAX_VALUE);
            each.accept(new JsonSlice(text, at, end));
            at = afterComma(grammar, end);
        }
    }

    private int afterComma(JsonGrammar grammar, int end) {
        int at = grammar.skipSpace(end);
        return text[at] == ',' ? grammar.skipSpace(at + 1) : at;
    }

    /** Returns a member of an object; of several with that name the last, as most programs read it. */
    public Optional<JsonSlice> member(String name) {
        JsonSlice[] found = new JsonSlice[1];
        forEachMember(member -> {
            if (member.name().equals(name)) {
                found[0] = member.value();
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** Returns the content of a string; empty for any other value. */
    public Optional<String> string() {
        return kind() == Kind.STRING ? Optional.of(stringAt(from)) : Optional.empty();
    }

    /** Returns the content of a member that is a string. */
    public Optional<String> string(String name) {
        return member(name).flatMap(JsonSlice::string);
    }

    /** Returns a member that is a whole number within the range of a long. */
    public Optional<Long> number(String name) {
        try {
            return member(name)
                    .filter(value -> value.kind() == Kind.NUMBER)
                    .map(value -> Long.valueOf(value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a member is {@code true}. */
    public boolean isTrue(String name) {
        return member(name).filter(value -> value.text[value.from] == 't').isPresent();
    }

    private String stringAt(int quote) {
        int end = quote + 1;
        boolean escaped = false;
        while (text[end] != '"') {
            escaped |= text[end] == '\\';
            end += text[end] == '\\' ? 2 : 1;
        }
        String raw = new String(text, quote + 1, end - quote - 1, UTF_8);
        return escaped ? unescaped(raw) : raw;
    }

    private static String unescaped(String raw) {
        StringBuilder content = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '\\') {
                content.append(c);
                continue;
            }
            char escape = raw.charAt(++at);
            if (escape == 'u') {
                content.append((char) Integer.parseInt(raw.substring(at + 1, at + 1 + HEX_DIGITS), 16));
                at += HEX_DIGITS;
            } else {
                int known = "bfnrt".indexOf(escape);
                content.append(known < 0 ? escape : "\b\f\n\r\t".charAt(known));
            }
        }
        return content.toString();
    }

    /** Returns its JSON text. */
    @Override
    public String toString() {
        return new String(text, from, to - from, UTF_8);
    }
}
