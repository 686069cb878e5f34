package io.roam.adapter.claude.jsonl;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a line that roam reads. */
public enum Field {
    TYPE("type"),
    SUBTYPE("subtype"),
    ID("uuid"),
    PARENT("parentUuid"),
    LOGICAL_PARENT("logicalParentUuid"),
    SESSION("sessionId"),
    FOLDER("cwd"),
    VERSION("version"),
    TIME("timestamp"),
    META("isMeta"),
    SIDECHAIN("isSidechain"),
    COMPACT_SUMMARY("isCompactSummary"),
    TOOL_RESULT("toolUseResult"),
    CUSTOM_TITLE("customTitle"),
    AI_TITLE("aiTitle"),
    SUMMARY("summary"),
    LAST_PROMPT("lastPrompt"),
    LEAF("leafUuid"),
    EXPLICIT("explicit"),
    /** The member {@code type} of the object {@code attachment}. */
    ATTACHMENT("attachment"),
    /** The member {@code kind} of the object {@code origin}. */
    ORIGIN("origin");

    private static final Map<String, Field> BY_NAME = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_NAME.put(field.name, field);
        }
    }

    private final String name;

    Field(String name) {
        this.name = name;
    }

    static @Nullable Field ofName(String name) {
        return BY_NAME.get(name);
    }
}
