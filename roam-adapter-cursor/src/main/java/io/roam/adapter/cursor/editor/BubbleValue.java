package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.sqlite.Row;
import java.util.Optional;

/**
 * A bubble that was read.
 *
 * @param bubble its content; empty if the value is not a bubble
 */
record BubbleValue(Row row, Optional<Bubble> bubble) {
    static BubbleValue of(Row row) {
        return new BubbleValue(row, JsonView.of(row.value()).flatMap(Bubble::of));
    }
}
