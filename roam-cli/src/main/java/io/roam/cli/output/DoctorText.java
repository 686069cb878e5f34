package io.roam.cli.output;

import io.roam.cli.terminal.Style;
import io.roam.cli.terminal.Terminal;
import io.roam.spi.Diagnosis;
import java.util.List;

/** Tells diagnoses: what is well in a line each, what is not with its remedy. */
public final class DoctorText {
    private final Terminal to;

    public DoctorText(Terminal to) {
        this.to = to;
    }

    public void print(List<FixAttempt> all) {
        all.forEach(this::printAttempt);
        to.print("");
        to.print(summary(all));
    }

    private void printAttempt(FixAttempt attempt) {
        Diagnosis one = attempt.diagnosis();
        String where = one.where().isEmpty() ? "" : ": " + one.where();
        to.print(style(one).apply(one.severity().word()) + " " + one.what() + where);
        attempt.fixed().ifPresent(done -> to.print("  " + Style.GOOD.apply("fixed") + " " + done));
        attempt.failed().ifPresent(why -> to.print("  " + Style.BAD.apply("not fixed") + " " + why));
        if (attempt.fixed().isEmpty() && !one.remedy().isEmpty()) {
            to.print("  " + one.remedy());
        }
    }

    private static Style style(Diagnosis one) {
        return switch (one.severity()) {
            case GOOD -> Style.GOOD;
            case NOTICE -> Style.NAME;
            case WARNING -> Style.WARNING;
            case ERROR -> Style.BAD;
        };
    }

    private static String summary(List<FixAttempt> all) {
        long trouble = all.stream().filter(FixAttempt::isTrouble).count();
        long fixed = all.stream().filter(one -> one.fixed().isPresent()).count();
        boolean more = all.stream()
                .anyMatch(one -> one.fixed().isEmpty()
                        && one.failed().isEmpty()
                        && one.diagnosis().fix().isPresent());
        return (fixed > 0 ? "Fixed: " + fixed + ". " : "")
                + (trouble == 0 ? "Nothing is wrong." : "To be put right: " + trouble + ".")
                + (more ? " roam doctor --fix can do some of it." : "");
    }
}
