package example.objects;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bucket of an object store, by the requests that S3-compatible stores share: list, GET, HEAD, PUT and DELETE. Each request waits for seconds
 * only. It sends no credentials: {@link #request} is where they belong.
 */
final class ObjectStore {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_PAGES = 1_000;
    private static final int BLOCK = 1 << 16;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final URI bucket;

    /** An object, with its size in bytes. */
    record StoredObject(String key, long size) {}

    ObjectStore(URI bucket) {
        this.bucket = bucket;
    }

    /** Whether the bucket exists. */
    boolean isThere() throws IOException {
        HttpRequest request = request("").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        return send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Returns all objects whose keys begin with that, page by page. */
    List<StoredObject> list(String prefix) throws IOException {
        List<StoredObject> all = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            String next = token.isEmpty() ? "" : "&continuation-token=" + encode(token);
            HttpRequest request = request("?list-type=2&prefix=" + encode(prefix) + next).GET().build();
            HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
            ObjectList list;
            try (InputStream body = response.body()) {
                require(response, 200);
                list = ObjectList.read(body);
            }
            list.objects().stream()
                    .filter(object -> object.key().startsWith(prefix))
                    .forEach(all::add);
            token = list.nextToken();
            if (token.isEmpty()) {
                return all;
            }
        }
        throw new IOException("the list of " + bucket + " does not end");
    }

    /**
     * Copies an object, block by block.
     *
     * @param most the number of bytes that it may have
     * @param onBlock runs after each block
     * @throws EOFException if it ends early
     */
    void get(String key, OutputStream out, long most, Runnable onBlock) throws IOException {
        HttpRequest request = request("/" + encode(key)).GET().build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) { // closing it early ends the download
            require(response, 200);
            long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            long copied = 0;
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                copied += read;
                if (copied > most) {
                    throw new IOException(key + " is larger than " + most + " bytes");
                }
                out.write(block, 0, read);
                onBlock.run();
            }
            if (length >= 0 && copied != length) {
                throw new EOFException(key + " ended after " + copied + " of " + length + " bytes");
            }
        }
    }

    /** Stores a file. Whoever lists or gets the object sees all of it, or nothing. */
    void put(String key, Path file) throws IOException {
        HttpRequest request = request("/" + encode(key))
                .PUT(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        require(send(request, BodyHandlers.discarding()), 200);
    }

    /** Removes an object, if it is there. */
    void delete(String key) throws IOException {
        send(request("/" + encode(key)).DELETE().build(), BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(bucket + rest)).timeout(PATIENCE);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void require(HttpResponse<?> response, int status) throws IOException {
        if (response.statusCode() == 404) {
            throw new NoSuchFileException(response.uri().toString());
        }
        if (response.statusCode() != status) {
            throw new IOException("the object store answered " + response.statusCode());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
    }
}
