package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import io.roam.adapter.kit.LineClass;
import java.util.Optional;

/** The class rule {@code qwen/1}, which is frozen. */
final class ClassRule {
    private ClassRule() {}

    /** Returns the class of a line that is a JSON object. */
    static LineClass classOf(JsonSlice line) {
        String type = line.string("type").orElse("");
        Optional<String> id = line.string("uuid");
        LineClass plain = switch (type) {
            case "user", "assistant", "tool_result" -> LineClass.event();
            case "system" -> classOfSystem(line.string("subtype").orElse(""), id.isPresent());
            default -> LineClass.state();
        };
        return id.map(own -> plain.withLink(own, line.string("parentUuid").orElse(null)))
                .orElse(plain);
    }

    // The tool's own titles are links of the chain of IDs: moved, they would cut it.
    private static LineClass classOfSystem(String subtype, boolean linked) {
        return switch (subtype) {
            case "chat_compression" -> LineClass.event();
            case TitleLine.SUBTYPE -> linked ? LineClass.state() : LineClass.property("title");
            default -> LineClass.state();
        };
    }
}
