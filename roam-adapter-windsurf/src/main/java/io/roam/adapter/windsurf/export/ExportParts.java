package io.roam.adapter.windsurf.export;

import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a message of an export into texts, and lines in italics that name actions of the tool. */
final class ExportParts {
    private static final Pattern ACTION =
            Pattern.compile("\\*(?:Viewed|Listed|Edited|Updated|Created|Deleted|Grep searched"
                    + "|Searched|Read URL|Checked|Ran|User accepted|User rejected)\\b.*\\*");

    private ExportParts() {}

    static List<Part> split(String message) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        CodeFence fence = new CodeFence();
        for (String line : message.split("(?<=\n)", -1)) {
            String stripped = line.strip();
            if (!fence.isOpen() && ACTION.matcher(stripped).matches()) {
                flush(text, parts);
                parts.add(Part.Notice.of(
                        "action", stripped.substring(1, stripped.length() - 1).strip()));
            } else {
                fence.accept(line);
                text.append(line);
            }
        }
        flush(text, parts);
        return parts.isEmpty() ? List.of(Part.Text.of("")) : parts;
    }

    private static void flush(StringBuilder text, List<Part> parts) {
        String part = text.toString().strip();
        if (!part.isEmpty()) {
            parts.add(Part.Text.of(part));
        }
        text.setLength(0);
    }
}
