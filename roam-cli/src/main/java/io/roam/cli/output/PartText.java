package io.roam.cli.output;

import io.roam.cli.terminal.SafeText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.transcript.Part;
import java.util.List;
import java.util.stream.Collectors;

/** Formats a part of a message for people. */
final class PartText {
    private static final int MAX_CALL_WIDTH = 100;
    private static final int MAX_LINES = 8;
    private static final int MAX_LENGTH = 800;

    private final boolean full;

    PartText(boolean full) {
        this.full = full;
    }

    String format(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Reasoning reasoning) {
            return reasoning.text().isEmpty() ? "" : Style.DIM.apply("(thinks) " + shorten(reasoning.text()));
        }
        if (part instanceof Part.ToolCall call) {
            return "→ " + Style.BOLD.apply(oneLine(call.name())) + " "
                    + (full ? call.input() : TextTable.cutLine(call.input(), MAX_CALL_WIDTH));
        }
        return part instanceof Part.ToolResult result ? formatResult(result) : formatOther(part);
    }

    private String formatResult(Part.ToolResult result) {
        String text = result.parts().stream().map(this::formatInner).collect(Collectors.joining("\n"));
        String sign = result.error() ? Style.BAD.apply("← failed: ") : Style.DIM.apply("← ");
        return sign + shorten(text).replace("\n", "\n  ");
    }

    private String formatInner(Part part) {
        return part instanceof Part.Text text ? text.text() : format(part);
    }

    private String formatOther(Part part) {
        if (part instanceof Part.File file) {
            String size = file.size() < 0 ? "" : ", " + AmountText.bytes(file.size());
            return "[" + oneLine(file.name().orElse("a file")) + " " + oneLine(file.mediaType()) + size + "]";
        }
        if (part instanceof Part.Notice notice) {
            return Style.DIM.apply("(" + oneLine(notice.kind()) + ") " + shorten(notice.text()));
        }
        if (part instanceof Part.Context context) {
            return Style.DIM.apply("(" + oneLine(context.kind()) + ") " + shorten(context.text()));
        }
        return part instanceof Part.Unknown unknown
                ? Style.DIM.apply("(not known to this roam) " + shorten(unknown.raw()))
                : "";
    }

    private static String oneLine(String name) {
        return name.replace('\n', SafeText.REPLACEMENT);
    }

    /** Returns the first lines of a long text, with a count of what is left out. */
    private String shorten(String text) {
        String stripped = text.stripTrailing();
        if (full) {
            return stripped;
        }
        List<String> lines = stripped.lines().limit(MAX_LINES).toList();
        String shortened = String.join("\n", lines);
        if (shortened.length() > MAX_LENGTH) {
            int end = Character.isHighSurrogate(shortened.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
            shortened = shortened.substring(0, end);
        }
        int hiddenCharacters = stripped.length() - shortened.length();
        return hiddenCharacters <= 0
                ? shortened
                : shortened + "\n… " + hiddenCharacters + " more letters, in all "
                        + stripped.lines().count() + " lines (--full)";
    }
}
