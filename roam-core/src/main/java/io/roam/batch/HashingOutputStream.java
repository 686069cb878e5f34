package io.roam.batch;

import io.roam.chain.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Adds all written bytes to a hash. */
final class HashingOutputStream extends FilterOutputStream {
    private final Sha256 sum;

    HashingOutputStream(OutputStream out, Sha256 sum) {
        super(out);
        this.sum = sum;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        sum.add(bytes, from, length);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }
}
