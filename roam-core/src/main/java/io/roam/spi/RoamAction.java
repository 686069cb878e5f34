package io.roam.spi;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One thing that roam can do for the user.
 *
 * @param kind what it is
 * @param arguments what it concerns, such as the id of a conversation: all that its kind takes, or none. What roam does not know is a placeholder such as {@code <id>}
 * @param typed the same arguments as the user types them, quoted for the shell of this machine where necessary
 * @param here whether it is to be done on this device, in this home; otherwise the sentence says where
 */
public record RoamAction(ActionKind kind, List<String> arguments, List<String> typed, boolean here)
        implements Remedy.Part {
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z ]+>");

    /** Copies the lists, and checks how many arguments there are. */
    public RoamAction {
        arguments = List.copyOf(arguments);
        typed = List.copyOf(typed);
        kind.command(arguments);
        kind.command(typed);
    }

    /**
     * Returns an action.
     *
     * @param arguments all that its kind takes, or none
     * @throws IllegalArgumentException if there are fewer or more
     */
    public static RoamAction of(ActionKind kind, String... arguments) {
        return new RoamAction(kind, List.of(arguments), List.of(arguments), true);
    }

    /** Returns it with its arguments as the user types them, such as {@link Os#quote} returns them. */
    public RoamAction typedAs(String... quoted) {
        return new RoamAction(kind, arguments, List.of(quoted), here);
    }

    /** Returns it as one that the user does where the sentence says, such as on another device. */
    public RoamAction elsewhere() {
        return new RoamAction(kind, arguments, typed, false);
    }

    /** Whether all its arguments are known; otherwise the user has to say something, such as a folder. */
    public boolean isComplete() {
        return arguments.size() == kind.arity()
                && arguments.stream()
                        .noneMatch(argument -> PLACEHOLDER.matcher(argument).find());
    }

    /** Returns the command that the user types for it. */
    public String command() {
        return kind.command(typed);
    }

    /** Returns the command. */
    @Override
    public String toString() {
        return command();
    }
}
