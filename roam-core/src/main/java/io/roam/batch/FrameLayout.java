package io.roam.batch;

/**
 * Where the parts of a batch stand in its file, the frames' prefixes left out.
 *
 * @param end where the next batch would begin
 */
record FrameLayout(long start, long table, long tableLength, long signature, long content, long end) {
    static final int SIGNATURE_BYTES = 64;

    /** @param table where the frame of the table begins */
    static FrameLayout of(FileRange file, BatchHeader header, long start, long table) {
        long tableLength = SkippableFrame.TABLE.length(file, table, BatchLimits.MAX_TABLE_BYTES);
        long tableAt = table + SkippableFrame.PREFIX_BYTES;
        long signature = tableAt + tableLength;
        long signatureLength = SkippableFrame.SIGNATURE.length(file, signature, SIGNATURE_BYTES);
        BatchFormatException.check(signatureLength == SIGNATURE_BYTES, "its signature is cut off");
        long content = signature + SkippableFrame.PREFIX_BYTES + SIGNATURE_BYTES;
        BatchFormatException.check(header.content().bytes() <= file.size() - content, "its content is cut off");
        return new FrameLayout(
                start,
                tableAt,
                tableLength,
                signature + SkippableFrame.PREFIX_BYTES,
                content,
                content + header.content().bytes());
    }
}
