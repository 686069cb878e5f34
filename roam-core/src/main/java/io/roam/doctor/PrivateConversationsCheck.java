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
                "ignored-already-sent",
                count + (count == 1 ? " ignored conversation was" : " ignored conversations were") + " sent before",
                folder,
                "delete them in their tool on the devices that have them, if you want them gone")));
        return found;
    }
}
