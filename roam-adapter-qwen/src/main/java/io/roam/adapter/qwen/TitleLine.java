package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;

/**
 * The line that gives a session a title. Qwen Code finds it by its text, and follows only lines with an ID: without one the line changes nothing of what it
 * resumes.
 */
final class TitleLine {
    static final String SUBTYPE = "custom_title";

    private TitleLine() {}

    /** Returns the payload of the line. */
    static String of(String title) {
        return "{\"sessionId\":\"\",\"type\":\"system\",\"subtype\":\"" + SUBTYPE
                + "\",\"systemPayload\":{\"customTitle\":" + JsonSlice.quoted(title)
                + ",\"titleSource\":\"manual\"}}";
    }
}
