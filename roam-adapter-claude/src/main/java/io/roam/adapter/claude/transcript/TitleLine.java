package io.roam.adapter.claude.transcript;

/** What gives a session a title, in the bytes that Claude Code itself writes. */
public final class TitleLine {
    private TitleLine() {}

    /** Returns the line of a transcript. */
    public static byte[] bytesOf(String session, String title) {
        return line("{\"type\":\"custom-title\",\"customTitle\":\"", session, title);
    }

    /** Returns the line that follows it when the user renames a session: what the tool shows while the session is open. */
    public static byte[] shownName(String session, String title) {
        return line("{\"type\":\"agent-name\",\"agentName\":\"", session, title);
    }

    private static byte[] line(String start, String session, String title) {
        return new JsonText()
                .appendRaw(start)
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
