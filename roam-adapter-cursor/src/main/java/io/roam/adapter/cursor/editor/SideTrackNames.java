package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.RecordRow;
import io.roam.adapter.cursor.rows.RowFamily;
import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.spi.tool.Record;

/** The names of side tracks, each of which is a whole file. */
final class SideTrackNames {
    static final String DOCUMENT = "composerData";
    static final String ORPHANS = "orphans";
    static final String BLOBS = "agentKv";

    private SideTrackNames() {}

    /** Returns the track of a row that is not a bubble. It has a hash, as a key may contain what a name cannot. */
    static String nameOf(String key) {
        RowFamily family = RowFamily.ofKey(key).orElseThrow();
        String kind = family.prefix().substring(0, family.prefix().length() - 1).replace(':', '-');
        return kind + '/' + RowFingerprint.hashOf(family.keyWithinSession(key).getBytes(UTF_8));
    }

    /** Whether a row may be in a track. */
    static boolean accepts(String track, RecordRow row) {
        RowFamily family = RowFamily.ofKey(row.key()).orElse(null);
        if (track.startsWith(Record.REVISIONS)) {
            return EventKey.findBubbleId(row.key())
                    .filter(bubble -> track.equals(Record.revisionTrack(bubble.getBytes(UTF_8))))
                    .isPresent();
        }
        return switch (track) {
            case DOCUMENT -> family == RowFamily.DOCUMENT;
            case ORPHANS -> family == RowFamily.BUBBLE;
            case BLOBS -> family == RowFamily.BLOB || family == RowFamily.CONTENT;
            case InlineConversation.COMPOSER, InlineConversation.TAB ->
                row.key().equals(track + ':' + RowFamily.SESSION_PLACEHOLDER);
            default ->
                family != null && family.isOwned() && family != RowFamily.BUBBLE && track.equals(nameOf(row.key()));
        };
    }
}
