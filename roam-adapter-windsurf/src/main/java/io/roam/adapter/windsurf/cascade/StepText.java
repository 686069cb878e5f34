package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import io.roam.adapter.windsurf.wire.WireMessage;
import io.roam.adapter.windsurf.wire.WireWords;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders the result of a step for people; all its fields, if its form is not known. */
final class StepText {
    private static final int ERROR = 31;

    private StepText() {}

    static String render(Step step) {
        Optional<String> error = step.message()
                .field(ERROR)
                .flatMap(WireField::asMessage)
                .map(StepText::errorText)
                .filter(text -> !text.isEmpty());
        Optional<String> result =
                knownText(step).or(() -> error.isPresent() ? Optional.empty() : Optional.of(allFields(step)));
        return Stream.of(result, error).flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }

    private static Optional<String> knownText(Step step) {
        WireMessage body = step.body();
        Optional<String> text = step.type().flatMap(type -> switch (type) {
            case RUN_COMMAND -> Optional.of(CommandText.render(body));
            case COMMAND_STATUS -> textIn(body, 9).or(() -> textIn(body, 12));
            case CODE_ACTION -> Optional.of(EditText.render(body));
            case VIEW_FILE -> body.text(4).or(() -> body.text(9));
            case GREP_SEARCH -> body.text(3);
            case FIND -> body.text(14);
            case MCP_TOOL -> body.text(3);
            case LIST_DIRECTORY ->
                Optional.of(linesOf(body, 3, entry -> entry.text(1).orElse("")));
            case TODO_LIST -> Optional.of(linesOf(body, 1, StepText::todoText));
            case CHECKPOINT -> Optional.of(joinTexts(body, 10, 4, 5, 6));
            case ERROR_MESSAGE -> Optional.of(errorText(body.message(3)));
            default -> Optional.empty();
        });
        return text.filter(result -> !result.isEmpty());
    }

    private static String allFields(Step step) {
        return WireWords.render(step.body());
    }

    private static String errorText(WireMessage error) {
        return joinTexts(error, 1, 2, 3);
    }

    private static String todoText(WireMessage todo) {
        return "[" + FieldText.find(todo, 3).orElse("") + "] " + todo.text(2).orElse("");
    }

    private static Optional<String> textIn(WireMessage body, int number) {
        return FieldText.find(body, number);
    }

    private static String linesOf(WireMessage body, int number, Function<WireMessage, String> line) {
        return body.messages(number).map(line).collect(Collectors.joining("\n"));
    }

    /** Returns the texts of several fields, each text once. */
    private static String joinTexts(WireMessage body, Integer... numbers) {
        return Stream.of(numbers)
                .map(number -> body.text(number).orElse(""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
