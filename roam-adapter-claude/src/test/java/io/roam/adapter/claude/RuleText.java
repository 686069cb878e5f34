package io.roam.adapter.claude;

import io.roam.spi.tool.Record.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A second implementation of docs/develop/claude-class-rule.md, without a JSON library, with which the adapter must agree. */
final class RuleText {
    private static final int DEEPEST = 1000;

    private final String text;
    private int at;
    private int depth;

    private RuleText(String text) {
        this.text = text;
    }

    /** Parses a row; null if the payload is not one. Strings stay strings, other literals become a {@link Literal}. */
    static @Nullable Map<String, Object> row(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return new RuleText(text).row();
        } catch (CharacterCodingException | NoRow e) {
            return null;
        }
    }

    /** A number, true, false or null. */
    record Literal(String text) {}

    private static final class NoRow extends Exception {
        private static final long serialVersionUID = 1L;

        NoRow() {
            super("", null, false, false);
        }
    }

    static Kind kind(@Nullable Map<String, Object> row) {
        if (row == null) {
            return Kind.EVENT;
        }
        Object type = row.get("type");
        boolean speech = "user".equals(type) || "assistant".equals(type);
        boolean mark = "system".equals(type)
                && Set.of("compact_boundary", "microcompact_boundary").contains(row.getOrDefault("subtype", ""));
        boolean queued = "attachment".equals(type)
                && row.get("attachment") instanceof Map<?, ?> attachment
                && "queued_command".equals(attachment.get("type"));
        if (speech || mark || queued) {
            return Kind.EVENT;
        }
        if (isAmong(type, "permission-mode", "worktree-state", "bridge-session", "relocated")) {
            return Kind.LOCAL;
        }
        return isAmong(type, "custom-title", "ai-title", "agent-name", "tag") ? Kind.PROPERTY : Kind.STATE;
    }

    private static boolean isAmong(@Nullable Object type, String... names) {
        return type instanceof String && List.of(names).contains(type);
    }

    private Map<String, Object> row() throws NoRow {
        space();
        require(peek() == '{');
        Map<String, Object> row = object();
        space();
        require(at == text.length());
        return row;
    }

    private Object value() throws NoRow {
        space();
        char next = peek();
        Object value = switch (next) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            default -> literal();
        };
        space();
        return value;
    }

    private Map<String, Object> object() throws NoRow {
        Map<String, Object> members = new LinkedHashMap<>();
        enter();
        if (peek() != '}') {
            do {
                space();
                String name = string();
                space();
                expect(':');
                members.put(name, value());
            } while (comma());
        }
        leave('}');
        return members;
    }

    private List<Object> array() throws NoRow {
        List<Object> elements = new ArrayList<>();
        enter();
        if (peek() != ']') {
            do {
                elements.add(value());
            } while (comma());
        }
        leave(']');
        return elements;
    }

    private void enter() throws NoRow {
        depth++;
        require(depth <= DEEPEST);
        at++;
        space();
    }

    private void leave(char end) throws NoRow {
        expect(end);
        depth--;
    }

    private boolean comma() throws NoRow {
        boolean comma = peek() == ',';
        at += comma ? 1 : 0;
        return comma;
    }

    private String string() throws NoRow {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char next = text.charAt(at++);
            require(next >= ' ');
            string.append(next == '\\' ? escaped() : next);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws NoRow {
        char kind = peek();
        at++;
        if (kind == 'u') {
            require(at + 4 <= text.length());
            String digits = text.substring(at, at + 4);
            require(digits.matches("[0-9a-fA-F]{4}"));
            at += 4;
            return (char) Integer.parseInt(digits, 16);
        }
        int known = "\"\\/bfnrt".indexOf(kind);
        require(known >= 0);
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private Literal literal() throws NoRow {
        int from = at;
        while (at < text.length() && "+-.0123456789abcdefghijklmnopqrstuvwxyzE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String literal = text.substring(from, at);
        boolean number = literal.matches("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
        require(number || Set.of("true", "false", "null").contains(literal));
        return new Literal(literal);
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws NoRow {
        require(at < text.length());
        return text.charAt(at);
    }

    private void expect(char wanted) throws NoRow {
        require(peek() == wanted);
        at++;
    }

    private static void require(boolean holds) throws NoRow {
        if (!holds) {
            throw new NoRow();
        }
    }
}
