package io.roam.batch;

/**
 * The offsets of a batch's parts in its file, each behind the prefix of its frame.
 *
 * @param end the offset behind the batch
 */
record FrameLayout(long start, long table, long tableLength, long signature, long content, long end) {
    static final int SIGNATURE_BYTES = 64;

    /** @param table the offset of the table's frame */
    static FrameLayout of(FileRange file, BatchHeader header, long start, long table) {
        long tableLength = SkippableFrame.TABLE.length(file, table, BatchLimits.MAX_TABLE_BYTES);
        long tableAt = table + SkippableFrame.PREFIX_BYTES;
        long signature = tableAt + tableLength;
        long signatureLength = SkippableFrame.SIGNATURE.length(file, signature, SIGNATURE_BYTES);
        BatchFormatException.check(signatureLength == SIGNATURE_BYTES, "its signature is cut off");
        long content = signature + SkippableFrame.PREFIX_BYTES + SIGNATURE_BYTES;
        BatchFormatException.check(
                header.content().compressedBytes() <= file.size() - content, "its content is cut off");
        return new FrameLayout(
                start,
                tableAt,
                tableLength,
                signature + SkippableFrame.PREFIX_BYTES,
                content,
                content + header.content().compressedBytes());
    }
}
