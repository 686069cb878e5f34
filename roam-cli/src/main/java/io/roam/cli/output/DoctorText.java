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

    public void say(List<FixAttempt> all) {
        all.forEach(this::say);
        to.say("");
        to.say(summary(all));
    }

    private void say(FixAttempt attempt) {
        Diagnosis one = attempt.diagnosis();
        String where = one.where().isEmpty() ? "" : ": " + one.where();
        to.say(style(one).of(one.severity().word()) + " " + one.what() + where);
        attempt.fixed().ifPresent(done -> to.say("  " + Style.GOOD.of("fixed") + " " + done));
        attempt.failed().ifPresent(why -> to.say("  " + Style.BAD.of("not fixed") + " " + why));
        if (attempt.fixed().isEmpty() && !one.remedy().isEmpty()) {
            to.say("  " + one.remedy());
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
