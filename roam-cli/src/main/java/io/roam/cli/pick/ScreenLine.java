package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** A line of the screen that is not wider than it may be: what is too long is cut. */
final class ScreenLine {
    private record Piece(String text, Style style) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final int columns;
    private int width;

    ScreenLine(int columns) {
        this.columns = columns;
    }

    ScreenLine add(String text, Style style) {
        String piece = CellText.cut(text, columns - width);
        if (!piece.isEmpty()) {
            pieces.add(new Piece(piece, style));
            width += CellText.columns(piece);
        }
        return this;
    }

    /** A text in which the words that are looked for stand out. */
    ScreenLine add(String text, Style style, WordFilter filter) {
        int at = 0;
        for (WordFilter.Range range : filter.ranges(text)) {
            add(text.substring(at, range.from()), style);
            add(text.substring(range.from(), range.to()), Style.WARNING);
            at = range.to();
        }
        return add(text.substring(at), style);
    }

    /** Goes on at that column. */
    ScreenLine padTo(int column) {
        return column > width ? add(" ".repeat(column - width), Style.PLAIN) : this;
    }

    int width() {
        return width;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text));
        return text.toString();
    }

    /** With colours. */
    String ansiText() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.style.paint(piece.text)));
        return text.toString();
    }
}
