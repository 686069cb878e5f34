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
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stand-in for a model on the loopback address.
 *
 * <p>It answers "ack N" to the Nth prompt, or what the test scripted, and records every request.
 */
final class StandInServer implements AutoCloseable {
    private final PromptModel model;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final Queue<String> script = new ArrayDeque<>();
    private int answered;

    private StandInServer(PromptModel model, HttpServer server) {
        this.model = model;
        this.server = server;
    }

    static StandInServer open(PromptModel model) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        StandInServer standIn = new StandInServer(model, HttpServer.create(anyPort, 0));
        standIn.server.createContext("/", standIn::handle);
        standIn.server.setExecutor(standIn.threads);
        standIn.server.start();
        return standIn;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next prompts with these JSON arrays of content of the API; prompts of subagents and compactions count. */
    synchronized void scriptAnswers(String... contents) {
        script.addAll(List.of(contents));
    }

    /** Returns the bodies of all requests so far. */
    synchronized List<String> requests() {
        return requests.stream().map(ModelRequest::body).toList();
    }

    /** Returns the turns of the last prompt as "role: text"; empty if there was no prompt. */
    synchronized List<String> lastTurns() {
        List<ModelRequest> prompts = requests.stream().filter(model::isPrompt).toList();
        return prompts.isEmpty() ? List.of() : model.turns(prompts.get(prompts.size() - 1));
    }

    /** Returns the turns of the last request that ends with a prompt: a client may start with others of its own. */
    synchronized List<String> turnsOf(String prompt) {
        return requests.stream()
                .filter(model::isPrompt)
                .map(model::turns)
                .filter(turns -> !turns.isEmpty() && turns.get(turns.size() - 1).equals("user: " + prompt))
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
            send(exchange, answer(request));
        }
    }

    private ModelAnswer answer(ModelRequest request) {
        boolean isPrompt = model.isPrompt(request);
        int number;
        String scripted;
        synchronized (this) {
            requests.add(request);
            number = isPrompt ? ++answered : answered;
            scripted = isPrompt ? script.poll() : null;
        }
        if (!isPrompt) {
            return model.answerAside(request);
        }
        List<?> content = scripted == null ? model.textContent("ack " + number) : Json.readList(scripted);
        return model.answer(request, number, content);
    }

    private static void send(HttpExchange exchange, ModelAnswer answer) throws IOException {
        byte[] bytes = answer.text().getBytes(UTF_8);
        exchange.getResponseHeaders().set("content-type", answer.type());
        boolean headOnly = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), headOnly ? -1 : bytes.length);
        if (!headOnly) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
