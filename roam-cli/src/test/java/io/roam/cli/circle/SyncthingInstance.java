package io.roam.cli.circle;

import io.roam.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A running Syncthing that a test drives. */
record SyncthingInstance(String gui, String key, long pid) {
    /** Returns the instance that a device's roam has started. */
    static Optional<SyncthingInstance> of(Path exchange) {
        try {
            JsonObject json = JsonObject.parse(Files.readAllBytes(exchange.resolve("started.json")));
            SyncthingInstance it = new SyncthingInstance(json.string("gui"), json.string("key"), json.number("pid"));
            return Optional.of(it).filter(SyncthingInstance::isAlive);
        } catch (IOException | RuntimeException e) { // no instance was started
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Whether it has started, and takes requests. */
    boolean isReady() {
        try {
            request("GET", "/rest/system/ping");
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    void kill() {
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    String request(String method, String path) {
        return request(method, path, "");
    }

    String request(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + gui + path))
                .header("X-API-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void scan() {
        request("POST", "/rest/db/scan?folder=roam-main");
    }
}
