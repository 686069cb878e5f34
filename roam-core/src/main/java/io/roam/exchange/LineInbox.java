package io.roam.exchange;

import io.roam.spi.transport.Inbox;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * An inbox that takes each call of its transport as a sign that the exchange gets on.
 *
 * @param lane is told each device whose lane the transport reads
 */
record LineInbox(Inbox inbox, Runnable sign, Consumer<String> lane) implements Inbox {
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
    public void goesOn() {
        sign.run();
    }

    @Override
    public String device() {
        return inbox.device();
    }

    @Override
    public boolean hears(String device) {
        boolean heard = inbox.hears(device);
        if (heard) {
            lane.accept(device);
        }
        return heard;
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
