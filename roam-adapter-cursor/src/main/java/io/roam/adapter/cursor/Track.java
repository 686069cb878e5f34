package io.roam.adapter.cursor;

import io.roam.spi.tool.Record;

/** The names of side tracks. Each is a whole file. */
final class Track {
    static final String DOCUMENT = "composerData";
    static final String ORPHANS = "orphans";
    static final String BLOBS = "agentKv";

    private Track() {}

    /** The track of a row beside the bubbles, by its key in a store or as it travels: keys may hold what no name can. */
    static String of(String key) {
        Family family = Family.of(key).orElseThrow();
        String kind = family.prefix().substring(0, family.prefix().length() - 1).replace(':', '-');
        return kind + '/' + Bytes.shortHex(Bytes.of(family.rest(key)));
    }

    /** Whether a row may stand in that track. */
    static boolean fits(String track, Travelling row) {
        Family family = Family.of(row.key()).orElse(null);
        if (track.startsWith(Record.REVISIONS)) {
            return EventKey.bubble(row.key())
                    .filter(bubble -> track.equals(Record.revisionTrack(Bytes.of(bubble))))
                    .isPresent();
        }
        return switch (track) {
            case DOCUMENT -> family == Family.DOCUMENT;
            case ORPHANS -> family == Family.BUBBLE;
            case BLOBS -> family == Family.BLOB || family == Family.CONTENT;
            case InlineConversation.COMPOSER, InlineConversation.TAB ->
                row.key().equals(track + ':' + Family.OWN);
            default -> family != null && family.isOwned() && family != Family.BUBBLE && track.equals(of(row.key()));
        };
    }
}
