package io.roam.cli.command;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import io.roam.spi.ActionKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an expression of a source that makes a remedy, as the user reads it. */
final class RemedyExpression {
    private RemedyExpression() {}

    /** Returns the text of it, with what {@code inner} returns for the expressions in it; empty if it makes no remedy. */
    static Optional<String> text(Tree part, Function<Tree, String> inner) {
        if (!(part instanceof MethodInvocationTree call)
                || !(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return Optional.empty();
        }
        String receiver = select.getExpression().toString();
        List<? extends ExpressionTree> arguments = call.getArguments();
        return switch (select.getIdentifier().toString()) {
            case "none" -> receiver.equals("Remedy") ? Optional.of("") : Optional.empty();
            case "of", "run" ->
                receiver.equals("Remedy") || receiver.equals("RoamAction")
                        ? Optional.of(text(arguments, inner))
                        : Optional.empty();
            case "then" -> text(select.getExpression(), inner).map(before -> before + text(arguments, inner));
            case "and" -> text(select.getExpression(), inner).map(before -> before + "\n" + text(arguments, inner));
            case "elsewhere" -> text(select.getExpression(), inner);
            case "typedAs" -> kindOf(select.getExpression()).map(kind -> command(kind, arguments, inner));
            case "command" -> find(receiver).map(kind -> command(kind, arguments, inner));
            default -> Optional.empty();
        };
    }

    private static String text(List<? extends ExpressionTree> arguments, Function<Tree, String> inner) {
        return find(arguments.get(0).toString())
                .map(kind -> command(kind, arguments.subList(1, arguments.size()), inner))
                .orElseGet(() -> inner.apply(arguments.get(0)));
    }

    private static Optional<ActionKind> kindOf(Tree action) {
        return action instanceof MethodInvocationTree call
                        && !call.getArguments().isEmpty()
                ? find(call.getArguments().get(0).toString())
                : Optional.empty();
    }

    private static Optional<ActionKind> find(String name) {
        return name.startsWith("ActionKind.")
                ? Optional.of(ActionKind.valueOf(name.substring("ActionKind.".length())))
                : Optional.empty();
    }

    private static String command(
            ActionKind kind, List<? extends ExpressionTree> arguments, Function<Tree, String> inner) {
        return kind.command(arguments.stream().map(inner).toArray(String[]::new));
    }
}
