package io.roam.adapter.claude.transcript;

/** What gives a session a title, in the bytes that Claude Code itself writes. */
public final class TitleLine {
    private TitleLine() {}

    /** Returns the line of a transcript. */
    public static byte[] bytesOf(String session, String title) {
        return new JsonText()
                .appendRaw("{\"type\":\"custom-title\",\"customTitle\":\"")
                .appendEscaped(title)
                .appendRaw("\",\"sessionId\":\"")
                .appendEscaped(session)
                .appendRaw("\"}")
                .bytes();
    }

    /** Returns the content of the file beside a transcript. */
    public static byte[] fileOf(String title) {
        return new JsonText()
                .appendRaw("{\"customTitle\":\"")
                .appendEscaped(title)
                .appendRaw("\"}")
                .bytes();
    }
}
