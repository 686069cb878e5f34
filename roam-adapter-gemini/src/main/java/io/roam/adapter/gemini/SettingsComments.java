package io.roam.adapter.gemini;

/** Comments of JavaScript in a JSON text: the tool allows them in its settings. */
final class SettingsComments {
    private SettingsComments() {}

    /** Returns the text with a space for each byte of a comment, except for line ends. */
    static byte[] blank(byte[] text) {
        byte[] plain = text.clone();
        int at = 0;
        while (at < plain.length) {
            int end = isQuote(plain, at) ? endOfString(plain, at) : endOfComment(plain, at);
            if (!isQuote(plain, at)) {
                blank(plain, at, end);
            }
            at = Math.max(end, at + 1);
        }
        return plain;
    }

    private static boolean isQuote(byte[] text, int at) {
        return text[at] == '"';
    }

    private static int endOfString(byte[] text, int quote) {
        int at = quote + 1;
        while (at < text.length && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Returns where a comment that begins there ends; the same place if none begins there. */
    private static int endOfComment(byte[] text, int start) {
        if (text[start] != '/' || start + 1 == text.length) {
            return start;
        }
        int at = start + 2;
        if (text[start + 1] == '/') {
            while (at < text.length && text[at] != '\n' && text[at] != '\r') {
                at++;
            }
            return at;
        } else if (text[start + 1] == '*') {
            while (at + 1 < text.length && !(text[at] == '*' && text[at + 1] == '/')) {
                at++;
            }
            return Math.min(at + 2, text.length);
        }
        return start;
    }

    private static void blank(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] != '\n' && text[at] != '\r') {
                text[at] = ' ';
            }
        }
    }
}
