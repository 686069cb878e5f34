package io.roam.batch;

/**
 * The offsets of a batch's parts in its file, each behind the prefix of its frame.
 *
 * @param contentLength up to the end of the file
 */
record FrameLayout(long table, long tableLength, long signature, long content, long contentLength) {
    static final int SIGNATURE_BYTES = 64;

    private static final int MAX_GROWTH_BYTES = 1 << 10;

    /** @param table the offset of the table's frame */
    static FrameLayout of(FileRange file, BatchHeader header, long table) {
        long tableLength = SkippableFrame.TABLE.length(file, table, maxFrameBytes(header.table()));
        long tableAt = table + SkippableFrame.PREFIX_BYTES;
        long signature = tableAt + tableLength;
        long signatureLength = SkippableFrame.SIGNATURE.length(file, signature, SIGNATURE_BYTES);
        BatchFormatException.checkIntact(signatureLength == SIGNATURE_BYTES, "its signature is cut off");
        long content = signature + SkippableFrame.PREFIX_BYTES + SIGNATURE_BYTES;
        long contentLength = file.size() - content;
        BatchFormatException.checkIntact(
                contentLength <= maxFrameBytes(header.content()), "its content is larger than it says");
        return new FrameLayout(tableAt, tableLength, signature + SkippableFrame.PREFIX_BYTES, content, contentLength);
    }

    /** Returns how large a frame may be at most, so that nobody can blow up the file of a batch. */
    private static long maxFrameBytes(BatchHeader.Part part) {
        return part.bytes() + part.bytes() / 8 + MAX_GROWTH_BYTES;
    }
}
