package io.roam.cli.choice;

import io.roam.api.Conversation;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.args.UnknownValueException;
import io.roam.spi.tool.ToolAdapter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The tool that the user chose by {@code --tool}. */
public final class ToolChoice {
    private ToolChoice() {}

    /**
     * Returns the id of the chosen tool, if there is one.
     *
     * @param conversations returns all conversations, one of which may be of a tool that this version does not know
     * @throws UnknownValueException if no tool has that id
     */
    public static Optional<String> of(
            ParsedArguments arguments, CommandContext context, Supplier<List<Conversation>> conversations) {
        Optional<String> tool = arguments.option("--tool");
        if (tool.isEmpty()) {
            return tool;
        }
        Set<String> known = new TreeSet<>();
        context.installedProviders().adapters().stream().map(ToolAdapter::id).forEach(known::add);
        if (!known.contains(tool.get())) {
            conversations.get().stream().map(Conversation::tool).forEach(known::add);
        }
        if (!known.contains(tool.get())) {
            throw UnknownValueException.of("tool", tool.get(), known);
        }
        return tool;
    }
}
