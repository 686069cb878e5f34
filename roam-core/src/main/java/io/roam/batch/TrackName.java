package io.roam.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;

/** Checks the names of side tracks: relative paths that no machine resolves outside their folder. */
final class TrackName {
    private static final int MAX_BYTES = 1024;
    private static final int MAX_SEGMENT_BYTES = 255;
    private static final CharMatcher FORBIDDEN = CharMatcher.anyOf("\\:").or(CharMatcher.javaIsoControl());

    private TrackName() {}

    static boolean isValid(String name) {
        return name.getBytes(UTF_8).length <= MAX_BYTES
                && UTF_8.newEncoder().canEncode(name)
                && FORBIDDEN.matchesNoneOf(name)
                && Splitter.on('/').splitToStream(name).allMatch(TrackName::isGoodSegment);
    }

    private static boolean isGoodSegment(String segment) {
        boolean steps = segment.equals(".") || segment.equals("..");
        return !segment.isEmpty() && !steps && segment.getBytes(UTF_8).length <= MAX_SEGMENT_BYTES;
    }
}
