package io.roam.search;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a message, as people read them. */
final class MessageText {
    private MessageText() {}

    static String of(Message message) {
        return message.parts().stream().flatMap(MessageText::of).collect(Collectors.joining("\n"));
    }

    private static Stream<String> of(Part part) {
        if (part instanceof Part.Text text) {
            return Stream.of(text.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            return Stream.of(reasoning.text());
        } else if (part instanceof Part.ToolCall call) {
            return Stream.of(call.name(), unescaped(call.input()));
        } else if (part instanceof Part.ToolResult result) {
            return result.parts().stream().flatMap(MessageText::of);
        } else if (part instanceof Part.File file) {
            return file.name().stream();
        } else if (part instanceof Part.Notice notice) {
            return Stream.of(notice.text());
        }
        return Stream.empty(); // what is unknown is nothing that people read
    }

    /** Arguments are JSON: its lines are told apart, and its quotes are no obstacle. */
    private static String unescaped(String json) {
        return json.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
    }
}
