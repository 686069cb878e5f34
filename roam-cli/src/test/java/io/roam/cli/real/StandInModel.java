package io.roam.cli.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for the Messages API on the loopback address.
 *
 * <p>It answers "ack N" to the Nth prompt, or what the test scripted, and records every request.
 */
final class StandInModel implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final Queue<String> script = new ArrayDeque<>();
    private int answered;

    private StandInModel(HttpServer server) {
        this.server = server;
    }

    static StandInModel open() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        StandInModel model = new StandInModel(HttpServer.create(anyPort, 0));
        model.server.createContext("/", model::handle);
        model.server.setExecutor(model.threads);
        model.server.start();
        return model;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next prompts with these JSON arrays of content blocks; prompts of subagents and compactions count. */
    synchronized void scriptAnswers(String... contents) {
        script.addAll(List.of(contents));
    }

    /** Returns the bodies of all requests so far. */
    synchronized List<String> requests() {
        return requests.stream().map(ModelRequest::body).toList();
    }

    /** Returns the turns of the last prompt as "role: text"; empty if there was no prompt. */
    synchronized List<String> lastTurns() {
        List<ModelRequest> modelRequests =
                requests.stream().filter(ModelRequest::continuesConversation).toList();
        return modelRequests.isEmpty()
                ? List.of()
                : modelRequests.get(modelRequests.size() - 1).turns();
    }

    /** Returns the turns of the last request that ends with a prompt: versions up to 2.0 start with others of their own. */
    synchronized List<String> turnsOf(String prompt) {
        return requests.stream()
                .filter(ModelRequest::continuesConversation)
                .map(ModelRequest::turns)
                .filter(turns -> turns.get(turns.size() - 1).equals("user: " + prompt))
                .reduce((first, second) -> second)
                .orElse(List.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            ModelRequest request = new ModelRequest(exchange.getRequestURI().getPath(), body);
            synchronized (this) {
                requests.add(request);
            }
            if (request.isMessage()) {
                answer(exchange, request);
            } else if (request.path().equals("/v1/messages/count_tokens")) {
                send(exchange, 200, "application/json", "{\"input_tokens\":10}");
            } else {
                send(exchange, 404, "application/json", "{}");
            }
        }
    }

    private void answer(HttpExchange exchange, ModelRequest request) throws IOException {
        Object body = Json.read(request.body());
        ModelAnswer answer = nextAnswer(request, Json.text(body, "model"));
        if (Boolean.TRUE.equals(Json.member(body, "stream"))) {
            send(exchange, 200, "text/event-stream", answer.asEvents());
        } else {
            send(exchange, 200, "application/json", answer.asMessage());
        }
    }

    private synchronized ModelAnswer nextAnswer(ModelRequest request, String model) {
        if (!request.continuesConversation()) {
            return new ModelAnswer("msg_side", model, List.of(textBlock("aside")));
        }
        answered++;
        String scripted = script.poll();
        List<?> content = scripted == null ? List.of(textBlock("ack " + answered)) : Json.readList(scripted);
        return new ModelAnswer("msg_standin%06d".formatted(answered), model, content);
    }

    private static Map<String, String> textBlock(String text) {
        return Map.of("type", "text", "text", text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, headOnly ? -1 : bytes.length);
        if (!headOnly) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
