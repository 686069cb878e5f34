package io.roam.batch;

import io.roam.frame.FileRange;
import io.roam.frame.FrameLocation;

/**
 * The offsets of a batch's parts in its file, each behind the prefix of its frame.
 *
 * @param contentLength up to the end of the file
 */
record FrameLayout(long table, long tableLength, long signature, long content, long contentLength) {
    /** @param table the offset of the table's frame */
    static FrameLayout of(FileRange file, BatchHeader header, long table) {
        long tableLength = SkippableFrame.TABLE.length(
                file, table, FrameLocation.maxBytes(header.table().bytes()));
        long tableAt = table + SkippableFrame.PREFIX_BYTES;
        long signature = tableAt + tableLength;
        long signatureLength = SkippableFrame.SIGNATURE.length(file, signature, BatchSignature.BYTES);
        BatchFormatException.checkIntact(signatureLength == BatchSignature.BYTES, "its signature is cut off");
        long content = signature + SkippableFrame.PREFIX_BYTES + BatchSignature.BYTES;
        long contentLength = file.size() - content;
        BatchFormatException.checkIntact(
                contentLength <= FrameLocation.maxBytes(header.content().bytes()), "its content is larger than stated");
        return new FrameLayout(tableAt, tableLength, signature + SkippableFrame.PREFIX_BYTES, content, contentLength);
    }
}
