package io.roam.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes on which readers of JSON, of lines and of UTF-8 tend to fail. */
final class Snippets {
    private static final int DEEP = 2100;

    private static final List<String> TEXTS = List.of(
            "\0",
            "\n",
            "\r\n",
            "\r",
            "\uFEFF",
            "\\ud800",
            "\\udc00\\ud800",
            "\\u0000",
            "{",
            "}",
            "[",
            "]",
            "}{",
            "\"",
            "\\",
            ",",
            ":",
            "null",
            "\"\":",
            "-0",
            "\u2028",
            "\uD83D\uDE00",
            "/**/",
            "\t");

    /** No UTF-8: a surrogate, an overlong slash, beyond Unicode, a mark of UTF-16, half a character; and a zero. */
    private static final List<String> RAW = List.of("eda080", "c0af", "f4908080", "fffe", "80", "00");

    private Snippets() {}

    static List<byte[]> all() {
        List<byte[]> all = new ArrayList<>();
        TEXTS.forEach(text -> all.add(utf8(text)));
        RAW.forEach(raw -> all.add(HexFormat.of().parseHex(raw)));
        for (String nested : List.of("[", "{\"a\":", "[{\"a\":")) {
            all.add(utf8(nested.repeat(DEEP / nested.length())));
        }
        all.add(utf8("\"a\":" + "[".repeat(990) + "]".repeat(990) + ","));
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
