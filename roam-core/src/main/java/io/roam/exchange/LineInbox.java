package io.roam.exchange;

import io.roam.spi.transport.Inbox;
import java.nio.file.Path;

/** An inbox that takes each call of its transport as a sign that the exchange gets on. */
record LineInbox(Inbox inbox, Runnable sign) implements Inbox {
    @Override
    public boolean wants(String name) {
        sign.run();
        return inbox.wants(name);
    }

    @Override
    public long maxBytes(String name) {
        return inbox.maxBytes(name);
    }

    @Override
    public boolean mayBegin(String name, byte[] beginning) {
        return inbox.mayBegin(name, beginning);
    }

    @Override
    public boolean isIntact(Path file) {
        sign.run();
        return inbox.isIntact(file);
    }

    @Override
    public void arrived(Path file) {
        sign.run();
        inbox.arrived(file);
    }

    @Override
    public boolean heard(Path file) {
        sign.run();
        return inbox.heard(file);
    }

    @Override
    public boolean hears(String device) {
        return inbox.hears(device);
    }

    @Override
    public boolean isWithdrawn(Path file) {
        return inbox.isWithdrawn(file);
    }

    @Override
    public void goesOn() {
        sign.run();
    }

    @Override
    public String device() {
        return inbox.device();
    }

    @Override
    public boolean hears(String device) {
        return inbox.hears(device);
    }

    @Override
    public boolean heard(Path file) {
        sign.run();
        return inbox.heard(file);
    }

    @Override
    public boolean isWithdrawn(Path file) {
        sign.run();
        return inbox.isWithdrawn(file);
    }
}
