package io.roam.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A cache that was damaged. */
class BatchOutlineReaderTest {
    @Test
    void aLengthThatIsALieTakesNoMemory() throws IOException {
        ByteArrayOutputStream cache = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(cache);
        out.writeInt(BatchOutlineWriter.VERSION);
        out.write(new byte[32]);
        out.writeInt(1 << 24);
        long before = allocated();
        assertThatThrownBy(() -> BatchOutline.read(new DataInputStream(new ByteArrayInputStream(cache.toByteArray()))))
                .isInstanceOf(IOException.class);
        assertThat(allocated() - before).isLessThan(1 << 23);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
