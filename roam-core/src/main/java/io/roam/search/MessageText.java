package io.roam.search;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a message as people read it. */
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
        return Stream.empty(); // nobody said a context, and people cannot read an unknown part
    }

    /** Arguments are JSON: its escaped line ends, tabs and quotes are searched as what they stand for. */
    private static String unescaped(String json) {
        return json.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
    }
}
