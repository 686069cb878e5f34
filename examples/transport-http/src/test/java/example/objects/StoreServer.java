package example.objects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of s3rver, an S3-compatible object store from npm; {@code ROAM_CHECK_S3RVER} names its program. */
final class StoreServer implements AutoCloseable {
    private static final int ATTEMPTS = 600;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private StoreServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one that keeps its buckets in a folder; without the program the test is skipped. */
    static StoreServer start(Path data) throws IOException, InterruptedException {
        String program = System.getenv("ROAM_CHECK_S3RVER");
        assumeTrue(program != null, "ROAM_CHECK_S3RVER names no program");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        "node", program, "-d", data.resolve("buckets").toString(), "-a", "127.0.0.1", "-p", "" + port)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        for (int attempt = 0; attempt < ATTEMPTS && process.isAlive(); attempt++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new StoreServer(process, socket.getPort());
            } catch (IOException e) { // it is starting
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        process.destroyForcibly();
        throw new IOException("the server does not start; see " + data.resolve("log"));
    }

    int port() {
        return port;
    }

    /** Creates a bucket or an object; returns whether the server did. */
    boolean put(String path, byte[] content) throws IOException {
        try {
            URI uri = new URI("http", null, "127.0.0.1", port, path, null, null);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (URISyntaxException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
