package io.roam.cli.real;

import java.util.List;

/** One API of models, as a stand-in speaks it. */
interface PromptModel {
    /** Whether a request asks to continue a conversation; what a client asks on the side does not. */
    boolean isPrompt(ModelRequest request);

    /** Returns the turns of a prompt as "user: text" and "assistant: text", without what the client adds for the model. */
    List<String> turns(ModelRequest request);

    /** Returns a content of this API that is just a text. */
    List<?> textContent(String text);

    /** Answers the prompt of this number with content in the form of this API. */
    ModelAnswer answer(ModelRequest request, int number, List<?> content);

    /** Answers a request that is no prompt. */
    ModelAnswer answerAside(ModelRequest request);
}
