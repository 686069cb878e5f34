package io.roam.cli.real;

/** What a stand-in for a model sends back. */
record ModelAnswer(int status, String type, String text) {
    static final ModelAnswer NOT_FOUND = new ModelAnswer(404, "application/json", "{}");

    static ModelAnswer json(String text) {
        return new ModelAnswer(200, "application/json", text);
    }

    static ModelAnswer events(String text) {
        return new ModelAnswer(200, "text/event-stream", text);
    }
}
