package io.roam.doctor;

import io.roam.files.Leftovers;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.nio.file.Path;
import java.util.List;

/** What runs that were cut off left behind. */
record LeftoversCheck(Home home) implements Check {
    @Override
    public List<Diagnosis> run() {
        List<Path> left = left();
        return left.isEmpty()
                ? List.of()
                : List.of(Diagnosis.notice(
                                "leftovers",
                                "a run that was cut off left temporary files (" + left.size() + ")",
                                left.get(0).toString(),
                                "the next sync removes them, and so does roam doctor --fix")
                        .fixedBy(this::remove));
    }

    private List<Path> left() {
        return home.worked().stream()
                .flatMap(folder -> Leftovers.in(folder).stream())
                .toList();
    }

    private String remove() {
        int before = left().size();
        home.worked().forEach(folder -> Leftovers.remove(folder, home.machine().disk()));
        return "removed temporary files (" + (before - left().size()) + ")";
    }
}
