package io.roam.adapter.windsurf.cascade;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of a step, for people to read. Where the form is not known, all that stands in it. */
final class StepText {
    private static final int ERROR = 31;

    private StepText() {}

    static String of(Step step) {
        Optional<String> error = step.message()
                .field(ERROR)
                .flatMap(Field::asMessage)
                .map(StepText::error)
                .filter(text -> !text.isEmpty());
        Optional<String> words = known(step).or(() -> error.isPresent() ? Optional.empty() : Optional.of(all(step)));
        return Stream.of(words, error).flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }

    private static Optional<String> known(Step step) {
        WireMessage body = step.body();
        Optional<String> text = step.type().flatMap(type -> switch (type) {
            case RUN_COMMAND -> Optional.of(CommandText.of(body));
            case COMMAND_STATUS -> words(body, 9).or(() -> words(body, 12));
            case CODE_ACTION -> Optional.of(EditText.of(body));
            case VIEW_FILE -> body.text(4).or(() -> body.text(9));
            case GREP_SEARCH -> body.text(3);
            case FIND -> body.text(14);
            case MCP_TOOL -> body.text(3);
            case LIST_DIRECTORY ->
                Optional.of(lines(body, 3, entry -> entry.text(1).orElse("")));
            case TODO_LIST -> Optional.of(lines(body, 1, StepText::todo));
            case CHECKPOINT -> Optional.of(texts(body, 10, 4, 5, 6));
            case ERROR_MESSAGE -> Optional.of(error(body.message(3)));
            default -> Optional.empty();
        });
        return text.filter(words -> !words.isEmpty());
    }

    private static String all(Step step) {
        return WireText.of(step.body());
    }

    private static String error(WireMessage error) {
        return texts(error, 1, 2, 3);
    }

    private static String todo(WireMessage todo) {
        return "[" + FieldText.of(todo, 3).orElse("") + "] " + todo.text(2).orElse("");
    }

    private static Optional<String> words(WireMessage body, int number) {
        return FieldText.of(body, number);
    }

    private static String lines(WireMessage body, int number, Function<WireMessage, String> line) {
        return body.messages(number).map(line).collect(Collectors.joining("\n"));
    }

    /** What stands in several fields, each text once. */
    private static String texts(WireMessage body, Integer... numbers) {
        return Stream.of(numbers)
                .map(number -> body.text(number).orElse(""))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
