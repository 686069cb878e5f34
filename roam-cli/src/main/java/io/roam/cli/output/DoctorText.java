package io.roam.cli.output;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Diagnosis;
import java.util.List;

/** Prints diagnoses: one line each, and the remedy of what is not well. */
public final class DoctorText {
    private final Terminal terminal;

    public DoctorText(Terminal terminal) {
        this.terminal = terminal;
    }

    public void print(List<FixAttempt> attempts) {
        attempts.forEach(this::printAttempt);
        terminal.print("");
        terminal.print(summary(attempts));
    }

    private void printAttempt(FixAttempt attempt) {
        Diagnosis diagnosis = attempt.diagnosis();
        String where = diagnosis.where().isEmpty() ? "" : ": " + diagnosis.where();
        terminal.print(style(diagnosis).apply(diagnosis.severity().word()) + " " + diagnosis.what() + where);
        attempt.fixed().ifPresent(done -> terminal.print("  " + Style.GOOD.apply("fixed") + " " + done));
        attempt.failed().ifPresent(why -> terminal.print("  " + Style.BAD.apply("not fixed") + " " + why));
        if (attempt.fixed().isEmpty() && !diagnosis.remedy().isEmpty()) {
            terminal.print("  " + diagnosis.remedy());
        }
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
        long trouble = attempts.stream().filter(FixAttempt::isTrouble).count();
        long fixed =
                attempts.stream().filter(attempt -> attempt.fixed().isPresent()).count();
        boolean more = attempts.stream()
                .anyMatch(attempt -> attempt.fixed().isEmpty()
                        && attempt.failed().isEmpty()
                        && attempt.diagnosis().fix().isPresent());
        return (fixed > 0 ? "Fixed: " + fixed + ". " : "")
                + (trouble == 0 ? "Nothing is wrong." : "To be put right: " + trouble + ".")
                + (more ? " roam doctor --fix can do some of it." : "");
    }
}
