package io.roam.transport.syncthing;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A client of Syncthing's REST API on this machine. Thread-safe. Paths and fields: Syncthing's documentation, "REST API", and the observed
 * answers of 1.19 and 1.29.
 */
final class RestClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** The answer to a scan request comes after the scan. */
    private static final Duration SCAN_TIMEOUT = Duration.ofMinutes(10);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final String base;
    private final String key;
    private final Runnable onAnswer;

    /**
     * Creates a client.
     *
     * @param base such as {@code http://127.0.0.1:8384}
     */
    RestClient(HttpClient.Builder builder, String base, String key) {
        this(
                builder.version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .build(),
                base,
                key,
                () -> {});
    }

    private RestClient(HttpClient client, String base, String key, Runnable onAnswer) {
        this.client = client;
        this.base = base;
        this.key = key;
        this.onAnswer = onAnswer;
    }

    static RestClient of(String base, String key) {
        return new RestClient(HttpClient.newBuilder(), base, key);
    }

    /** Returns this client, which runs {@code listener} at each answer. */
    RestClient onAnswer(Runnable listener) {
        return new RestClient(client, base, key, listener);
    }

    /** Returns a text encoded for a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether the instance answers and has that id; any id if it is empty. */
    boolean isUp(String id) {
        try {
            HttpResponse<String> answer =
                    send(request("/rest/system/status", CONNECT_TIMEOUT).GET().build());
            return answer.statusCode() == OK
                    && (id.isEmpty()
                            || JsonObject.of(Json.object(answer.body()))
                                    .string("myID")
                                    .equals(id));
        } catch (SyncthingFailedException | MalformedJsonException e) { // not yet, or another program
            return false;
        }
    }

    JsonObject get(String path) {
        return object(path, text(path, request(path, TIMEOUT).GET().build()));
    }

    /** Returns an array of objects. */
    List<JsonObject> list(String path, Duration atMost) {
        String text = text(path, request(path, atMost).GET().build());
        return object(path, "{\"all\":" + (text.isBlank() ? "[]" : text) + "}").objects("all");
    }

    List<JsonObject> list(String path) {
        return list(path, TIMEOUT);
    }

    void put(String path, Map<String, @Nullable Object> json) {
        text(path, request(path, TIMEOUT).PUT(body(json)).build());
    }

    void patch(String path, Map<String, @Nullable Object> json) {
        text(path, request(path, TIMEOUT).method("PATCH", body(json)).build());
    }

    void post(String path, Duration limit) {
        text(path, post(request(path, limit)));
    }

    private static HttpRequest post(HttpRequest.Builder request) {
        return request.POST(HttpRequest.BodyPublishers.noBody()).build();
    }

    /** Asks for a scan, and does not wait for its end: while a connection is dead, that takes minutes. */
    CompletableFuture<?> startScan(String path) {
        return client.sendAsync(post(request(path, SCAN_TIMEOUT)), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> checked(path, answer));
    }

    /** Deletes a resource, which need not exist. */
    void delete(String path) {
        HttpResponse<String> answer = send(request(path, TIMEOUT).DELETE().build());
        if (answer.statusCode() != NOT_FOUND) {
            checked(path, answer);
        }
    }

    private static HttpRequest.BodyPublisher body(Map<String, @Nullable Object> json) {
        return HttpRequest.BodyPublishers.ofString(Json.text(json));
    }

    private HttpRequest.Builder request(String path, Duration atMost) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(atMost).header("X-API-Key", key);
    }

    private String text(String path, HttpRequest request) {
        return checked(path, send(request));
    }

    private String checked(String path, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            String why = answer.body().strip();
            throw new SyncthingFailedException(
                    "Syncthing rejected the request: " + answer.statusCode() + (why.isEmpty() ? "" : " " + why),
                    base + without(path),
                    "check the log of Syncthing",
                    null);
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            onAnswer.run();
            return answer;
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private SyncthingFailedException unreachable(Exception e) {
        return new SyncthingFailedException(
                "Syncthing does not respond", base, "check whether Syncthing is running", e);
    }

    private JsonObject object(String path, String text) {
        try {
            return JsonObject.of(Json.object(text));
        } catch (MalformedJsonException e) {
            throw new SyncthingFailedException(
                    "unexpected response from Syncthing",
                    base + without(path),
                    "check whether Syncthing listens there",
                    e);
        }
    }

    private static String without(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
