package io.roam.doctor;

import io.roam.api.Conversation;
import io.roam.operation.OpenHome;
import io.roam.spi.Check;
import io.roam.spi.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports conversations that were captured before they were marked as private. */
record PrivateConversationsCheck(OpenHome home) implements Check {
    @Override
    public List<Diagnosis> run() {
        Map<String, Integer> folders = new TreeMap<>();
        home.catalog().all().stream()
                .filter(one -> one.state() == Conversation.State.PRIVATE)
                .forEach(one -> folders.merge(one.workspace(), 1, Integer::sum));
        List<Diagnosis> found = new ArrayList<>();
        folders.forEach((folder, count) -> found.add(Diagnosis.notice(
                "private-known",
                "conversations (" + count + ") are private here that were captured before they were",
                folder,
                "they are given out no more, but devices that have them keep them")));
        return found;
    }
}
