package io.roam.cli.output;

import io.roam.cli.args.CommandContext;
import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Diagnosis;
import io.roam.spi.Diagnosis.Severity;
import java.util.ArrayList;
import java.util.List;

/** Prints diagnoses: severity, subject and sentence of each, and below it the hints of what is not in order. */
public final class DoctorText {
    private static final int SEVERITY_WIDTH = 8;
    private static final int MAX_SUBJECT_WIDTH = 24;
    private static final int GAP = 2;
    private static final int MIN_SENTENCE_WIDTH = 36;

    private final CommandContext context;
    private final Terminal terminal;

    public DoctorText(CommandContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    public void print(List<FixAttempt> attempts) {
        int subjects = attempts.stream()
                .mapToInt(attempt -> attempt.diagnosis().id().length())
                .filter(length -> length <= MAX_SUBJECT_WIDTH)
                .max()
                .orElse(0);
        attempts.forEach(attempt -> printAttempt(attempt, subjects));
        terminal.print("");
        terminal.print(summary(attempts));
    }

    private void printAttempt(FixAttempt attempt, int subjects) {
        Diagnosis diagnosis = attempt.diagnosis();
        String word = diagnosis.severity().word();
        String where = diagnosis.where().isEmpty() ? "" : ": " + DisplayPath.format(diagnosis.where(), context);
        String severity = style(diagnosis).apply(word) + " ".repeat(SEVERITY_WIDTH - word.length());
        String indent = " ".repeat(SEVERITY_WIDTH);
        int hanging = SEVERITY_WIDTH + subjects + GAP;
        if (terminal.columns() - hanging >= MIN_SENTENCE_WIDTH) {
            terminal.print(
                    severity + pad(diagnosis.id(), subjects) + " ".repeat(GAP) + diagnosis.what() + where, hanging);
        } else {
            terminal.print(severity + diagnosis.id());
            terminal.print(indent + diagnosis.what() + where, 0);
        }
        attempt.fixed().ifPresent(done -> terminal.print(indent + Style.GOOD.apply("fixed:") + " " + done));
        attempt.failed().ifPresent(why -> terminal.print(indent + Style.BAD.apply("not fixed:") + " " + why));
        if (attempt.fixed().isEmpty()) {
            diagnosis.remedy().hints().forEach(hint -> terminal.print(indent + "hint: " + hint));
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static Style style(Diagnosis diagnosis) {
        return switch (diagnosis.severity()) {
            case GOOD -> Style.GOOD;
            case NOTICE -> Style.NAME;
            case WARNING -> Style.WARNING;
            case ERROR -> Style.BAD;
        };
    }

    private static String summary(List<FixAttempt> attempts) {
        long fixed =
                attempts.stream().filter(attempt -> attempt.fixed().isPresent()).count();
        long fixable = attempts.stream()
                .filter(attempt -> attempt.fixed().isEmpty()
                        && attempt.failed().isEmpty()
                        && attempt.diagnosis().fix().isPresent())
                .count();
        List<String> troubles = new ArrayList<>();
        count(attempts, Severity.WARNING, "warning", troubles);
        count(attempts, Severity.ERROR, "error", troubles);
        return (fixed > 0 ? "Fixed " + AmountText.count(fixed, "problem") + ". " : "")
                + (troubles.isEmpty() ? "No problems found." : String.join(", ", troubles) + ".")
                + offer(fixable, troubles.isEmpty());
    }

    private static String offer(long fixable, boolean onlyInfo) {
        if (fixable == 0) {
            return "";
        }
        return " roam doctor --fix can "
                + (onlyInfo ? "clean up " + AmountText.count(fixable, "item") : "fix " + fixable + " of them") + ".";
    }

    private static void count(List<FixAttempt> attempts, Severity severity, String noun, List<String> troubles) {
        long number = attempts.stream()
                .filter(attempt -> attempt.isTrouble() && attempt.diagnosis().severity() == severity)
                .count();
        if (number > 0) {
            troubles.add(AmountText.count(number, noun));
        }
    }
}
