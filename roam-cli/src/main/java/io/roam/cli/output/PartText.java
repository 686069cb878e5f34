package io.roam.cli.output;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.transcript.Part;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a message in words. */
final class PartText {
    private static final int CALL = 100;
    private static final int LINES = 8;
    private static final int LETTERS = 800;

    private final boolean full;

    PartText(boolean full) {
        this.full = full;
    }

    String of(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Reasoning reasoning) {
            return reasoning.text().isEmpty() ? "" : Style.DIM.of("(thinks) " + cut(reasoning.text()));
        }
        if (part instanceof Part.ToolCall call) {
            return "→ " + Style.BOLD.of(call.name()) + " " + (full ? call.input() : TextTable.cut(call.input(), CALL));
        }
        return part instanceof Part.ToolResult result ? result(result) : other(part);
    }

    private String result(Part.ToolResult result) {
        String text = result.parts().stream().map(this::inner).collect(Collectors.joining("\n"));
        String sign = result.error() ? Style.BAD.of("← failed: ") : Style.DIM.of("← ");
        return sign + cut(text).replace("\n", "\n  ");
    }

    private String inner(Part part) {
        return part instanceof Part.Text text ? text.text() : of(part);
    }

    private String other(Part part) {
        if (part instanceof Part.File file) {
            String size = file.size() < 0 ? "" : ", " + AmountText.bytes(file.size());
            return "[" + file.name().orElse("a file") + " " + file.mediaType() + size + "]";
        }
        if (part instanceof Part.Notice notice) {
            return Style.DIM.of("(" + notice.kind() + ") " + cut(notice.text()));
        }
        return part instanceof Part.Unknown unknown
                ? Style.DIM.of("(not known to this roam) " + cut(unknown.raw()))
                : "";
    }

    /** The first lines of a long text, and how much is left out. */
    private String cut(String text) {
        String whole = text.stripTrailing();
        if (full) {
            return whole;
        }
        List<String> lines = whole.lines().limit(LINES).toList();
        String shown = String.join("\n", lines);
        if (shown.length() > LETTERS) {
            int end = Character.isHighSurrogate(shown.charAt(LETTERS - 1)) ? LETTERS - 1 : LETTERS;
            shown = shown.substring(0, end);
        }
        int rest = whole.length() - shown.length();
        return rest <= 0
                ? shown
                : shown + "\n… " + rest + " more letters, in all "
                        + whole.lines().count() + " lines (--full)";
    }
}
