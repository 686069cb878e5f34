package io.roam.adapter.windsurf.export;

import io.roam.transcript.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody says in an export: words, and lines in italics that tell what was done. */
final class ExportParts {
    private static final Pattern ACTION =
            Pattern.compile("\\*(?:Viewed|Listed|Edited|Updated|Created|Deleted|Grep searched"
                    + "|Searched|Read URL|Checked|Ran|User accepted|User rejected)\\b.*\\*");

    private ExportParts() {}

    static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        CodeFence fence = new CodeFence();
        for (String line : text.split("(?<=\n)", -1)) {
            String stripped = line.strip();
            if (!fence.isOpen() && ACTION.matcher(stripped).matches()) {
                flush(words, parts);
                parts.add(new Part.Notice(
                        "action", stripped.substring(1, stripped.length() - 1).strip()));
            } else {
                fence.accept(line);
                words.append(line);
            }
        }
        flush(words, parts);
        return parts.isEmpty() ? List.of(new Part.Text("")) : parts;
    }

    private static void flush(StringBuilder words, List<Part> parts) {
        String said = words.toString().strip();
        if (!said.isEmpty()) {
            parts.add(new Part.Text(said));
        }
        words.setLength(0);
    }
}
