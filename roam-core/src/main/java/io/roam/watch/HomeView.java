package io.roam.watch;

import io.roam.api.Conversation;
import io.roam.api.Device;
import io.roam.api.HomeNews;
import io.roam.operation.ConversationCatalog;
import io.roam.operation.DevicePairing;
import io.roam.operation.OpenHome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a listener of a home can know of it, as it is at one time. */
record HomeView(Map<String, Conversation> conversations, List<Device> devices) {
    static HomeView of(OpenHome home) {
        ConversationCatalog catalog = home.catalog();
        Map<String, Conversation> conversations = new LinkedHashMap<>();
        catalog.withoutCopies(catalog.all()).forEach(one -> conversations.put(one.id(), one));
        return new HomeView(conversations, new DevicePairing(home).all());
    }

    /** Returns what is new in this one. */
    HomeNews since(HomeView before) {
        List<Conversation> added = new ArrayList<>();
        List<Conversation> changed = new ArrayList<>();
        Set<String> branched = new HashSet<>();
        conversations.forEach((id, now) -> {
            Conversation old = before.conversations.get(id);
            if (old == null) {
                added.add(now);
            } else if (!old.equals(now)) {
                changed.add(now);
            }
            if (now.branches() > (old == null ? 1 : old.branches())) {
                branched.add(id);
            }
        });
        Set<String> removed = new HashSet<>(before.conversations.keySet());
        removed.removeAll(conversations.keySet());
        return new HomeNews(added, changed, branched, removed, devices, !devices.equals(before.devices));
    }
}
