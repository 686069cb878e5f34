package io.roam.cli.output;

import io.roam.cli.terminal.SafeText;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.TextTable;
import io.roam.cli.terminal.TextWidth;
import io.roam.transcript.Part;
import java.util.List;
import java.util.stream.Collectors;

/** Formats a part of a message for people. */
final class PartText {
    private static final int MAX_CALL_WIDTH = 100;
    private static final int MIN_INPUT_WIDTH = 10;
    private static final int MAX_LINES = 8;
    private static final int MAX_LENGTH = 800;

    private final boolean full;
    private final int callWidth;

    /** Formats calls of tools as one line of at most that many columns, unless all is printed in full. */
    PartText(boolean full, int columns) {
        this.full = full;
        this.callWidth = Math.min(MAX_CALL_WIDTH, columns);
    }

    String format(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Reasoning reasoning) {
            return reasoning.text().isEmpty() ? "" : Style.DIM.apply("(thinking) " + shorten(reasoning.text()));
        }
        if (part instanceof Part.ToolCall call) {
            String name = oneLine(call.name());
            int room = Math.max(MIN_INPUT_WIDTH, callWidth - TextWidth.columns(name) - "  │ →  ".length());
            return "→ " + Style.BOLD.apply(name) + " " + (full ? call.input() : TextTable.cutLine(call.input(), room));
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
        return part instanceof Part.Unknown unknown ? Style.DIM.apply("(unknown entry) " + shorten(unknown.raw())) : "";
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
        return hiddenCharacters <= 0 ? shortened : shortened + "\n… " + hidden(stripped, shortened) + " (--full)";
    }

    private static String hidden(String whole, String shortened) {
        long lines = whole.lines().count() - shortened.lines().count();
        return lines > 0
                ? AmountText.count(lines, "more line")
                : AmountText.count((long) whole.length() - shortened.length(), "more character");
    }
}
