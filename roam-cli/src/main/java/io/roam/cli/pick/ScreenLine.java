package io.roam.cli.pick;

import io.roam.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;

/** A line of the screen; what exceeds its width is cut. */
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

    /** Adds a text, and highlights the words of the filter. */
    ScreenLine add(String text, Style style, WordFilter filter) {
        int at = 0;
        for (WordFilter.Range range : filter.ranges(text)) {
            add(text.substring(at, range.from()), style);
            add(text.substring(range.from(), range.to()), Style.WARNING);
            at = range.to();
        }
        return add(text.substring(at), style);
    }

    /** Pads the line with spaces up to a column. */
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

    /** Returns the line with escape codes for colours. */
    String ansiText() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.style.paint(piece.text)));
        return text.toString();
    }
}
