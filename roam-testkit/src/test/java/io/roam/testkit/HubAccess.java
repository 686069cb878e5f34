package io.roam.testkit;

/** What a test does to a hub. */
record HubAccess(InMemoryHub hub) implements SyncTransportContract.MeetingPlace {
    @Override
    public boolean setOffline(String device, boolean offline) {
        hub.setOffline(device, offline);
        return true;
    }

    @Override
    public boolean plant(byte[] content, String name) {
        hub.plant(name, content);
        return true;
    }

    @Override
    public boolean cutOff(String device, String name) {
        hub.cutOff(device, name);
        return true;
    }
}
