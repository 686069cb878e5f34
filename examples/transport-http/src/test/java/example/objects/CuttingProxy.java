package example.objects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Carries connections to a port of this machine, and ends them when a test says so. */
final class CuttingProxy implements AutoCloseable {
    private static final int BLOCK = 1 << 14;
    private static final long FIRST_PART = 50_000;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isOffline;
    private volatile String cut = "";

    private CuttingProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    static CuttingProxy to(int target) {
        try {
            CuttingProxy proxy = new CuttingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    void setOffline(boolean offline) {
        isOffline = offline;
        if (offline) {
            open.forEach(CuttingProxy::end);
        }
    }

    /** Has the next answer to a GET of that path end after its first part. */
    void cutOff(String path) {
        cut = path;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket here = server.accept();
                if (isOffline) {
                    here.close();
                } else {
                    carry(here);
                }
            }
        } catch (IOException e) { // it was closed
            open.forEach(CuttingProxy::end);
        }
    }

    private void carry(Socket here) throws IOException {
        Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(here);
        open.add(there);
        AtomicLong left = new AtomicLong(Long.MAX_VALUE);
        start(() -> pump(here, there, block -> {
            if (!cut.isEmpty() && block.startsWith("GET ") && block.contains(cut)) {
                cut = "";
                left.set(FIRST_PART);
            }
        }, new AtomicLong(Long.MAX_VALUE)));
        start(() -> pump(there, here, block -> {}, left));
    }

    /** Looks at a block of bytes, as text. */
    private interface Look {
        void at(String block);
    }

    private void pump(Socket from, Socket to, Look look, AtomicLong left) {
        byte[] block = new byte[BLOCK];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(block); read >= 0 && left.get() > 0; read = in.read(block)) {
                look.at(new String(block, 0, Math.min(read, 1_000), ISO_8859_1));
                out.write(block, 0, (int) Math.min(read, left.get()));
                left.addAndGet(-read);
            }
        } catch (IOException e) { // one end was closed
            end(from);
        }
        open.remove(from);
        open.remove(to);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
