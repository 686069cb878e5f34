package io.roam.batch;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStream;
import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The same batch in another file: its frames are compressed in another way. */
final class Recompressed {
    private Recompressed() {}

    static byte[] of(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int headerEnd = SkippableFrame.PREFIX_BYTES + in.getInt(4);
        int tableEnd = headerEnd + SkippableFrame.PREFIX_BYTES + in.getInt(headerEnd + 4);
        int signatureEnd = tableEnd + SkippableFrame.PREFIX_BYTES + BatchSignature.BYTES;
        byte[] table = again(Arrays.copyOfRange(file, headerEnd + SkippableFrame.PREFIX_BYTES, tableEnd));
        return Bytes.concat(
                Arrays.copyOf(file, headerEnd),
                SkippableFrame.TABLE.prefix(table.length),
                table,
                Arrays.copyOfRange(file, tableEnd, signatureEnd),
                again(Arrays.copyOfRange(file, signatureEnd, file.length)));
    }

    private static byte[] again(byte[] frame) throws IOException {
        try (ZstdInputStream plain = new ZstdInputStream(new ByteArrayInputStream(frame));
                ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            return zstd.setLevel(7).setChecksum(true).compress(plain.readAllBytes());
        }
    }
}
